package import CivilTime
package import Planner

/// Why a score is not recorded.
package enum OutcomeRefusal: ClinicRefusal, Hashable {
    /// No such measure; the nearest ids.
    case noSuchMeasure(String, near: [Suggestion])
    /// The measure does not go so low or so high.
    case noScore(Double, of: OutcomeMeasure)
    case stillToCome(Day)

    package var kind: RefusalKind {
        switch self {
        case .noSuchMeasure: .notFound
        case .noScore, .stillToCome: .badData
        }
    }
}
