/// A safety rule that fired for a plan, and what was done about it.
package struct PlanFinding: Hashable, Sendable {
    /// What was done about it.
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// A caution that nobody has acknowledged yet.
        case open
        case acknowledged
        /// An "avoid" that somebody overrode by name, with a reason.
        case overridden
        /// Nothing is left to do: what it forbids is left out, or its check is in the plan.
        case applied
    }

    /// Id of the rule.
    package var rule: String
    package var severity: FindingSeverity
    /// What the rule warns of.
    package var title: String
    /// What the rule asks for, as a sentence.
    package var action: String
    /// A medicine's id, or the line of care: `weight-loss`, `smoking-cessation`, `activity`, `plan`.
    package var subject: String
    /// Marks and ids of sources, like `A13 V`.
    package var evidence: String
    package var state: State
    /// Who acknowledged or overrode it; `nil` if nobody did.
    package var by: String?
    /// Why it was overridden.
    package var reason: String?
    /// The facts on which the decision rests, as `resting(on:_:)` writes them; `nil` if they were not kept,
    /// as in older plans.
    package var facts: [String: String]?

    package init(
        rule: String, severity: FindingSeverity, title: String, action: String, subject: String,
        evidence: String, state: State, by: String? = nil, reason: String? = nil,
        facts: [String: String]? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.title = title
        self.action = action
        self.subject = subject
        self.evidence = evidence
        self.state = state
        self.by = by
        self.reason = reason
        self.facts = facts
    }
}
