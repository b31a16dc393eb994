package import CivilTime
package import Planner
import Scheduler

/// Why sessions are not booked, or moved, together.
package enum SeriesRefusal: ClinicRefusal, Hashable {
    /// It would be held once; the day on which it returns.
    case endsBeforeSecond(Day, LocalTime)
    /// There is no therapist to hold any of so many.
    case nobody(Int)
    /// These do not fit; times at which all do. Where those were to be left out, none does.
    case notFree([RefusedDate], of: Int, near: [NearPlace], leavesOut: Bool)
    /// These of the series do not fit where they would go; whether the one named and others can go where these stay.
    case noMove([LivingRefusal.Unfit], of: Int, named: ID<Session>, others: Bool)
    /// What leaves sessions where they are is for a series.
    case noSeries(ID<Session>)

    package var kind: RefusalKind {
        switch self {
        case .endsBeforeSecond, .noSeries: .usage
        case .nobody, .notFree, .noMove: .refused
        }
    }
}
