package import CivilTime
package import Planner
package import Scheduler

/// Why a session to come cannot stay where it is.
package enum HitReason: Hashable, Sendable {
    case clinicClosed(Day)
    /// The clocks change while it would last.
    case clocksChange(LocalTime)
    case therapistLeft(ID<Therapist>)
    /// By the therapist's name.
    case therapistAway(String, Interval<LocalTime>)
    /// By the therapist's name.
    case therapistBusy(String, Interval<LocalTime>)
    /// It lies outside the hours of the therapist, who is named.
    case therapistOff(String, LocalTime, until: TimeOfDay?)
    case patientBusy(Interval<LocalTime>)
    case patientBlocked(Day)
    /// It lies outside the patient's hours.
    case patientOff(WeeklyHours)
    case planRests(Day)
}

/// Why a session changes in a repair, or cannot.
package enum RepairReason: Unworded, Documented, Hashable {
    case hit(HitReason)
    /// It makes room for one that was hit.
    case makesRoom
    /// There is no place for it: why it was hit, the rules that bind, and the days in which what it holds is held.
    case noPlace(HitReason?, because: [RuleViolation], windows: [ContactWindow])
    /// It stays until the treatment goes on that is stopped since a day.
    case stopped(HitReason, since: Day)
}
