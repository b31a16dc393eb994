package import CivilTime
package import ClinicStore
package import Planner

/// Changes, the newest first.
package struct HistoryPage: Page {
    package let history: [HistoryReport]
    /// Ids of the patient and the plan whose history it is.
    package let about: [String]

    private enum CodingKeys: CodingKey { case history }
}

/// One change, as people read it.
package struct HistoryReport: Documented, Sendable {
    package let number: Int64
    package let at: LocalTime
    package let actor: String
    package let command: String
    package let reason: String?
    package let changes: HistoryChanges
    package let undoes: Int64?
    package let undoneBy: Int64?

    package var json: JSON {
        [
            "number": .integer(Int(number)), "at": .text(at), "actor": .string(actor),
            "command": .string(command), "reason": .text(reason), "changes": .unsaid(changes),
            "details": changes.facts.details, "undoes": .text(undoes), "undoneBy": .text(undoneBy),
        ]
    }
}

/// What one change did.
package struct HistoryChanges: Hashable, Unworded {
    package let facts: [HistoryFact]
}

/// What a session was before and after one change, of which something shows.
package struct SessionStep: Hashable, Unworded, Documented {
    package let before: SessionPlace?
    package let after: SessionPlace?

    /// `nil` where nothing of it shows: a note, or what else is done in it.
    package init?(_ before: SessionPlace?, _ after: SessionPlace?) {
        let isShown =
            before?.start != after?.start || before?.therapist != after?.therapist
            || before?.room != after?.room || before?.status != after?.status
            || before?.text != after?.text
        guard isShown else { return nil }
        (self.before, self.after) = (before, after)
    }
}

/// What a session was before and after one change.
package struct SessionEvent: Encodable, Sendable {
    package let entry: Int64
    package let at: LocalTime
    package let actor: String
    package let reason: String?
    package let step: SessionStep
    package let before: SessionPlace?
    package let after: SessionPlace?

    private enum CodingKeys: String, CodingKey {
        case entry, at
        case actor = "by"
        case reason
        case step = "what"
        case before, after
    }
}

extension SessionPlace: Documented {
    package var json: JSON {
        [
            "date": .text(start.day), "start": .text(start.time), "therapist": .text(therapist),
            "room": .text(room), "status": .string(status.rawValue), "reason": .text(reason),
        ]
    }
}

extension Clinic {
    /// The history of everything, of one patient, or of one plan, the newest first.
    ///
    /// - Throws: `InputRefusal` where `limit` is not 1 to 100,000; `StoreError` where the file cannot be read.
    package func history(
        limit: Int, patient: Patient? = nil, plan: StoredPlan? = nil
    ) throws -> [HistoryReport] {
        let limit = try Text.range(limit, 1...100_000, .limit)
        return try read { reading in
            guard let plan else {
                return try reading.history(limit: limit, patient: patient?.id)
                    .map { report($0, try reading.facts(of: $0)) }
            }
            return Array(
                try reading.history(limit: .max, patient: plan.details.patient).lazy
                    .map { ($0, try reading.facts(of: $0)) }
                    .filter { $0.1.contains { $0.plans.contains(plan.id) } }
                    .prefix(limit).map { self.report($0.0, $0.1) })
        }
    }

    /// The same as a page.
    ///
    /// - Throws: as that.
    package func historyPage(
        limit: Int, patient: Patient? = nil, plan: StoredPlan? = nil
    ) throws -> HistoryPage {
        HistoryPage(
            history: try history(limit: limit, patient: patient, plan: plan),
            about: [patient.map { "\($0.id)" }, plan.map { "\($0.id)" }].compactMap { $0 })
    }

    /// What happened to a session, the oldest first.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func story(of session: Session) throws -> [SessionEvent] {
        try read { reading in
            try reading.history(limit: .max, patient: session.details.patient).reversed()
                .flatMap { entry in
                    try reading.facts(of: entry).compactMap { fact in
                        guard case .session(session.id, let before, let after) = fact.what else {
                            return nil
                        }
                        return SessionStep(before, after).map {
                            SessionEvent(
                                entry: entry.number, at: zone.local(entry.at),
                                actor: entry.actor.plainLine, reason: entry.reason?.plainLine,
                                step: $0, before: before, after: after)
                        }
                    }
                }
        }
    }

    /// The plan as it stood at a time.
    ///
    /// - Throws: `PageRefusal` where the clocks skip the time or the plan was not made;
    ///   `StoreError` where the file cannot be read.
    package func plan(
        _ plan: StoredPlan, asOf time: LocalTime
    ) throws -> (plan: StoredPlan, sessions: [Session]) {
        guard let moment = zone.first(time) else {
            throw PageRefusal.skipped(time, zone: zone.identifier)
        }
        do { return try read { try $0.plan(plan.id, asOf: moment) } } catch StoreError.notFound {
            throw PageRefusal.notMadeYet(plan.id, time)
        }
    }

    func report(_ entry: HistoryEntry, _ facts: [HistoryFact]) -> HistoryReport {
        HistoryReport(
            number: entry.number, at: zone.local(entry.at), actor: entry.actor.plainLine,
            command: entry.command.plainLine, reason: entry.reason?.plainLine,
            changes: HistoryChanges(facts: facts),
            undoes: entry.undoes, undoneBy: entry.undoneBy)
    }
}
