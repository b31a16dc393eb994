package import CivilTime
package import Planner

/// Why no plan is made of what was wished for.
package enum WishRefusal: ClinicRefusal, Hashable {
    /// The template needs a medical referral, and nobody is known to have cleared the patient.
    case notCleared(PlanTemplate)
    /// The quit date lies before the first day; how the plan is made again, where it was held.
    case quitsBefore(Day, start: Day, again: NextStep?)
    /// The template does not count from an operation.
    case noOperation(PlanTemplate)
    /// What is recorded as the date of the operation is none.
    case operationUndated(recorded: String)

    package var kind: RefusalKind {
        switch self {
        case .notCleared: .refused
        case .quitsBefore, .noOperation: .usage
        case .operationUndated: .badData
        }
    }
}
