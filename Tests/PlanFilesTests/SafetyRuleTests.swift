import Foundation
import Testing

@testable import PlanFiles
@testable import Planner

/// The rules of the plan files against the evidence, by an evaluator written for the test.
@Suite struct SafetyRuleTests {
    private let catalog = BuiltInCatalog.catalog

    /// Rules that ask for more than in the evidence: every serotonergic medicine, one fit, dehydration,
    /// nicotine replacement that is taken already.
    private static let widened: Set = ["OPI-13", "DEP-05", "NSAID-21", "BUP-08"]

    @Test("each rule fires, does not fire and stays open for some patient")
    func eachRuleEachWay() {
        #expect(catalog.safetyRules.count >= 174)
        for rule in catalog.safetyRules {
            var seen: Set<Truth> = [rule.when.truth(for: FactSheet())]
            #expect(seen == [.unknown], "\(rule.id) is decided though nothing is known")
            var random = SplitMix64(seed: 7)
            for _ in 0..<20_000 where seen.count < 3 {
                let facts = Self.facts(of: [rule], catalog, &random, unknown: 0.1)
                seen.insert(rule.when.truth(for: facts))
            }
            #expect(seen.count == 3, "\(rule.id) is only ever \(seen)")
        }
    }

    @Test("adding a fact only ever replaces questions: what fired or did not stays so")
    func moreFactsDecideMore() {
        var random = SplitMix64(seed: 11)
        for _ in 0..<100 {
            var facts = Self.facts(of: catalog.safetyRules, catalog, &random, unknown: 0.5)
            // Weeks of pregnancy are the one fact with a stated answer while unknown.
            if facts["pregnant"] == .flag(true), facts["gestation_weeks"] == nil {
                facts["gestation_weeks"] = .number(28)
            }
            let more = Self.facts(of: catalog.safetyRules, catalog, &random, unknown: 0)
            guard
                let name = more.values.keys.sorted().filter({ facts[$0] == nil })
                    .randomElement(using: &random)
            else { continue }
            if name == "gestation_weeks" || name == "pregnant" { continue }
            var after = facts
            after[name] = more[name]
            for rule in catalog.safetyRules {
                let before = rule.when.truth(for: facts)
                if before != .unknown { #expect(rule.when.truth(for: after) == before) }
            }
        }
    }

    @Test("weeks of pregnancy that become known soften a refusal, but never to silence")
    func knownWeeksAreNeverSilent() {
        for weeks in 0...42 {
            let facts = FactSheet([
                "planned_class": .set(FactSet(["nsaid", "nsaid_systemic"])),
                "pregnant": .flag(true), "gestation_weeks": .number(Double(weeks)),
            ])
            let fired = SafetyVerdict(catalog.safetyRules, for: facts).fired.map(\.id)
            #expect(fired.contains { ["NSAID-37", "NSAID-38", "NSAID-39"].contains($0) })
        }
    }

    @Test(
        "400 random patients get the same answers from the evidence's own conditions",
        .disabled(if: Content.isAbsent, "no ../shared here"))
    func sameAsTheEvidence() throws {
        let evidence = try Evidence172.load()
        var random = SplitMix64(seed: 3)
        for round in 0..<400 {
            let unknown = Double(round % 5) / 5
            let facts = Self.facts(of: catalog.safetyRules, catalog, &random, unknown: unknown)
            let told = Set(evidence.rules.map(\.id)).subtracting(Self.widened)
            let verdict = SafetyVerdict(
                catalog.safetyRules.filter { told.contains($0.id) }, for: facts)
            let expected = evidence.verdict(for: facts)
            #expect(Set(verdict.fired.map(\.id)) == expected.fired.subtracting(Self.widened))
            #expect(Set(verdict.open.map(\.rule.id)) == expected.open.subtracting(Self.widened))
        }
    }

    /// Values near the borders of the rules, some facts unknown.
    private static func facts(
        of rules: [SafetyRule], _ catalog: Catalog, _ random: inout SplitMix64, unknown: Double
    ) -> FactSheet {
        var leaves: [String: [RuleCondition.Leaf]] = [:]
        for leaf in rules.flatMap(\.when.leaves) { leaves[leaf.name, default: []].append(leaf) }
        var sheet = FactSheet()
        for (name, leaves) in leaves.sorted(by: { $0.key < $1.key })
        where Double.random(in: 0..<1, using: &random) >= unknown {
            let leaf = leaves[Int.random(in: 0..<leaves.count, using: &random)]
            let parts = name.split(separator: ".").map(String.init)
            switch leaf.value {
            case .number(let value):
                let number = value + Double([-1, 0, 1].randomElement(using: &random) ?? 0)
                if parts.count == 2 {
                    sheet[parts[0]] = .map([factWord(parts[1]): number])
                } else {
                    sheet[name] =
                        Int.random(in: 0..<20, using: &random) == 0
                        ? FactValue.none : .number(number)
                }
            case .flag: sheet[name] = .flag(Bool.random(using: &random))
            case .text(let word) where leaf.comparison == .has:
                var words = Set(
                    leaves.compactMap { leaf -> String? in
                        guard case .text(let word) = leaf.value else { return nil }
                        return Int.random(in: 0..<4, using: &random) == 0 ? word : nil
                    })
                if Bool.random(using: &random) { words.insert(word) }
                sheet[name] = .set(FactSet(words))
            case .text(let word):
                sheet[name] = .text(Bool.random(using: &random) ? word : "something_else")
            }
        }
        return sheet
    }
}

/// The conditions as the evidence writes them, and the plainest evaluator for them.
private struct Evidence172 {
    let rules: [(id: String, when: Any)]

