package import Clinic
import Planner

extension PlanRefusal: Worded {
    package var said: Failure {
        switch self {
        case .startsBeforeToday(let start, let today):
            Failure(
                kind, "The plan would start on \(start), before today (\(today)).",
                remedy: "Give a start from today on.")
        case .second(let template, let running):
            Failure(
                kind,
                "\(running.details.patient) has a plan for \(template.name) already: \(running.id), "
                    + "\(running.details.start) to \(running.details.end).",
                remedy: """
                    See it with '\(do: .showPlan(running.id))'; with \(say: [.secondPlan: .bare]) a second \
                    one is made beside it.
                    """)
        case .reserved(let template, let kept, let end):
            Failure(
                kind,
                "\(kept[0].details.patient) has \(counted(kept.count, "timetable")) for "
                    + "\(template.name) to choose from, \(kept[0].id) until \(end): "
                    + kept.map { "\($0.id)" }.joined(separator: ", ") + ".",
                remedy: """
                    Book the one that was chosen, like '\(do: kept[0].accepting)', or free them first: \
                    \(do: kept[0].declining)
                    """)
        case .heldWithoutWishes(let plan):
            Failure(
                kind, "\(plan.id) was held by an older version, which did not keep its wishes.",
                remedy: Self.anew(plan))
        case .unreadableWishes(let text, let plan):
            Failure(
                kind, "The wishes of \(plan.id) cannot be read; they are kept as they are.",
                remedy: Self.anew(plan), details: [text])
        case .shiftsTooFar(let days):
            Failure(
                kind, "A plan is not shifted by \(days) days.",
                remedy: "Say \(say: [.days: .bare]) 1 to 366, or -366 to -1 for earlier.")
        case .nothingAhead(let plan):
            Failure(
                kind, "Of \(plan) nothing is booked that lies ahead.",
                remedy: "See it with '\(do: .showPlan(plan))'.")
        case .shiftsIntoPast(let plan, let start):
            Failure(
                kind, "\(plan) would start on \(start), in the past.",
                remedy: "Shift it by fewer days.")
        }
    }

    private static func anew(_ plan: StoredPlan) -> Advice {
        "Create it again: \(do: .anotherPlan(like: plan))"
    }
}
