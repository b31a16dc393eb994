package import CivilTime
package import Planner

/// Why a course does not have the days that were prescribed.
package enum CourseRefusal: ClinicRefusal, Hashable {
    /// What was interrupted needs a day from today on; the one that was said.
    case notBegunAgain(medicine: String, since: Day, from: Day?)
    /// A dated dose lies before the first day.
    case dateBefore(Day, from: Day)
    /// No dose falls on the day or after it.
    case noDose(from: Day)
    /// A dose that has an end cannot be open.
    case endsByItself
    /// The last day lies before the first dose.
    case endsBefore(Day, first: Day)
    /// The doses end before the last day.
    case dosesEndBefore(Day)
    /// The proposed last day lies before the first dose.
    case endedBefore(Day, first: Day)
    /// Nobody said how long the medicine is taken.
    case noEnd(medicine: String)
    /// The last day has passed.
    case isOver(Day, ID<Patient>)
    /// It would begin after the plan.
    case afterPlan(Day, end: Day)
    /// A dated dose lies after the last day.
    case dateAfter(Day, last: Day)
    /// It is longer than the medicine may be taken without a review; the last day that it may have.
    case unreviewed(medicine: String, days: Int, through: Day)

    package var kind: RefusalKind {
        switch self {
        case .isOver, .afterPlan, .unreviewed: .refused
        default: .usage
        }
    }
}
