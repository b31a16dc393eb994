/// A rule that fired, and others that say no more than it does.
package struct ToldRule: Hashable, Sendable {
    package let rule: SafetyRule
    /// The others: as firm or less firm, and resting on the same facts.
    package var also: [SafetyRule]

    /// `OPI-19 (with OPI-20)`.
    package var ids: String {
        rule.id + (also.isEmpty ? "" : " (with \(also.map(\.id).joined(separator: ", ")))")
    }
}

extension [SafetyRule] {
    /// The rules that fired for one subject, the firmest first; rules that say one thing are put together.
    ///
    /// A rule goes with a firmer one if each fact that makes it fire is one on which the firmer rests, or
    /// follows from it: lung disease from COPD. A check (`monitor`) always stands for itself, as it sets a
    /// date.
    package func toldAsOne(for sheet: FactSheet, _ ontology: Ontology) -> [ToldRule] {
        var told: [(rule: ToldRule, reasons: [RuleCondition.Leaf])] = []
        for rule in sorted(by: { ($0.severity.rank, $0.id) < ($1.severity.rank, $1.id) }) {
            let reasons = rule.reasons(in: sheet)
            let covering = told.firstIndex { head in
                head.rule.rule.scope == rule.scope
                    && reasons.areCovered(by: head.reasons, ontology)
            }
            if rule.severity != .monitor, !reasons.isEmpty, let covering {
                told[covering].rule.also.append(rule)
            } else {
                told.append((ToldRule(rule: rule, also: []), reasons))
            }
        }
        return told.map(\.rule)
    }
}

extension SafetyRule {
    /// The comparisons that make it fire, without those about the plan.
    fileprivate func reasons(in sheet: FactSheet) -> [RuleCondition.Leaf] {
        leaves.filter { leaf in
            !leaf.name.hasPrefix("planned_")
                && RuleCondition.fact(leaf.name, leaf.comparison, leaf.value).truth(for: sheet)
                    == .yes
        }
    }
}

extension [RuleCondition.Leaf] {
    fileprivate func areCovered(by firmer: [RuleCondition.Leaf], _ ontology: Ontology) -> Bool {
        allSatisfy { leaf in
            firmer.contains { other in
                guard other.name == leaf.name else { return false }
                guard case (.text(let wide), .text(let narrow)) = (leaf.value, other.value),
                    leaf.comparison == .has
                else { return true }
                return wide == narrow
                    || ontology.broader(than: factWord(narrow), in: leaf.name)
                        .contains(factWord(wide))
            }
        }
    }
}
