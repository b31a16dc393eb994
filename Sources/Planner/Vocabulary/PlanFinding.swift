/// What a safety rule said of a plan when it was made, and what was done about it.
package struct PlanFinding: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// A caution that nobody has acknowledged yet.
        case open
        case acknowledged
        /// An "avoid" that somebody overrode by name, with a reason.
        case overridden
        /// Nothing is left to do: what it forbids is left out, or its check is in the plan.
        case applied
    }

    package var rule: String
    package var severity: FindingSeverity
    package var title: String
    package var action: String
    /// A medicine's id, or the line of care: `weight-loss`, `smoking-cessation`, `activity`, `plan`.
    package var subject: String
    /// Marks and sources, like `A13 V`.
    package var evidence: String
    package var state: State
    /// Who acknowledged or overrode it.
    package var by: String?
    package var reason: String?
    /// What the rule's facts were when it was decided, as `PlanFinding.resting` writes them; `nil` where an older
    /// version did not keep them.
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
