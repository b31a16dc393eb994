package import CivilTime
package import Planner

/// One change: who, when, what, before, after and why.
package struct HistoryEntry: Hashable, Sendable {
    /// From 1, without a gap.
    package let number: Int64
    package let at: Moment
    package let actor: String
    package let command: String
    package let reason: String?
    /// `{"table":{"row":{…}}}` in JSON, `null` for a row that was not there.
    let before: String
    let after: String
    /// The entry that this one took back.
    package let undoes: Int64?
    /// The entry that took this one back.
    package let undoneBy: Int64?
    /// Whom it touched, and the personal part of it while they are not erased.
    package let patients: [PersonalChange]

    package struct PersonalChange: Hashable, Sendable {
        package let patient: ID<Patient>
        /// JSON like that of the entry; `nil` when the patient was erased.
        let before: String?
        let after: String?
    }
}
