package import CivilTime
package import Planner

/// Why there is no new quit date.
package enum QuitRefusal: ClinicRefusal, Hashable {
    /// The programme's rule does not allow the day; those that it allows.
    case outside(Day, SmokingProgramme, allowed: ClosedRange<Day>)
    case noProgramme(ID<StoredPlan>)
    /// No time is free for a contact in its days.
    case noTime(SmokingProgramme.Contact, in: ClosedRange<Day>)

    package var kind: RefusalKind {
        switch self {
        case .outside: .usage
        case .noProgramme, .noTime: .refused
        }
    }
}
