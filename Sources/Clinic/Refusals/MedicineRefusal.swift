package import CivilTime
package import Planner

/// Why nothing is done about a medicine of a plan.
package enum MedicineRefusal: ClinicRefusal, Hashable {
    /// What helps to stop smoking does not fit the plan's quit date.
    case quitDate(ComposeError, ID<StoredPlan>)
    /// The plan is over; its day, where it is known.
    case discharged(ID<StoredPlan>, on: Day?)
    /// The plan has none of that name; those that it has.
    case notInPlan(said: String, ID<StoredPlan>, has: [String])
    /// The doses come too soon after those before; what the limits of the medicine say of it.
    case tooSoon(medicine: String, problem: String?)

    package var kind: RefusalKind {
        switch self {
        case .notInPlan: .notFound
        case .quitDate, .discharged, .tooSoon: .refused
        }
    }
}

/// Why a dose is not prescribed.
package enum DoseRefusal: ClinicRefusal, Hashable {
    /// It cannot be read.
    case unclear(said: String, DoseTextProblem, usual: DoseSchedule)
    /// It breaks a limit of the medicine, which says so.
    case beyondLimits(String, usual: DoseSchedule)

    package var kind: RefusalKind {
        switch self {
        case .unclear: .usage
        case .beyondLimits: .refused
        }
    }
}
