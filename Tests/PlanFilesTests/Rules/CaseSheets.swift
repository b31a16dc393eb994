import Foundation
import Testing

@testable import PlanFiles
@testable import Planner

/// Patients of a file of cases, as the rules are asked about them.
struct CaseSheets {
    let catalog = BuiltInCatalog.catalog
    let file: [String: Any]
    private let base: [String: Any]

    init() throws {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("rule-cases.json")
        let root = try JSONSerialization.jsonObject(with: try Data(contentsOf: url))
        file = try #require(root as? [String: Any])
        base = try #require(file["base"] as? [String: Any])
    }

    func list(_ name: String) -> [[String: Any]] { file[name] as? [[String: Any]] ?? [] }

    /// A healthy adult with these facts changed; the classes are those of the planned medicines.
    func raw(_ changed: [String: Any]) -> FactSheet {
        var sheet = FactSheet()
        for (name, value) in base.merging(changed, uniquingKeysWith: { $1 }) {
            guard let fact = catalog.fact(name) else {
                Issue.record("no fact '\(name)'")
                continue
            }
            sheet[name] = Self.value(value, of: fact)
        }
        if case .set(let planned) = sheet["planned_drug"], !planned.members.isEmpty {
            let medicines = catalog.medicines.filter { planned.members.contains(factWord($0.id)) }
            sheet["planned_class"] = .set(FactSet(Set(medicines.flatMap(\.classes))))
        }
        sheet["planned_mg_per_kg_day"] = sheet.byWeight()
        return sheet
    }

    func sheet(_ changed: [String: Any]) -> FactSheet {
        raw(changed).closed(under: catalog.ontology, planned: true)
    }

    func fired(_ changed: [String: Any]) -> [SafetyRule] {
        SafetyVerdict(catalog.safetyRules, for: sheet(changed)).fired
    }

    private static func value(_ value: Any, of fact: Fact) -> FactValue? {
        switch (fact.kind, value) {
        case (.set, let words as [String]): .set(FactSet(Set(words)))
        case (.map, let entries as [String: Double]):
            .map(
                Dictionary(
                    entries.map { (factWord($0.key), $0.value) }, uniquingKeysWith: max))
        case (.yesNo, let flag as Bool): .flag(flag)
        case (.number, let number as NSNumber): .number(number.doubleValue)
        case (_, let text as String): text == "none" ? FactValue.none : .text(factWord(text))
        default: nil
        }
    }
}
