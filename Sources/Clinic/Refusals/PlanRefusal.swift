package import CivilTime
package import Planner

/// Why a plan is not made, booked or shifted.
package enum PlanRefusal: ClinicRefusal, Hashable {
    case startsBeforeToday(Day, today: Day)
    /// The patient has one for the same cause, which the template names.
    case second(PlanTemplate, running: StoredPlan)
    /// Timetables are kept for the patient for the same cause, the first of them until a time.
    case reserved(PlanTemplate, [PlaceOffer], until: LocalTime)
    /// An older version held it and kept no wishes.
    case heldWithoutWishes(StoredPlan)
    /// Its wishes, as they are kept, cannot be read.
    case unreadableWishes(String, of: StoredPlan)
    /// By no days, or by more than a year.
    case shiftsTooFar(days: Int)
    /// Nothing of it is booked that lies ahead.
    case nothingAhead(ID<StoredPlan>)
    /// A shift would let it start in the past.
    case shiftsIntoPast(ID<StoredPlan>, start: Day)

    package var kind: RefusalKind {
        switch self {
        case .startsBeforeToday, .shiftsTooFar: .usage
        case .second, .reserved, .heldWithoutWishes, .unreadableWishes, .nothingAhead,
            .shiftsIntoPast:
            .refused
        }
    }
}
