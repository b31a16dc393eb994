package import Clinic
import Planner

extension CourseRefusal: Worded {
    package var said: Failure { Failure(kind, problem, remedy: remedy) }

    private var problem: String {
        switch self {
        case .notBegunAgain(let medicine, let since, let from):
            "\(medicine) was stopped on \(since) and is not begun again; "
                + (from.map { "it cannot begin on \($0), before today" }
                    ?? "from which day is it taken?")
        case .dateBefore(let first, let from):
            "The first date of the dose, \(first), lies before \(from)."
        case .noDose(let from): "The dose has no day on \(from) or after it."
        case .endsByItself: "The dose ends by itself; it cannot be open."
        case .endsBefore(let last, let first):
            "The course would end on \(last), before its first dose (\(first))."
        case .dosesEndBefore(let last): "The dose ends by itself, earlier than \(last)."
        case .endedBefore(let last, let first): "The course ends on \(last), before \(first)."
        case .noEnd(let medicine): "It is not said how long \(medicine) is taken."
        case .isOver(let last, _): "The course would be over already: its last day is \(last)."
        case .afterPlan(let first, let end):
            "The course would begin on \(first), after the plan's end, \(end)."
        case .dateAfter(let beyond, let last):
            "A dose of \(beyond) lies after the last day, \(last)."
        case .unreviewed(let medicine, let days, _):
            "\(medicine) is taken for \(counted(days, "day")) at most until a prescriber reviews it."
        }
    }

    private var remedy: Advice {
        switch self {
        case .notBegunAgain:
            """
            Say the day of the first dose: \(say: [.from: .blank(.day)]). What is taken in steps begins \
            with the first; a later step is told with \(say: [.dose: .bare]).
            """
        case .dateBefore(_, let from):
            "Name the dates from \(from) on, or leave \(say: [.from: .bare]) out."
        case .noDose(let from): "Name days from \(from) on."
        case .endsByItself: "Leave \(say: [.until: .bare]) out."
        case .endsBefore(_, let first): "Give \(say: [.until: .bare]) a day from \(first) on."
        case .dosesEndBefore: "Leave \(say: [.until: .bare]) out, or let the last step go on."
        case .endedBefore: "Say how long it goes on: \(say: [.until: .blank(.date)])."
        case .noEnd:
            "Give its last day: \(say: [.until: .bare]); or \(say: [.until: "open"]), to be reviewed."
        case .isOver(_, let patient):
            """
            Give days from today on. What is taken without the plan is recorded: \
            \(do: .changePatient(patient), [.medicine: .blank(.name)])
            """
        case .afterPlan: "Give an earlier day: \(say: [.from: .blank(.date)])."
        case .dateAfter(let beyond, _):
            "Give \(say: [.until: .bare]) a day from \(beyond) on, or leave it out."
        case .unreviewed(_, _, let day):
            """
            Give \(say: [.until: "\(day)"]) or an earlier day; after the review it may be confirmed again.
            """
        }
    }
}
