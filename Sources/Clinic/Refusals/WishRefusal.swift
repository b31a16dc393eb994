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
    /// The template cannot be given like that.
    case dose(DoseProblem, PlanTemplate)
    /// It is less than is worth planning, and no reason is on record.
    case belowFloor(DoseFloor, sessions: Int, PlanTemplate)
    /// No phase of the template may be given in a class; the causes of which one may.
    case noClass(PlanTemplate, given: [String])
    /// The meetings of the class are shorter than the phase asks for.
    case shortClass(GroupClass, minutes: Int, PlanTemplate)
    /// What is recorded as the date of the operation is none.
    case operationUndated(recorded: String)

    package var kind: RefusalKind {
        switch self {
        case .notCleared, .belowFloor, .noClass, .shortClass: .refused
        case .quitsBefore, .noOperation, .dose: .usage
        case .operationUndated: .badData
        }
    }
}
