/// What follows from what is known, e.g. an illness from a measurement. It only adds.
package struct Implication: Hashable, Sendable {
    package let id: String
    package let when: RuleCondition
    /// Words that join a set (`has`), or answers (`==`).
    package let sets: [RuleCondition.Leaf]
    package let evidence: Evidence

    package init(
        id: String, when: RuleCondition, sets: [RuleCondition.Leaf], evidence: Evidence
    ) {
        self.id = id
        self.when = when
        self.sets = sets
        self.evidence = evidence
    }
}

/// A fact that is worked out from others.
package struct DerivedFact: Hashable, Sendable {
    /// One thing that counts.
    package struct Factor: Hashable, Sendable {
        package let when: RuleCondition
        package let evidence: Evidence

        package init(when: RuleCondition, evidence: Evidence) {
            self.when = when
            self.evidence = evidence
        }
    }
    package enum Rule: Hashable, Sendable {
        /// Yes when the condition holds.
        case holds(RuleCondition)
        /// How many factors hold.
        case count([Factor])
    }

    package let fact: String
    package let rule: Rule
    /// Only from what was told, not from what a measurement set.
    package let fromTold: Bool
    package let evidence: Evidence

    package init(fact: String, rule: Rule, fromTold: Bool = false, evidence: Evidence) {
        self.fact = fact
        self.rule = rule
        self.fromTold = fromTold
        self.evidence = evidence
    }
}
