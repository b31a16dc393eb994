package import ClinicStore
package import Planner

/// What is wrong with a clinic's file, or with what an older version kept in it.
package enum CheckProblem: Unworded, Documented, Hashable {
    case violation(Violation)
    /// A medicine was kept as taken every day, and is not.
    case unclearDose(Medicine, ID<StoredPlan>)
    /// It was not kept which skill a phase needs.
    case unknownSkill(ID<PlannedPhase>, ID<StoredPlan>)
    /// It was not kept on which days a session may be held.
    case unknownDays(ID<Session>)
    /// A place is kept for somebody at which another one has a session.
    case offeredTwice(PlaceOffer, ID<Session>)
}
