import CivilTime
import ClinicStore
import Planner

/// Takes back the last change that stands, or the one named. Again and again it goes further back.
package struct UndoChange: Request {
    let entry: Int64?

    package init(_ entry: Int64? = nil) {
        self.entry = entry
    }

    package func carryOut(_ act: Act) throws -> UndoReport {
        do {
            let last = try entry ?? act.reading.lastUndoable()?.number
            guard let last else { throw UndoRefusal.nothingLeft }
            let undone = try act.reading.entry(last)
            let facts = try act.reading.facts(of: undone)
            try act.writing.undo(last)
            let ids = facts.compactMap { fact -> ID<Session>? in
                guard case .session(let id, _, _) = fact.what else { return nil }
                return id
            }
            let left = try ids.map { id in (id, try act.reading.found(id)) }
            return UndoReport(
                entry: act.clinic.report(undone, facts), sessions: left.compactMap(\.1),
                gone: left.filter { $0.1 == nil }.map(\.0))
        } catch let refusal as UndoRefusal {
            throw try failure(refusal, act)
        }
    }

    private func failure(_ refusal: UndoRefusal, _ act: Act) throws -> Failure {
        let what = entry.map { "Entry \($0)" } ?? "The last change"
        switch refusal {
        case .nothingLeft:
            return Failure(
                .refused, "There is nothing left to undo.", remedy: "See '\(do: .history)'.")
        case .isUndo(let number):
            return Failure(
                .refused, "Entry \(number) is itself an undo.",
                remedy: "Give the command again that it took back.")
        case .undoneBefore(let number, let by):
            return Failure(
                .refused, "Entry \(number) was undone by entry \(by).",
                remedy: "See '\(do: .history)'.")
        case .theClinic:
            return Failure(
                .refused, "\(what) made the clinic; it is not undone.",
                remedy: "Start another one in another file: \(say: [.file: .blank(.file)]).")
        case .erased:
            return Failure(
                .refused, "\(what) touched a person who is erased for good.",
                remedy: "What was erased cannot come back.")
        case .dependents(let entries): return dependents(entries, what, act)
        case .taken(let error, let sessions):
            return Failure(
                .refused, "\(what) cannot be undone: \(error.problem)",
                remedy: "Move or cancel what stands there now, then undo again.",
                details: try sessions.compactMap { id in
                    try act.reading.found(id).map { "\(id) is on \($0.details.start)." }
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
                    """
                    Undo later changes of the plan first (\(do: .planHistory(nil))), or give an earlier one \
                    again that was undone before it.
                    """,
                details: violations.map(\.problem))
        }
    }

    private func dependents(
        _ entries: [HistoryEntry], _ what: String, _ act: Act
    ) -> Failure {
        let order = (entries.map(\.number) + [entry].compactMap { $0 })
            .map { "\(do: .undo, [.entry: "\($0)"])" as Advice }
        return Failure(
            .refused,
            "\(what) cannot be undone: \(entries.count == 1 ? "a later change stands" : "\(entries.count) later changes stand")"
                + " on it.",
            remedy: """
                In this order they can be: \(Array(order.prefix(12)).joined(separator: "; "))\
                \(order.count > 12 ? "; and so on." : ".")
                """,
            details: entries.map {
                "\($0.number)  \(act.zone.local($0.at))  \($0.actor)  \($0.command)"
            })
    }
}

extension StoreReading {
    /// The session; `nil` where it is gone.
    fileprivate func found(_ id: ID<Session>) throws -> Session? {
        do { return try session(id) } catch StoreError.notFound { return nil }
    }
}
