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
        case .operationUndated(let recorded):
            Failure(
                kind, "'\(recorded)', the recorded date of the operation, is no date.",
                remedy: "Give it with \(say: [.operation: "2026-11-20"]).")
        }
    }
}
