@testable import Planner

extension Catalog {
    /// Whether a rule may be silent now because a fact has changed that the catalogue marks for it.
    func mayFallSilent(_ rule: SafetyRule, from before: FactSheet, to after: FactSheet) -> Bool {
        Set(rule.when.facts.map(RuleCondition.factName)).contains { name in
            fact(name)?.exemption != nil && before[name] != after[name]
        }
    }
}

extension SafetyRule {
    /// Whether it speaks in the place of another about the same fact, as firmly or more: kidneys under 30 instead
    /// of under 60.
    func replaces(_ other: SafetyRule) -> Bool {
        let asked = Set(other.when.facts).filter { !$0.hasPrefix("planned_") }
        return severity.rank <= other.severity.rank && scope == other.scope
            && !asked.isDisjoint(with: when.facts)
    }
}
