package import CivilTime
package import Planner

/// Why a medicine of a plan is not proposed, confirmed or stopped.
package enum PlannedMedicineRefusal: ClinicRefusal, Hashable {
    /// It was stopped on the day, and would have to be proposed anew.
    case stopped(PlannedMedicine, on: Day, in: ID<StoredPlan>)
    case stoppedAlready(PlannedMedicine, in: ID<StoredPlan>)
    /// It ends by itself, on a day before the one on which it would be stopped.
    case endsBefore(Day, PlannedMedicine, end: Day, in: ID<StoredPlan>)
    /// The plan has it already.
    case planned(Medicine, in: ID<StoredPlan>)
    case onlySpecialists(Medicine, forbidding: [String])
    /// Rules forbid it, in their words.
    case forbidden(Medicine, by: [String])
    case notInCatalogue(Medicine)

    package var kind: RefusalKind {
        switch self {
        case .endsBefore: .usage
        case .notInCatalogue: .notFound
        case .stopped, .stoppedAlready, .planned, .onlySpecialists, .forbidden: .refused
        }
    }
}
