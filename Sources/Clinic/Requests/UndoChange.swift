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
        let undone = try entry.map(act.reading.entry) ?? act.reading.lastUndoable()
        do {
            guard let undone else { throw UndoRefusal.nothingLeft }
            let facts = try act.reading.facts(of: undone)
            try act.writing.undo(undone.number)
            if facts.contains(where: \.isOfOffer) { try act.refuseKeptTwice() }
            let ids = facts.compactMap { fact -> ID<Session>? in
                guard case .session(let id, _, _) = fact.what else { return nil }
                return id
            }
            let left = try ids.map { id in (id, try act.reading.found(id)) }
            return UndoReport(
                entry: act.clinic.report(undone, facts), sessions: left.compactMap(\.1),
                gone: left.filter { $0.1 == nil }.map(\.0))
        } catch let why as UndoRefusal {
            let takers =
                if case .taken(_, let sessions) = why {
                    try sessions.compactMap(act.reading.found)
                } else { [Session]() }
            throw EntryRefusal(
                entry: undone, isLast: entry == nil, why: why, takers: takers, zone: act.zone)
        }
    }
}

extension Act {
    /// What is kept again for one patient is kept for no other by now.
    ///
    /// - Throws: `UndoRefusal.taken`.
    fileprivate func refuseKeptTwice() throws {
        let held = try reading.heldOffers(at: ambient.moment)
        for (index, offer) in held.enumerated() {
            let others = held[..<index].filter { $0.details.patient != offer.details.patient }
            for place in others.flatMap(\.details.places) {
                let twice = offer.details.places.first {
                    $0.therapist == place.therapist && $0.span.overlaps(place.span)
                }
                guard let twice else { continue }
                throw UndoRefusal.taken(
                    .doubleBooked(.therapist, at: twice.span.start), by: [])
            }
        }
    }
}

extension HistoryFact {
    fileprivate var isOfOffer: Bool {
        if case .record(let change) = what { change.kind == .offer } else { false }
    }
}

extension StoreReading {
    /// The session; `nil` where it is gone.
    fileprivate func found(_ id: ID<Session>) throws -> Session? {
        do { return try session(id) } catch StoreError.notFound { return nil }
    }
}
