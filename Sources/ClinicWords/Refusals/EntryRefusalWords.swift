import CivilTime
package import Clinic
import ClinicStore
import Planner

extension EntryRefusal: Worded {
    /// `The last change (entry 8, by Ana: physio session move S4 …)`.
    private var what: String {
        guard let entry else { return "The last change" }
        let told = "by \(entry.actor): \(entry.command)"
        return isLast
            ? "The last change (entry \(entry.number), \(told))"
            : "Entry \(entry.number) (\(told))"
    }

    package var said: Failure {
        switch why {
        case .nothingLeft:
            Failure(kind, "There is nothing left to undo.", remedy: "See '\(do: .history)'.")
        case .isUndo(let number):
            Failure(
                kind, "Entry \(number) is itself an undo.",
                remedy: "Give the command again that it took back.")
        case .undoneBefore(let number, let by):
            Failure(
                kind, "Entry \(number) was undone by entry \(by).", remedy: "See '\(do: .history)'."
            )
        case .theClinic:
            Failure(
                kind, "\(what) made the clinic; it is not undone.",
                remedy: "Start another one in another file: \(say: [.file: .blank(.file)]).")
        case .erased:
            Failure(
                kind, "\(what) touched a person who is erased for good.",
                remedy: "What was erased cannot come back.")
        case .dependents(let entries): stoodOn(by: entries)
        case .taken(let error, _):
            Failure(
                kind, "\(what) cannot be undone: \(error.problem)",
                remedy: "Move or cancel what stands there now, then undo again.",
                details: takers.map { "\($0.id) is on \($0.details.start)." })
        case .seen(let sessions):
            Failure(
                kind,
                "\(what) cannot be undone: bookings that calendars have been given refer to it.",
                remedy: "They stay as cancelled, so that calendars hear of it.",
                details: sessions.map { "\($0) refers to it." })
        case .breaks(let violations):
            Failure(
                kind, "\(what) cannot be undone by itself: a plan would not be whole.",
                remedy: """
                    Undo later changes of the plan first (\(do: .planHistory(nil))), or give an earlier one \
                    again that was undone before it.
                    """,
                details: violations.map(\.problem))
        }
    }

    private func stoodOn(by entries: [HistoryEntry]) -> Failure {
        let order = (entries + [entry].compactMap { $0 }).map(\.number)
            .map { "\(do: .undo, [.entry: "\($0)"])" as Advice }
        let later =
            entries.count == 1 ? "a later change stands" : "\(entries.count) later changes stand"
        return Failure(
            kind, "\(what) cannot be undone: \(later) on it.",
            remedy: """
                In this order they can be: \(Array(order.prefix(12)).joined(separator: "; "))\
                \(order.count > 12 ? "; and so on." : ".")
                """,
            details: entries.map {
                "\($0.number)  \(zone.local($0.at))  \($0.actor)  \($0.command)"
            })
    }
}
