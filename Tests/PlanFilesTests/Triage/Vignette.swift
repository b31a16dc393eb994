import Foundation
import Planner

/// A patient as told, and what was the matter.
struct Vignette: Decodable, CustomStringConvertible {
    let name: String
    let age: Int
    let sex: String?
    /// Ids of causes; `RED` where something dangerous was, `NONE` where it was outside the catalogue.
    let truth: [String]
    let present: [String]
    let absent: [String]
    let origin: String?
    /// For two sources at once: for each, the causes that count for it.
    let both: [[String]]?
    /// Red flags that the story holds; then a warning is no false alarm.
    let flags: [String]?

    /// Where the danger is not among the findings: the signs that must be asked for.
    let asks: [String]?

    private enum CodingKeys: String, CodingKey {
        case name, age, sex, present, absent, origin, both, flags, asks
        case truth = "true"
    }
    private struct File: Decodable { let cases: [Vignette] }

    /// Another telling of the same patient.
    init(_ other: Vignette, present: [String], absent: [String]) {
        name = other.name
        age = other.age
        sex = other.sex
        truth = other.truth
        self.present = present
        self.absent = absent
        origin = other.origin
        both = other.both
        flags = other.flags
        asks = other.asks
    }

    static func file(_ name: String) throws -> [Vignette] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let data = try Data(contentsOf: folder.appendingPathComponent("Vignettes/\(name).json"))
        return try JSONDecoder().decode(File.self, from: data).cases
    }

    var description: String { name }
    var causes: [String] { truth.filter { $0 != "RED" && $0 != "NONE" } }
    var isRed: Bool { truth == ["RED"] }

    var findings: SignFindings {
        let sexes: [String: PatientDetails.Sex] = ["f": .female, "m": .male]
        return SignFindings(
            present: Set(present), absent: Set(absent), ageYears: age,
            sex: sex.flatMap { sexes[$0] })
    }
}

/// How many of a set of vignettes were told right.
struct Figures {
    var inCatalogue = 0
    var inFirstThree = 0
    var origins = 0
    var originRight = 0
    var pairs = 0
    var bothHalves = 0
    var red = 0
    var warned = 0
    var calm = 0
    var falseAlarms = 0
    var wrongAndConfident: [String] = []
    var missed: [String] = []

    init(_ vignettes: [Vignette], _ answer: (Vignette) -> Assessment) {
        for vignette in vignettes { count(vignette, answer(vignette)) }
    }

    private mutating func count(_ vignette: Vignette, _ answer: Assessment) {
        let ids = answer.causes.map(\.id)
        let told =
            "\(vignette.name): "
            + answer.causes.prefix(3).map { "\($0.id) \(Int($0.probability * 100))" }
            .joined(separator: ", ")
        if (answer.causes.first?.probability ?? 0) >= 0.5, !vignette.causes.contains(ids[0]) {
            wrongAndConfident.append(told)
        }
        if !vignette.causes.isEmpty {
            inCatalogue += 1
            let isTold = !Set(ids.prefix(3)).isDisjoint(with: vignette.causes)
            inFirstThree += isTold ? 1 : 0
            if !isTold { missed.append(told) }
        }
        if let origin = vignette.origin {
            origins += 1
            originRight += answer.origin.hasPrefix(origin) ? 1 : 0
            if !answer.origin.hasPrefix(origin) { missed.append("\(told), \(answer.origin)") }
        }
        if let both = vignette.both {
            pairs += 1
            bothHalves += both.allSatisfy { !Set($0).isDisjoint(with: ids.prefix(5)) } ? 1 : 0
        }
        countFlags(vignette, answer, told)
    }

    private mutating func countFlags(
        _ vignette: Vignette, _ answer: Assessment, _ told: String
    ) {
        let asked = Set(answer.hints.flatMap(\.open))
        let isWarned =
            vignette.asks.map { asked.isSuperset(of: $0) } ?? !answer.redFlags.isEmpty
        if vignette.isRed {
            red += 1
            warned += isWarned ? 1 : 0
            if !isWarned { missed.append("\(told), no warning") }
        } else if vignette.flags == nil {
            calm += 1
            falseAlarms += isWarned ? 1 : 0
            if isWarned {
                missed.append("\(told), warned: \(answer.redFlags.map(\.rule.id))")
            }
        }
    }
}
