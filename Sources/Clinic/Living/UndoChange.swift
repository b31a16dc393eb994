import CivilTime
import ClinicStore
package import Planner

/// What an undo took back.
package struct UndoReport: Sendable {
    package let entry: HistoryReport
    /// As they are now; those whose booking is gone are told apart.
    package let sessions: [Session]
    package let gone: [ID<Session>]

    package func json(_ session: (Session) -> JSON) -> JSON {
        [
            "undone": entry.json, "sessions": .array(sessions.map(session)),
            "removed": .texts(gone),
        ]
    }
}

extension Clinic {
    /// Takes back the last change that stands, or the one named. Again and again it goes further back.
    package func undo(entry number: Int64? = nil) throws -> UndoReport {
        do {
            return try write { writing in
                let last = try number ?? writing.now.lastUndoable()?.number
                guard let last else { throw UndoRefusal.nothingLeft }
                let entry = try writing.now.entry(last)
                let facts = try writing.now.facts(of: entry)
                try writing.undo(last)
                let ids = facts.compactMap { fact -> ID<Session>? in
                    guard case .session(let id, _, _) = fact.what else { return nil }
                    return id
                }
                let left = ids.map { id in (id, try? writing.now.session(id)) }
                return UndoReport(
                    entry: report(entry, facts), sessions: left.compactMap(\.1),
                    gone: left.filter { $0.1 == nil }.map(\.0))
            }
        } catch let refusal as UndoRefusal {
            throw failure(refusal, number)
        }
    }

    private func failure(_ refusal: UndoRefusal, _ number: Int64?) -> Failure {
        let what = number.map { "Entry \($0)" } ?? "The last change"
        switch refusal {
        case .nothingLeft:
            return Failure(
                .refused, "There is nothing left to undo.", remedy: "See 'physio history'.")
        case .isUndo(let number):
            return Failure(
                .refused, "Entry \(number) is itself an undo.",
                remedy: "Give the command again that it took back.")
        case .undoneBefore(let number, let by):
            return Failure(
                .refused, "Entry \(number) was undone by entry \(by).",
                remedy: "See 'physio history'.")
        case .theClinic:
            return Failure(
                .refused, "\(what) made the clinic; it is not undone.",
                remedy: "Start another one in another file: --db FILE.")
        case .erased:
            return Failure(
                .refused, "\(what) touched a person who is erased for good.",
                remedy: "What was erased cannot come back.")
        case .dependents(let entries): return dependents(entries, what, number)
        case .taken(let error, let sessions):
            return Failure(
                .refused, "\(what) cannot be undone: \(error.problem)",
                remedy: "Move or cancel what stands there now, then undo again.",
                details: sessions.compactMap { id in
                    (try? read { try $0.session(id) }).map { "\(id) is on \($0.details.start)." }
                })
        case .seen(let sessions):
            return Failure(
                .refused,
                "\(what) cannot be undone: bookings that calendars have been given refer to it.",
                remedy: "They stay as cancelled, so that calendars hear of it.",
                details: sessions.map { "\($0) refers to it." })
        case .breaks(let violations):
            return Failure(
                .refused, "\(what) cannot be undone by itself: a plan would not be whole.",
                remedy:
                    "Undo later changes of the plan first (physio plan history L), or give an earlier one"
                    + " again that was undone before it.",
                details: violations.map(\.problem))
        }
    }

    private func dependents(
        _ entries: [HistoryEntry], _ what: String, _ number: Int64?
    ) -> Failure {
        let order = (entries.map(\.number) + [number].compactMap { $0 })
            .map { "physio undo --entry \($0)" }
        return Failure(
            .refused,
            "\(what) cannot be undone: \(entries.count == 1 ? "a later change stands" : "\(entries.count) later changes stand")"
                + " on it.",
            remedy: "In this order they can be: \(order.prefix(12).joined(separator: "; "))"
                + (order.count > 12 ? "; and so on." : "."),
            details: entries.map {
                "\($0.number)  \(zone.local($0.at))  \($0.actor)  \($0.command)"
            })
    }
}
