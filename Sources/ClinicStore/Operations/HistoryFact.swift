package import CivilTime
package import Planner

/// One thing that a change did, as history tells it.
package struct HistoryFact: Hashable, Sendable {
    package let what: What
    /// Of which plans it is a part, before or after.
    package let plans: Set<ID<StoredPlan>>

    package enum What: Hashable, Sendable {
        /// Where a session stood; `nil` where it was not booked.
        case session(ID<Session>, before: SessionPlace?, after: SessionPlace?)
        /// What was known of a patient; `nil` where it was not.
        case known(before: KnownThing?, after: KnownThing?)
        /// Anything else, and what was known of a patient who is erased.
        case record(RecordChange)
    }

    /// What became of a record.
    package enum Step: String, Sendable { case added, removed, changed }
}

/// When, with whom, where and how a session stood.
package struct SessionPlace: Hashable, Sendable {
    package let start: LocalTime
    package let therapist: ID<Therapist>
    package let room: ID<Room>?
    package let status: Session.Status
    package let reason: String?
    /// What the patient reads of it.
    package let text: String?
}

/// What a clinic knows of a patient, with its value.
package enum KnownThing: Hashable, Sendable {
    case fact(name: String, value: String, day: Day?)
    /// `said` as it was said, where that is not the name.
    case condition(String, said: String?)
    case medicine(String, said: String?)
    case allergy(String, reaction: String?)
    case score(measure: String, day: Day, value: Double)
}