    static func load() throws -> Evidence172 {
        let file = try Data(contentsOf: Content.folder.appendingPathComponent("adjuncts.json"))
        let root = try JSONSerialization.jsonObject(with: file) as? [String: Any]
        let rules = root?["rules"] as? [[String: Any]] ?? []
        return Evidence172(
            rules: rules.compactMap { rule in
                guard let id = rule["id"] as? String, let when = rule["when"] else { return nil }
                return (id, when)
            })
    }

    func verdict(for facts: FactSheet) -> (fired: Set<String>, open: Set<String>) {
        var fired: Set<String> = []
        var open: Set<String> = []
        for rule in rules {
            switch Self.truth(rule.when, facts) {
            case true?: fired.insert(rule.id)
            case nil: open.insert(rule.id)
            case false?: break
            }
        }
        return (fired, open)
    }

    private static func truth(_ node: Any, _ facts: FactSheet) -> Bool? {
        if let parts = (node as? [String: [Any]])?["all"] {
            let truths = parts.map { truth($0, facts) }
            return truths.contains(false) ? false : truths.contains(nil) ? nil : true
        }
        if let parts = (node as? [String: [Any]])?["any"] {
            let truths = parts.map { truth($0, facts) }
            return truths.contains(true) ? true : truths.contains(nil) ? nil : false
        }
        guard let triple = node as? [Any], triple.count == 3, let name = triple[0] as? String,
            let comparison = triple[1] as? String
        else { return nil }
        var value = facts[name]
        if name.contains("."), case .map(let entries) = facts["planned_daily_mg"] {
            value = entries["ibuprofen_oral"].map { .number($0) }
        }
        if value == nil, name == "gestation_weeks", facts["pregnant"] == .flag(true) {
            value = .number(28)
        }
        switch value {
        case nil: return nil
        case .some(.none): return false
        case .set(let set): return set.members.contains(factWord(triple[2] as? String ?? ""))
        case .flag(let flag): return comparison == "==" ? flag == (triple[2] as? Bool) : nil
        case .text(let text):
            let same = factWord(text) == factWord(triple[2] as? String ?? "")
            return comparison == "==" ? same : !same
        case .number(let left):
            let right = (triple[2] as? NSNumber)?.doubleValue ?? .nan
            switch comparison {
            case ">=": return left >= right
            case ">": return left > right
            case "<": return left < right
            case "<=": return left <= right
            case "==": return left == right
            default: return left != right
            }
        case .map, .span: return nil
        }
    }
}
