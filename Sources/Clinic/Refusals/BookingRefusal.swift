package import CivilTime
package import Planner
package import Scheduler

/// Why no session is booked at a time, or moved to it.
package enum BookingRefusal: ClinicRefusal, Hashable {
    /// A session outside the clinic was given a room.
    case takesNoRoom(Session.Mode)
    /// A visit at home, of somebody of whom nobody knows where they live or how far that is.
    case wayUnknown(ID<Patient>)
    /// It has begun, and nobody said that this is meant.
    case inThePast(LocalTime, now: LocalTime)
    /// It would begin or end while clocks change in the zone.
    case clocksChange(LocalTime, minutes: Int, zone: String)
    /// What speaks against the time, `nil` where there is nobody to hold it; the nearest free ones.
    case notFree(at: LocalTime, broken: [RuleViolation]?, near: Offers<NearPlace>)
    /// The gap rules leave no time to make up for it.
    case noTimeToMakeUp(ID<Session>)
    /// A move says neither time nor therapist nor room.
    case movesNowhere(ID<Session>)
    /// A move of all sessions of a plan is a shift of the plan.
    case movesAll

    package var kind: RefusalKind {
        switch self {
        case .takesNoRoom, .movesNowhere, .movesAll: .usage
        case .wayUnknown, .inThePast, .clocksChange, .notFree, .noTimeToMakeUp: .refused
        }
    }
}

/// A free time near one that was asked for.
package struct NearPlace: Hashable, Sendable {
    package let slot: Slot
    /// The therapist's name.
    package let therapist: String
}
