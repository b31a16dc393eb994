package import CivilTime
package import Planner

/// Why therapists do nothing together.
package enum BlockRefusal: ClinicRefusal, Hashable {
    /// It would not be held at all.
    case endsBefore(Day, first: Day)
    /// From a day on it is not held as it is.
    case notHeld(ID<StaffBlock>, from: Day)

    package var kind: RefusalKind {
        switch self {
        case .endsBefore: .usage
        case .notHeld: .refused
        }
    }
}
