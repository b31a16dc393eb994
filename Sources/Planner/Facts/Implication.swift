/// What follows from what is known, like an illness from a measurement. It only ever adds something.
package struct Implication: Hashable, Sendable {
    package let id: String
    /// When it follows.
    package let when: RuleCondition
    /// Words to be added to a set (`has`), and values of facts (`==`).
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
    /// One of the things that are counted.
    package struct Factor: Hashable, Sendable {
        /// When it counts.
        package let when: RuleCondition
        package let evidence: Evidence

        package init(when: RuleCondition, evidence: Evidence) {
            self.when = when
            self.evidence = evidence
        }
    }
    /// How it is worked out.
    package enum Rule: Hashable, Sendable {
        /// Yes when the condition holds.
        case holds(RuleCondition)
        /// How many of these hold.
        case count([Factor])
    }

    /// Name of the fact.
    package let fact: String
    package let rule: Rule
    /// Whether it is worked out only from what was recorded, not from what a measurement added.
    package let fromTold: Bool
    package let evidence: Evidence

    package init(fact: String, rule: Rule, fromTold: Bool = false, evidence: Evidence) {
        self.fact = fact
        self.rule = rule
        self.fromTold = fromTold
        self.evidence = evidence
    }
}
