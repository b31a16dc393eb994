import CivilTime
package import Clinic
import Planner

extension PauseRefusal: Worded {
    package var said: Failure {
        switch self {
        case .cannotBe(let first, let last):
            Failure(
                kind, "A pause from \(first) to \(last) cannot be.",
                remedy:
                    "Write the earlier day after \(say: [.from: .bare]); a pause is shorter than a year."
            )
        case .beginsInPast(let first, let today):
            Failure(
                kind, "\(first) lies in the past (today is \(today)).",
                remedy: "Let the pause begin today; record what was missed before.")
        case .overlaps(let pause, let plan):
            Failure(
                kind, "\(plan) rests from \(pause.first) to \(pause.last) already.",
                remedy: "End that pause first: \(do: .resumePlan(plan))")
        case .doesNotRest(let plan):
            Failure(
                kind, "\(plan) does not rest.", remedy: "See it with '\(do: .showPlan(plan))'.")
        case .cannotEnd(let pause, let day, let allowed):
            Failure(
                kind, "The pause from \(pause.first) to \(pause.last) cannot end on \(day).",
                remedy: "Choose a day from \(allowed.lowerBound) to \(allowed.upperBound).")
        }
    }
}
