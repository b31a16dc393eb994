import Foundation
import Testing

@testable import Planner

@Suite("Triage against a second program")
struct ReferenceTests {
    struct Case: Decodable {
        let age: Int
        let sex: String?
        let setting: String?
        let present: [String]
        let absent: [String]
        /// Ids of flag rules, sorted.
        let fired: [String]
        let shares: [String: Double]
    }

    /// `triage.py` writes the file; PHYSIO_TRIAGE_REFERENCE names a larger one.
    @Test("gives the same shares, ranking and flags: run triage.py again when the content changes")
    func same() throws {
        let told = ProcessInfo.processInfo.environment["PHYSIO_TRIAGE_REFERENCE"]
        let own = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("reference.json")
        let file = told.map { URL(fileURLWithPath: $0) } ?? own
        let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
        let model = try #require(Triage.model)
        #expect(cases.count >= 60)
        for one in cases {
            let findings = SignFindings(
                present: Set(one.present), absent: Set(one.absent), ageYears: one.age,
                sex: one.sex.flatMap { PatientDetails.Sex(rawValue: $0) }, setting: one.setting)
            let answer = model.assess(findings, asking: false)
            let known = KnownSigns(findings, model.numbers)
            let fired = model.flags.fired(
                known, nothingMechanical: model.isNothingMechanical(known))
            #expect(fired.map(\.rule.id).sorted() == one.fired, "\(one)")
            for cause in answer.causes {
                let wanted = one.shares[cause.id] ?? -1
                #expect(abs(cause.probability - wanted) < 1e-9, "\(cause.id) \(one)")
            }
            #expect(abs(answer.other - (one.shares[CauseProfile.somethingElse] ?? -1)) < 1e-9)
            let ranking = answer.causes.map(\.id).map { one.shares[$0] ?? -1 }
            #expect(zip(ranking, ranking.dropFirst()).allSatisfy { $0 >= $1 - 1e-9 })
        }
    }
}
