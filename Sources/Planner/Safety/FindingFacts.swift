extension PlanFinding {
    /// The finding with the facts about the patient that its rule asks for, as they are now. A decision holds
    /// until one of them becomes worse.
    package func resting(on sheet: FactSheet, _ catalog: Catalog) -> PlanFinding {
        guard let rule = catalog.safetyRules.first(where: { $0.id == self.rule }) else {
            return self
        }
        var finding = self
        finding.facts = rule.when.leaves.reduce(into: [:]) { facts, leaf in
            switch (sheet.value(askedAs: leaf.name), leaf.value) {
            case (.number(let number), _): facts[leaf.name] = plain(number)
            case (.flag, _), (.text, _), (.set, _):
                let isTrue = leaf.condition.truth(for: sheet) == .yes
                facts[leaf.text] = isTrue ? "yes" : "no"
            default: break
            }
        }
        return finding
    }

    /// Whether a fact that the rule asks for has moved on in the direction in which the rule fires, or now
    /// speaks for it and did not before. Age does not count, as it only ever rises.
    package func isWorse(_ rule: SafetyRule, in sheet: FactSheet) -> Bool {
        guard let facts, !facts.isEmpty else { return false }
        return rule.when.leaves.contains { leaf in
            guard leaf.name != "age_years", leaf.condition.truth(for: sheet) == .yes else {
                return false
            }
            if case .number(let now) = sheet.value(askedAs: leaf.name) {
                guard let before = facts[leaf.name].flatMap(Double.init) else { return true }
                switch leaf.comparison {
                case .lessThan, .atMost: return now < before
                case .atLeast, .moreThan: return now > before
                case .has, .equal, .notEqual: return now != before
                }
            }
            return facts[leaf.text] != "yes"
        }
    }
}

extension RuleCondition.Leaf {
    fileprivate var condition: RuleCondition { .fact(name, comparison, value) }
}
