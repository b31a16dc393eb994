package import CivilTime
package import Planner

/// Why a phase of a plan is not made longer, or given another dose.
package enum PhaseRefusal: ClinicRefusal, Hashable {
    /// Phases count from 1.
    case noSuchPhase(Int, of: StoredPlan)
    case over(Int, PlannedPhase, of: StoredPlan)
    /// The plan has no session that new ones could be like.
    case noSessionToGoBy(StoredPlan)
    /// So many more sessions find no place from the first day to the last.
    case noPlace(sessions: Int, first: Day, last: Day)
    /// It ends in this week, and a dose changes with the next one.
    case lastWeek(Int, PlannedPhase, of: StoredPlan)
    /// More sessions a week than its rest days leave.
    case tooOften(Double, phase: Int, restDays: Int)
    /// In some week there is no place for so many more.
    case noMore(Int, first: Day, last: Day)
    /// The meetings of the class say how often it is.
    case inClass(PlannedPhase)
    /// A session finds no time in its plan week that is free so long.
    case tooLong(Session, minutes: Int)
    /// The plan has that dose already.
    case asItIs(StoredPlan)

    package var kind: RefusalKind {
        switch self {
        case .noSuchPhase: .notFound
        case .over, .noSessionToGoBy, .noPlace, .lastWeek, .tooOften, .noMore, .inClass, .tooLong,
            .asItIs:
            .refused
        }
    }
}
