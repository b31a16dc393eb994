package import CivilTime
package import Planner

/// Why a phase of a plan is not made longer.
package enum PhaseRefusal: ClinicRefusal, Hashable {
    /// Phases count from 1.
    case noSuchPhase(Int, of: StoredPlan)
    case over(Int, PlannedPhase, of: StoredPlan)
    /// The plan has no session that new ones could be like.
    case noSessionToGoBy(StoredPlan)
    /// So many more sessions find no place from the first day to the last.
    case noPlace(sessions: Int, first: Day, last: Day)

    package var kind: RefusalKind {
        switch self {
        case .noSuchPhase: .notFound
        case .over, .noSessionToGoBy, .noPlace: .refused
        }
    }
}
