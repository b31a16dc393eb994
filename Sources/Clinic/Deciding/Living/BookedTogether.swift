package import CivilTime
package import Planner
package import Scheduler

/// Sessions that were booked together.
package struct BookedTogether: Sendable {
    /// In order of their time.
    package let sessions: [Session]
    /// Dates at which none is.
    package let leftOut: [RefusedDate]
}

/// A time at which a session of a series cannot be held.
package struct RefusedDate: Hashable, Sendable {
    package let start: LocalTime
    package let broken: [RuleViolation]
}
