package import Clinic
import Planner

extension MedicineRefusal: Worded {
    package var said: Failure {
        switch self {
        case .quitDate(let error, let plan):
            Failure(
                kind, error.problem,
                remedy: "\(error.remedy) \(do: .relapse(plan), [.date: .blank(.day)])")
        case .discharged(let plan, let day):
            Failure(
                kind, "\(plan) was discharged\(day.map { " on \($0)" } ?? "").",
                remedy:
                    """
                    Its medicines can be stopped: \
                    \(do: .stopMedicine(plan, nil), [.reason: .blank(.why)]). New ones need a running plan.
                    """)
        case .notInPlan(let said, let plan, let has):
            Failure(
                kind, "\(plan) proposes no '\(said)'.",
                remedy: has.isEmpty
                    ? "The plan has no medicines." : "It has: \(has.joined(separator: ", ")).")
        case .tooSoon(let medicine, let problem):
            Failure(
                kind,
                "\(medicine) was given before, and the new doses come too soon: \(problem ?? "").",
                remedy:
                    "Give a later day: \(say: [.from: .blank(.date)]), or \(say: [.until: .bare]) a later one."
            )
        }
    }
}

extension DoseRefusal: Worded {
    package var said: Failure {
        switch self {
        case .unclear(let said, let problem, let usual):
            Failure(
                kind, "'\(said)' is no dose that can be kept exactly. \(problem.problem).",
                remedy: "Write it like one of these; the usual dose here is \(usual.plan).",
                details: DoseTextProblem.examples)
        case .beyondLimits(let problem, let usual):
            Failure(
                kind, "The dose is refused: \(problem).",
                remedy: "Usual: \(usual.plan). Give a dose within the limits.")
        }
    }
}
