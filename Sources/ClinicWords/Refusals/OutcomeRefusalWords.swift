package import Clinic
import Planner

extension OutcomeRefusal: Worded {
    package var said: Failure {
        switch self {
        case .noSuchMeasure(let name, let near):
            Failure(
                kind, "There is no outcome measure '\(name)'.",
                remedy: "See all with '\(do: .list(.measures))'.",
                details: near.suggested)
        case .noScore(let score, let measure):
            Failure(
                kind, "\(plain(score)) is no score of \(measure.id).",
                remedy: """
                    \(measure.name) goes from \(plain(measure.min))\
                    \(measure.max.map { " to \(plain($0))" } ?? " up").
                    """)
        case .stillToCome(let day):
            Failure(kind, "\(day) is still to come.", remedy: "Give the day of the score.")
        }
    }
}
