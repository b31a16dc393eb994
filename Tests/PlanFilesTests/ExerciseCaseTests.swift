import Foundation
import PlanFiles
import Testing

@testable import Planner

/// Made patients with what becomes of an exercise, one each way for the main groups of rules.
@Suite("Exercises are judged by what is known of the patient")
struct ExerciseCaseTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let sheet: FactSheet
        let exercise: String
        let adds: Set<String>
        let effect: String
        let with: String?
        let rules: Set<String>
        var testDescription: String { "\(name): \(exercise)" }
    }

    @Test("as written in the cases", arguments: try ExerciseCaseTests.cases())
    func holds(_ wanted: Case) throws {
        let catalog = BuiltInCatalog.catalog
        let library = try #require(catalog.use(of: wanted.exercise))
        let use = ExerciseUse(library.id, tags: library.tags.union(wanted.adds))
        let verdict = ExerciseJudge([wanted.sheet], catalog).verdict(on: use)
        #expect((verdict.effect?.rawValue ?? "as prescribed") == wanted.effect)
        #expect(verdict.with == wanted.with)
        #expect(Set(verdict.rules.map(\.id)).isSuperset(of: wanted.rules))
    }

    @Test("there are fifty")
    func count() throws { #expect(try Self.cases().count == 50) }

    static func cases() throws -> [Case] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("exercise-cases.json")
        let root = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        let tree = try #require(root as? [String: Any])
        let base = try #require(tree["base"] as? [String: Any])
        let cases = try #require(tree["cases"] as? [[String: Any]])
        return cases.map { entry in
            let facts = base.merging(entry["facts"] as? [String: Any] ?? [:]) { $1 }
            return Case(
                name: entry["case"] as? String ?? "", sheet: sheet(facts),
                exercise: entry["exercise"] as? String ?? "",
                adds: Set(entry["adds"] as? [String] ?? []),
                effect: entry["effect"] as? String ?? "", with: entry["with"] as? String,
                rules: Set(entry["rules"] as? [String] ?? []))
        }
    }

    private static func sheet(_ facts: [String: Any]) -> FactSheet {
        let catalog = BuiltInCatalog.catalog
        var sheet = FactSheet()
        for (name, value) in facts {
            let kind = catalog.fact(name)?.kind
            switch value {
            case let words as [String]: sheet[name] = .set(FactSet(Set(words)))
            case let text as String where text == "unknown": sheet[name] = nil
            case let text as String where kind == .yesNo: sheet[name] = .flag(text == "yes")
            case let text as String where text == "none" && kind != .text:
                sheet[name] = FactValue.none
            case let text as String: sheet[name] = .text(factWord(text))
            case let number as NSNumber: sheet[name] = .number(number.doubleValue)
            default: break
            }
        }
        return sheet
    }
}
