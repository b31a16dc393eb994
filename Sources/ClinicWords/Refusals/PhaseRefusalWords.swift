import CivilTime
package import Clinic
import Planner

extension PhaseRefusal: Worded {
    package var said: Failure {
        switch self {
        case .noSuchPhase(let number, let plan):
            Failure(
                kind, "\(plan.id) has no phase \(number).",
                remedy: plan.details.phases.isEmpty
                    ? "It holds no treatment to extend."
                    : "Choose 1 to \(plan.details.phases.count).")
        case .over(let number, let phase, let plan):
            Failure(
                kind, "Phase \(number) ended on \(phase.lastDay).",
                remedy: "Make a new plan: \(do: .anotherPlan(like: plan))")
        case .noSessionToGoBy(let plan):
            Failure(
                kind, "\(plan.id) has no session to go by.",
                remedy: "Make a new plan: \(do: .anotherPlan(like: plan))")
        case .noPlace(let sessions, let first, let last):
            Failure(
                kind,
                "\(sessions) more sessions find no place from \(first) to \(last); nothing was changed.",
                remedy:
                    "Add more weeks or ask for fewer sessions (\(say: [.weeks: .bare]), \(say: [.sessions: .bare]))."
            )
        }
    }
}
