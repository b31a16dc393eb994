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
    /// What it did, a line each.
    package let changes: [String]
    package let undoes: Int64?
    package let undoneBy: Int64?

    package var json: JSON {
        [
            "number": .integer(Int(number)), "at": .text(at), "actor": .string(actor),
            "command": .string(command), "reason": .text(reason), "changes": .texts(changes),
            "undoes": .text(undoes), "undoneBy": .text(undoneBy),
        ]
    }
}

/// What a session was before and after one change.
package struct SessionEvent: Encodable, Sendable {
    package let entry: Int64
    package let at: LocalTime
    package let actor: String
    package let reason: String?
    /// Like `moved from 2026-12-01T09:00 to 2026-12-03T10:15`.
    package let words: String
    package let before: SessionPlace?
    package let after: SessionPlace?

    private enum CodingKeys: String, CodingKey {
        case entry, at
        case actor = "by"
        case reason
        case words = "what"
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
                        return Self.words(before, after).map {
                            SessionEvent(
                                entry: entry.number, at: zone.local(entry.at), actor: entry.actor,
                                reason: entry.reason, words: $0, before: before, after: after)
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
            number: entry.number, at: zone.local(entry.at), actor: entry.actor,
            command: entry.command, reason: entry.reason, changes: facts.words,
            undoes: entry.undoes, undoneBy: entry.undoneBy)
    }
}

extension Clinic {
    /// What became of a session; `nil` when nothing of it shows: a note, or what else is done in it.
    fileprivate static func words(_ before: SessionPlace?, _ after: SessionPlace?) -> String? {
        guard let after else { return before.map { "booking for \($0.start) taken back" } }
        guard let before else { return "booked for \(after.start)" }
        var words: [String] = []
        if before.start != after.start {
            words.append("moved from \(before.start) to \(after.start)")
        }
        if before.therapist != after.therapist {
            words.append("\(after.therapist) instead of \(before.therapist)")
        }
        if before.room != after.room {
            words.append(after.room.map { "in \($0)" } ?? "without room")
        }
        if before.status != after.status {
            words.append(after.status.rawValue + (after.reason.map { " (\($0))" } ?? ""))
        }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}

extension [HistoryFact] {
    /// Each session by itself, what is known of a patient with its value, everything else by kind.
    fileprivate var words: [String] {
        let sessions = compactMap { fact -> String? in
            guard case .session(let id, let before, let after) = fact.what else { return nil }
            return Clinic.words(before, after).map { "\(id) \($0)" }
        }
        return sessions + knownWords + RecordKind.allCases.compactMap(words)
    }

    private func words(_ record: RecordKind) -> String? {
        let steps = compactMap { fact -> HistoryFact.Step? in
            guard case .record(record, let step) = fact.what else { return nil }
            return step
        }
        guard let first = steps.first else { return nil }
        let name = steps.count == 1 ? record.names.one : "\(steps.count) \(record.names.many)"
        let step = steps.allSatisfy { $0 == first } ? first : .changed
        return "\(name) \(step.rawValue)"
    }
}

extension RecordKind {
    fileprivate var names: (one: String, many: String) {
        switch self {
        case .clinic: ("the clinic", "clinics")
        case .closedDay: ("a closed day", "closed days")
        case .room: ("a room", "rooms")
        case .therapist: ("a therapist", "therapists")
        case .skill: ("a skill", "skills")
        case .absence: ("an absence", "absences")
        case .patient: ("a patient", "patients")
        case .fact: ("a fact", "facts")
        case .condition: ("a condition", "conditions")
        case .medicineTaken: ("a medicine taken", "medicines taken")
        case .allergy: ("an allergy", "allergies")
        case .blockedDays: ("blocked days", "spans of blocked days")
        case .assessment: ("an assessment", "assessments")
        case .screening: ("a screening", "screenings")
        case .redFlag: ("a red flag", "red flags")
        case .score: ("a score", "scores")
        case .plan: ("a plan", "plans")
        case .phase: ("a phase", "phases")
        case .routine: ("a routine", "routines")
        case .date: ("a date", "dates")
        case .medicine: ("a medicine", "medicines")
        case .finding: ("a finding", "findings")
        case .pause: ("a pause", "pauses")
        case .therapistBusy, .patientBusy: ("a busy time", "busy times")
        }
    }
}
