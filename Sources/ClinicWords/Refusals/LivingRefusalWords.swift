import CivilTime
package import Clinic
import ClinicStore
import Planner
import Scheduler

extension LivingRefusal: Worded {
    package var said: Failure {
        switch self {
        case .notRunning(let plan, let status):
            Failure(
                kind, "\(plan) is \(status.rawValue).",
                remedy: status == .held
                    ? "Book it first: \(do: .bookHeldPlans)" : "Only a running plan changes.")
        case .notWhole(let plan, let violations):
            Failure(
                kind, "\(plan) would not be as its template asks; nothing was changed.",
                remedy: """
                    See the plan with '\(do: .showPlan(plan))'; '\(do: .extending(plan))' or \
                    '\(do: .shifting(plan))' makes room.
                    """,
                details: violations.map(\.problem))
        case .noScope(let session, let plan, let count, let choices):
            Failure(
                kind,
                """
                \(session) is one of \(count) sessions of \(plan.map { "\($0)" } ?? "a series"): say how \
                much is meant.
                """,
                remedy: """
                    Add \(choices.listed); \(say: [.dryRun: .bare]) shows what would change.
                    """)
        case .noPlaces(let unfit, let count):
            Failure(
                kind,
                """
                No place is free within a week of where \(unfit.count == 1 ? "it" : "they") would go \
                for \(unfit.count) of \(counted(count, "session")); nothing was changed.
                """,
                remedy: """
                    Move them by another number of days, or one by one ('\(do: .options(unfit.first?.session))').
                    """,
                details: unfit.map {
                    "\($0.session) to \($0.start): "
                        + $0.broken.map(\.detail).joined(separator: " ")
                })
        }
    }
}

extension [SessionScope] {
    fileprivate var listed: Advice {
        let inputs = map { "\(say: [$0.field: .bare])" as Advice }
        return "\([Advice](inputs.dropLast()).joined(separator: ", ")) or \(inputs.last ?? "")"
    }
}

extension SessionScope {
    /// Where it is said.
    fileprivate var field: Input.Field {
        switch self {
        case .only: .only
        case .following: .following
        case .all: .all
        }
    }
}
