import Foundation
import Planner
import Testing

@testable import Clinic

/// What people tell as a condition although it is a sign of a red flag: every phrase of `names/signs.yaml`.
@Suite("A sign of a red flag is asked for at the screening and is no condition")
struct SignTests {
    /// With `PHYSIO_LONG_TESTS` every phrase, else the first of each question and one of five.
    private static let isLong =
        ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil

    /// Questions whose answer people rightly tell as a condition, a medicine or an age, which the rules know.
    private static let told: Set<String> = [
        "spine-fracture.bones", "spine-fracture.steroids", "spine-fracture.over-65",
        "malignancy.cancer", "spine-infection.immune", "scfe-child.young", "scfe-child.hip",
        "avn-suspect.steroids", "avn-suspect.alcohol", "avn-suspect.blood", "avn-suspect.injury",
        "ankylosed-fracture.stiff", "paget-complication.known", "aaa.known", "aaa.over-60",
        "prosthesis.new-hip", "psoas-bleed.thinner",
    ]

    private static func phrases(_ catalog: Catalog) -> [(said: String, question: String)] {
        catalog.names.ambiguous.compactMap { name in
            name.sign.map { (name.said, $0.question) }
        }
    }

    /// The command that a refusal ends with.
    private static func wayOut(_ text: String) -> String? {
        let parts = text.components(separatedBy: "Where the answer is yes: physio ")
        return parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespacesAndNewlines) : nil
    }

    @Test("each question of an emergency or urgent flag has what people say for it")
    func complete() throws {
        let catalog = try CatalogShelf(folder: nil).catalog()
        let said = Dictionary(grouping: Self.phrases(catalog), by: \.question)
        for flag in catalog.redFlags where flag.action != .routine {
            for question in flag.questions where !Self.told.contains(question.id) {
                #expect(said[question.id, default: []].count > 1, "\(question.id)")
            }
        }
    }

    @Test("every phrase is refused, also as other:, with a command that records and raises")
    func refused() throws {
        let transcript = try Transcript(jurisdiction: "UK")
        defer { transcript.remove() }
        let phrases = Self.phrases(try transcript.clinic.shelf.catalog())
        #expect(phrases.count > 400)
        #expect(!transcript.answer("patient add A --born 1980-01-01").isRefused)
        var commands: [String: String] = [:]
        for (index, (said, question)) in phrases.enumerated()
        where Self.isLong || index % 5 == 0 || commands[question] == nil {
            let told = transcript.answer("patient set P1 --condition \"\(said)\"")
            #expect(told.isRefused, "\(said)")
            #expect(Self.wayOut(told.text) == "screen P1 --answer \(question)=yes", "\(said)")
            commands[question] = Self.wayOut(told.text)
        }
        #expect(try transcript.clinic.patient(named: "P1").details.conditions.isEmpty)
        let catalog = try transcript.clinic.shelf.catalog()
        for (question, command) in commands {
            let kept = phrases.first { $0.question == question }?.said ?? ""
            #expect(transcript.answer("patient set P1 --condition \"other:\(kept)\"").isRefused)
            let answer = transcript.answer(command)
            #expect(!answer.isRefused && answer.text.contains("(\(question))"), "\(question)")
            let flag = catalog.redFlags.first { $0.questions.contains { $0.id == question } }
            let raises = flag?.raised(by: [question: true]) != nil
            let isOpen = answer.text.contains("\(flag?.name ?? "?") (")
            #expect(!raises || isOpen, "\(question)")
        }
    }

    @Test("of a patient who is being added nothing is written; added without it the command works")
    func adding() throws {
        let transcript = try Transcript(jurisdiction: "UK")
        defer { transcript.remove() }
        let told = transcript.answer(
            "patient add \"Jo Park\" --condition diabetes --condition \"my saddle numbness\"")
        #expect(told.isRefused && told.text.contains("Add the patient without it first"))
        #expect(try transcript.clinic.patients().isEmpty)
        #expect(!transcript.answer("patient add \"Jo Park\" --condition diabetes").isRefused)
        let command = try #require(Self.wayOut(told.text))
        #expect(transcript.answer(command).text.contains("cauda equina"))
    }

    @Test(
        "nearly a sign, or one among other words, is asked back, too; what is known stays a condition",
        arguments: [
            ("sadle numbness", true), ("saddle numbness since Monday", true), ("footdropp", true),
            ("diabetes and foot drop", true), ("left foot drop", true),
            ("unexplaned weight loss", true),
            ("numbness in my saddle area", true), ("the calf is rather swollen", true),
            ("legs gone weak", true), ("my hip is red and hot", true), ("I lost weight", true),
            ("sweats at night", true), ("old foot drop", false), ("swollen ankles", false),
            ("urinary incontinence", false), ("falls", false),
            ("hay fever", false), ("sciatica", false), ("back pain", false), ("hernia", false),
        ])
    func nearly(said: String, isSign: Bool) throws {
        let transcript = try Transcript(jurisdiction: "UK")
        defer { transcript.remove() }
        _ = transcript.answer("patient add A")
        let told = transcript.answer("patient set P1 --condition \"\(said)\"")
        #expect(told.isRefused == isSign, "\(told.text)")
        #expect(told.text.contains("sign of a red flag") == isSign, "\(told.text)")
    }
}
