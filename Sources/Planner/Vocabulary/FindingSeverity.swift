/// How firm a safety rule is, the firmest first.
package enum FindingSeverity: String, Hashable, Sendable, CaseIterable {
    /// It must not be done; nobody can override that.
    case contraindicated
    /// It is not done, unless somebody overrides the rule by name, with a reason.
    case avoid
    /// It is done, but somebody has to acknowledge the risk.
    case caution
    /// It is done, and something is checked.
    case monitor
}
