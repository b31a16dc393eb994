package import CivilTime
package import Planner

/// What becomes of a part of a plan whose course changes. Phases count from 1.
package enum CourseRemark: Unworded, Documented, Hashable {
    case phase(Int, PlannedPhase, before: PlannedPhase)
    case phaseEnds(Int, on: Day, before: Day)
    /// With so many more sessions.
    case phaseExtended(Int, on: Day, before: Day, sessions: Int)
    /// Its sessions a week change from a day on.
    case rate(Int, PlannedPhase, before: PlannedPhase, from: Day)
    /// Its sessions ahead last so long.
    case length(Int, minutes: Int, before: Int)
    case routine(Routine, before: Routine)
    case routineGoesOn(Routine)
    /// It rests from a day on, and begins again with its first day.
    case routineRests(Routine, from: Day)
    case milestone(Milestone, before: Day)
    case milestoneStays(Milestone)
    /// A course that a prescriber has set does not pause.
    case medicineStays(PlannedMedicine)
    case medicineProposed(PlannedMedicine)
    case planEnds(Day, before: Day)
    case rests(ID<StoredPlan>, PlanPause)
    /// It has a clock of its own and falls into the pause.
    case staysInPause(Session)
    /// What is ahead comes so many days earlier; 0 where nothing can.
    case goesOn(ID<StoredPlan>, from: Day, earlier: Int)
    /// Of the summary of a discharge, as it is kept.
    case summary(String)
}
