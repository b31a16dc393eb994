import CivilTime
import Testing

@testable import Planner

/// A case each way for the rules, and patients for whom something, or nothing, must be said.
@Suite struct RuleCaseTests {
    @Test("each rule fires in its case and stays silent in the other")
    func eachWay() throws {
        let cases = try CaseSheets()
        let rules = Dictionary(
            uniqueKeysWithValues: cases.catalog.safetyRules.map { ($0.id, $0) })
        var told: Set<String> = []
        for entry in cases.list("cases") {
            let id = try #require(entry["rule"] as? String)
            let rule = try #require(rules[id], "\(id) is gone")
            let yes = cases.sheet(entry["yes"] as? [String: Any] ?? [:])
            let no = cases.sheet(entry["no"] as? [String: Any] ?? [:])
            #expect(rule.when.truth(for: yes) == .yes, "\(id) stays silent")
            #expect(rule.when.truth(for: no) == .no, "\(id) fires for the other")
            told.insert(id)
        }
        #expect(told.count > 400)
    }

    @Test("somebody in danger is told of it, firmly enough")
    func loud() throws {
        let cases = try CaseSheets()
        for entry in cases.list("loud") {
            let name = entry["name"] as? String ?? ""
            let least = try #require(
                (entry["least"] as? String).flatMap(FindingSeverity.init(rawValue:)), "\(name)")
            let firmest = cases.fired(entry["facts"] as? [String: Any] ?? [:])
                .filter { $0.scope == .medication }.map(\.severity.rank).min()
            #expect((firmest ?? 9) <= least.rank, "\(name)")
        }
    }

    @Test("somebody who is in no danger is told nothing above a check")
    func quiet() throws {
        let cases = try CaseSheets()
        for entry in cases.list("quiet") {
            let fired = cases.fired(entry["facts"] as? [String: Any] ?? [:])
                .filter { $0.scope == .medication && $0.severity != .monitor }
            #expect(fired.map(\.id) == [], "\(entry["name"] as? String ?? "")")
        }
    }

    @Test("a rule of two medicines sees one of the plan from the other, both ways")
    func bothWays() throws {
        let catalog = BuiltInCatalog.catalog
        var details = PatientDetails(name: "A")
        details.facts["current_classes"] = RecordedFact("none")
        details.facts["conditions"] = RecordedFact("none")
        let facts = PlanFacts(details, on: try .init(parsing: "2026-11-28"), catalog)
        let pair = ["codeine-oral", "diazepam-short"].compactMap(catalog.medicine)
        let sheets = facts.planningSheets(
            pair, cause: nil, weightLoss: false, quitting: false, redFlag: false)
        let fired = sheets.map { Set(SafetyVerdict(catalog.safetyRules, for: $0).fired.map(\.id)) }
        #expect(fired.count == 2)
        #expect(fired[0].contains { $0.hasPrefix("OPI") })
        #expect(fired[1].contains("BZD-09"))
        let alone = facts.planningSheets(
            [pair[0]], cause: nil, weightLoss: false, quitting: false, redFlag: false)
        let two = SafetyVerdict(catalog.safetyRules, for: alone[0]).fired.map(\.id)
        #expect(!two.contains("OPI-17"), "a medicine is not a second one beside itself")
    }

    @Test("rules that say one thing are told as one, the firmest first")
    func asOne() throws {
        let cases = try CaseSheets()
        let changed: [String: Any] = [
            "planned_drug": ["codeine-oral"], "conditions": ["severe_copd"],
        ]
        let sheet = cases.sheet(changed)
        let fired = cases.fired(changed).filter { $0.scope == .medication }
        let told = fired.toldAsOne(for: sheet, cases.catalog.ontology)
        #expect(told.count < fired.count)
        #expect(told.first?.rule.severity == .contraindicated)
        #expect(Set(told.flatMap { [$0.rule.id] + $0.also.map(\.id) }) == Set(fired.map(\.id)))
        for head in told { #expect(head.also.allSatisfy { $0.severity != .monitor }) }
    }
}
