import PlanTree
import Planner

extension Entry {
    func safetyRule() -> SafetyRule {
        let words = patientText("patient-words")
        var rule = SafetyRule(
            id: text("id"), title: text("title"),
            severity: choice("severity", FindingSeverity.self) ?? .contraindicated,
            tier: integer("tier", 1...2), when: value("when").flatMap(predicate) ?? .all([]),
            action: text("action"),
            scope: value("scope", required: false) == nil ? nil : choice("scope", SafetyScope.self),
            checkDays: value("check-days", required: false) == nil
                ? nil : range("check-days", 0...730),
            baselineDays: value("baseline-days", required: false) == nil
                ? nil : range("baseline-days", -90...0),
            evidence: evidence())
        rule.patientWords = words
        return rule
    }

    /// A map of `all` or `any` to a list of the same, or `fact comparison value`.
    func predicate(_ place: Place) -> RuleCondition? {
        guard let mapping = place.node.mapping else { return condition(place) }
        guard mapping.count == 1, let (key, node) = mapping.first.map({ ($0.key, $0.value) }),
            let name = key.text, name == "all" || name == "any",
            let items = place.with(node).list("'\(name)'"), !items.isEmpty
        else {
            place.report(
                "A condition is 'all' or 'any' with a list under it.",
                "Write 'all:' and below it '- age_years >= 65'.")
            return nil
        }
        let parts = items.compactMap(predicate)
        return name == "all" ? .all(parts) : .any(parts)
    }

    private func condition(_ place: Place) -> RuleCondition? {
        guard let text = place.text("A condition") else { return nil }
        let words = text.split(separator: " ", maxSplits: 2).map(String.init)
        guard words.count == 3, let comparison = RuleCondition.Comparison(rawValue: words[1]) else {
            place.report(
                "'\(text)' is no condition.",
                "Write a fact, a comparison (has, >=, >, <, <=, ==, !=) and a value.")
            return nil
        }
        // `planned_daily_mg.naproxen-oral` asks for one entry of a fact that is a map.
        let name = words[0].split(separator: ".").first.map(String.init) ?? words[0]
        let fact = place.with(.scalar(name, isPlain: true, place.node.mark))
        guard reference(fact, .fact) != nil else { return nil }
        return .written(words[0], comparison, Self.value(of: words[2]))
    }

    private static func value(of word: String) -> RuleCondition.Value {
        switch word {
        case "yes": .flag(true)
        case "no": .flag(false)
        default: Double(word).map { .number($0) } ?? .text(word)
        }
    }
}
