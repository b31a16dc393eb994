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
        case .lastWeek(let number, let phase, let plan):
            Failure(
                kind,
                "Phase \(number) ends on \(phase.lastDay); a dose changes with the next week.",
                remedy:
                    "Make the phase longer: \(do: NextStep(.extendPlan(plan.id), [.weeks: .blank(.number), .phase: "\(number)"]))"
            )
        case .tooOften(let rate, let phase, let days):
            .tooOften(kind, rate, phase: phase, restDays: days)
        case .noMore(let sessions, let first, let last):
            Failure(
                kind,
                """
                \(counted(sessions, "more session")) \(sessions == 1 ? "finds" : "find") no place from \(first) to \
                \(last); nothing was changed.
                """,
                remedy: "Ask for fewer a week: \(say: [.sessionsPerWeek: .blank(.number)]).")
        case .inClass(let phase):
            Failure(
                kind,
                "\(phase.name) is given in a class; how often it is held is said by its meetings.",
                remedy: "Ask for fewer a week, or move the class.")
        case .tooLong(let session, let minutes):
            Failure(
                kind,
                """
                \(session.id) on \(session.details.start.day) finds no \(minutes) free minutes in its week; nothing \
                was changed.
                """,
                remedy: "Ask for fewer minutes: \(say: [.minutes: .blank(.number)]).")
        case .asItIs(let plan):
            Failure(
                kind, "What is ahead of \(plan.id) has that dose already.",
                remedy: "See \(do: .showPlan(plan.id)).")
        }
    }
}

extension Failure {
    /// That a phase's rest days leave no room for so many sessions a week, of a new plan or of one that runs.
    static func tooOften(
        _ kind: RefusalKind, _ rate: Double, phase: Int, restDays: Int
    ) -> Failure {
        Failure(
            kind,
            """
            Phase \(phase) cannot have \(plain(rate)) sessions a week with \(restDays) days from one to the \
            next.
            """,
            remedy:
                "Give fewer: \(say: [.sessionsPerWeek: "\(phase):\(max(1, 7 / max(1, restDays)))"])."
        )
    }
}
