import Testing

@testable import PlanFiles
@testable import Planner

/// Facts that may make a rule fall silent are marked, each with its reason, and no others do.
@Suite struct ExemptFactTests {
    private static let catalog = BuiltInCatalog.catalog
    private static let marked = catalog.facts.filter { $0.exemption != nil }.map(\.name)

    @Test("there are some, each with a reason")
    func reasons() {
        #expect(Self.marked.count > 20)
        for fact in Self.catalog.facts {
            guard let exemption = fact.exemption else { continue }
            #expect(exemption.because.hasSuffix("."), "\(fact.name)")
        }
    }

    @Test("each silences a rule that speaks without it", arguments: marked)
    func silences(name: String) throws {
        let fact = try #require(Self.catalog.fact(name))
        let values = Self.values(of: fact)
        let silenced = Self.conditions.contains { when, unless in
            let asked = when.facts + (unless?.facts ?? [])
            guard asked.contains(name) else { return false }
            let truths = values.map { value in
                var sheet = Self.sheet(fulfilling: when, asking: name)
                sheet[name] = value
                return unless?.truth(for: sheet) == .yes ? Truth.no : when.truth(for: sheet)
            }
            return truths.contains(.yes) && truths.contains(.no)
        }
        #expect(silenced, "\(name) silences nothing: take its mark away")
    }

    @Test("a rule that falls silent on a yes, or on anything but one answer, asks a marked fact")
    func onlyMarked() {
        for (when, unless) in Self.conditions {
            for leaf in when.leaves {
                let falls: Bool =
                    switch (leaf.comparison, leaf.value) {
                    case (_, .text(RuleCondition.unknownWord)): false
                    case (.equal, .flag(false)), (.notEqual, _): true
                    default: false
                    }
                guard falls else { continue }
                #expect(Self.marked.contains(leaf.name), "\(leaf.name) \(leaf.comparison)")
            }
            for name in unless?.facts ?? [] { #expect(Self.marked.contains(name), "\(name)") }
        }
    }

    /// The conditions of all rules, those on exercises with what switches them off.
    private static var conditions: [(when: RuleCondition, unless: RuleCondition?)] {
        catalog.safetyRules.map { ($0.when, nil) }
            + catalog.exerciseSafety.rules.map { ($0.rule.when, $0.unless) }
    }

    /// Values near every border that a rule draws.
    private static func values(of fact: Fact) -> [FactValue] {
        switch fact.kind {
        case .yesNo: return [.flag(true), .flag(false)]
        case .text:
            let asked = conditions.flatMap { $0.when.leaves + ($0.unless?.leaves ?? []) }
                .compactMap { leaf -> String? in
                    guard leaf.name == fact.name, case .text(let word) = leaf.value else {
                        return nil
                    }
                    return word
                }
            return (fact.values + asked + ["specialist"]).map { .text(factWord($0)) }
        default:
            let borders = conditions.flatMap { $0.when.leaves + ($0.unless?.leaves ?? []) }
                .compactMap { leaf -> Double? in
                    guard leaf.name == fact.name, case .number(let border) = leaf.value else {
                        return nil
                    }
                    return border
                }
            return borders.flatMap { [$0 - 1, $0, $0 + 1] }.map { .number($0) }
        }
    }

    /// A sheet on which a condition holds; of several ways the one that asks the fact.
    private static func sheet(
        fulfilling condition: RuleCondition, asking name: String
    ) -> FactSheet {
        var sheet = FactSheet()
        fulfil(condition, name, &sheet)
        return sheet
    }

    private static func fulfil(
        _ condition: RuleCondition, _ asked: String, _ sheet: inout FactSheet
    ) {
        switch condition {
        case .all(let parts): for part in parts { fulfil(part, asked, &sheet) }
        case .any(let parts):
            let way = parts.first { $0.facts.contains(asked) } ?? parts.first
            if let way { fulfil(way, asked, &sheet) }
            // The other ways are closed.
            for part in parts where part != way {
                for name in part.facts where sheet[name] == nil { sheet[name] = FactValue.none }
            }
        case .fact(let name, let comparison, let value):
            switch (comparison, value) {
            case (_, .text(RuleCondition.unknownWord)): break
            case (.has, .text(let word)):
                var set = FactSet([], isComplete: false)
                if case .set(let known) = sheet[name] { set = known }
                set.members.insert(word)
                sheet[name] = .set(set)
            case (.equal, .text(let word)): sheet[name] = .text(word)
            case (.equal, .flag(let flag)): sheet[name] = .flag(flag)
            case (.notEqual, .flag(let flag)): sheet[name] = .flag(!flag)
            case (.notEqual, .text): sheet[name] = .text("another")
            case (.lessThan, .number(let border)): sheet[name] = .number(border - 0.5)
            case (.moreThan, .number(let border)): sheet[name] = .number(border + 0.5)
            case (_, .number(let border)): sheet[name] = .number(border)
            default: break
            }
        }
    }
}
