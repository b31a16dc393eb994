package import Clinic
import Planner

extension WishRefusal: Worded {
    package var said: Failure {
        switch self {
        case .notCleared(let template):
            Failure(
                kind,
                "\(template.name) is treated here only after a medical referral, and none is recorded.",
                remedy: """
                    Refer first; then record the clearance: \
                    \(do: .screen(nil), [.close: .blank(.flag), .outcome: "referred-cleared"]), or \
                    \(say: [.clearedBy: "Dr Name, date"]).
                    """)
        case .quitsBefore(let quit, let start, let again):
            Failure(
                kind, "The quit date \(quit) lies before the plan's start (\(start)).",
                remedy: """
                    Choose a quit date in the first two weeks of the plan: \
                    \(again.map { "\(do: $0)" } ?? "\(say: [.quitDate: .blank(.day)])" as Advice).
                    """)
        case .noOperation(let template):
            Failure(
                kind, "\(template.name) does not count from an operation.",
                remedy: "Leave out \(say: [.operation: .bare]).")
        case .dose(.noPhase(let phase, let phases), let template):
            Failure(
                kind, "\(template.name) has no phase \(phase).",
                remedy: "Name one of its phases, 1 to \(phases).")
        case .dose(.countsFromOperation, let template):
            Failure(
                kind, "\(template.name) begins where the days since the operation say.",
                remedy:
                    "Leave out \(say: [.phase: .bare]), and give the day: \(say: [.operation: .blank(.day)])."
            )
        case .dose(.noExercise(let text, let known), let template):
            Failure(
                kind, "\(template.name) has no exercise '\(text)'.",
                remedy: "Name one of: \(known.joined(separator: ", ")).")
        case .dose(.unknownExercise(let text, let near), let template):
            Failure(
                kind, "Nobody here knows the exercise '\(text)'.",
                remedy: near.isEmpty
                    ? "Name one that a template has, like \(template.phases.first?.exercises.first?.exercise ?? "bridge")."
                    : "Did you mean \(near.joined(separator: ", or "))?")
        case .dose(.tooOften(let rate, let phase, let days), _):
            .tooOften(kind, rate, phase: phase, restDays: days)
        case .belowFloor(let floor, let sessions, let template):
            Failure(
                kind,
                """
                That is \(counted(sessions, "session")) in the first \(counted(floor.weeks, "week")); under \
                \(floor.sessions) \(template.name) is hardly treated.
                """,
                remedy:
                    "If it is meant, say why: \(say: [.reason: .blank(.why)]). The record shows it.",
                reasons: ["Studied: \(floor.studied) (\(floor.evidence.text))."])
        case .noClass(let template, let given):
            Failure(
                kind, "\(template.name) is not given in a class here.",
                remedy:
                    "Leave out \(say: [.class: .bare]); the sessions are then with one patient.",
                details: ["Given in a class: \(given.joined(separator: ", "))."])
        case .shortClass(let known, let minutes, _):
            Failure(
                kind,
                """
                The meetings of \(known.details.name) (\(known.id)) take \(known.details.minutes) minutes, and \
                \(minutes) are asked for.
                """,
                remedy:
                    "Plan shorter sessions with \(say: [.minutes: .known("\(known.details.minutes)")]), or choose another class: \(do: .list(.classes))"
            )
        case .operationUndated(let recorded):
            Failure(
                kind, "'\(recorded)', the recorded date of the operation, is no date.",
                remedy: "Give it with \(say: [.operation: "2026-11-20"]).")
        }
    }
}
