package import CivilTime
package import Planner

/// Why a page cannot be shown.
package enum PageRefusal: ClinicRefusal, Hashable {
    /// The first day and the last one, which is before it.
    case endsBefore(Day, Day)
    case noCause(String, near: [Suggestion])
    case noMedicine(String)
    /// The number that was said, and how many phases there are.
    case noPhase(Int, of: ID<StoredPlan>, count: Int)
    /// The plan files say nothing of when to look at a plan again.
    case noFollowUp
    /// A split by sites, of which a clinic's file knows none.
    case noSites
    /// The plan files say nothing of when those who wait are to be helped.
    case noWaitingLimits
    /// A time of the history that clocks skip in the zone.
    case skipped(LocalTime, zone: String)
    /// A plan and when it was made, which is after the time asked for.
    case notMadeYet(ID<StoredPlan>, LocalTime)

    package var kind: RefusalKind {
        switch self {
        case .endsBefore, .skipped: .usage
        case .noFollowUp, .noWaitingLimits: .badData
        case .noSites: .refused
        case .noCause, .noMedicine, .noPhase, .notMadeYet: .notFound
        }
    }
}
