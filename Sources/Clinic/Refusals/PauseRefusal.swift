package import CivilTime
package import Planner

/// Why a plan does not rest, or does not go on.
package enum PauseRefusal: ClinicRefusal, Hashable {
    /// It would end before it begins, or last a year.
    case cannotBe(first: Day, last: Day)
    case beginsInPast(Day, today: Day)
    /// The plan rests then already.
    case overlaps(PlanPause, of: ID<StoredPlan>)
    case doesNotRest(ID<StoredPlan>)
    /// The pause ends on no such day; the days on which it can.
    case cannotEnd(PlanPause, on: Day, allowed: ClosedRange<Day>)

    package var kind: RefusalKind {
        switch self {
        case .cannotBe, .cannotEnd: .usage
        case .beginsInPast, .overlaps, .doesNotRest: .refused
        }
    }
}
