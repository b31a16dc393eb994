package import CivilTime
import ClinicStore
package import Planner

/// One change, as people read it.
package struct HistoryReport: Sendable {
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
package struct SessionEvent: Sendable {
    package let entry: Int64
    package let at: LocalTime
    package let actor: String
    package let reason: String?
    /// Like `moved from 2026-12-01T09:00 to 2026-12-03T10:15`.
    package let words: String
    package let before: ToldPlace?
    package let after: ToldPlace?

    package var json: JSON {
        [
            "entry": .integer(Int(entry)), "at": .text(at), "by": .string(actor),
            "reason": .text(reason), "what": .string(words), "before": before?.json ?? .null,
            "after": after?.json ?? .null,
        ]
    }
}

/// When, with whom, where and how a session stood.
package struct ToldPlace: Hashable, Sendable {
    package let start: LocalTime
    package let therapist: ID<Therapist>
    package let room: ID<Room>?
    package let status: String
    package let reason: String?

    init?(_ row: [String: ToldValue]?) {
        guard case .integer(let start) = row?["startMinute"],
            case .integer(let therapist) = row?["therapist"],
            case .text(let status) = row?["status"]
        else { return nil }
        self.start = LocalTime(minute: Int(start))
        self.therapist = ID(therapist)
        room = if case .integer(let room) = row?["room"] { ID(room) } else { nil }
        reason = if case .text(let reason) = row?["reason"] { reason } else { nil }
        self.status = status
    }

    var json: JSON {
        [
            "date": .text(start.day), "start": .text(start.time), "therapist": .text(therapist),
            "room": .text(room), "status": .string(status), "reason": .text(reason),
        ]
    }
}

extension Clinic {
    /// Newest first; of all, of one patient, or of one plan.
    package func history(
        limit: Int, patient: Patient? = nil, plan: StoredPlan? = nil
    ) throws -> [HistoryReport] {
        let limit = try Text.range(limit, 1...100_000, "limit", "entries")
        return try read { reading in
            guard let plan else {
                return try reading.history(limit: limit, patient: patient?.id)
                    .map { report($0, try reading.changes(of: $0)) }
            }
            return Array(
                try reading.history(limit: .max, patient: plan.details.patient).lazy
                    .map { ($0, try reading.changes(of: $0)) }
                    .filter { $0.1.contains { $0.isPart(of: plan.id) } }
                    .prefix(limit).map { self.report($0.0, $0.1) })
        }
    }

    /// What became of a session, the oldest first.
    package func story(of session: Session) throws -> [SessionEvent] {
        try read { reading in
            try reading.history(limit: .max, patient: session.details.patient).reversed()
                .flatMap { entry in
                    try reading.changes(of: entry).filter {
                        $0.table == "session" && $0.row == session.id.number
                    }.compactMap { change in
                        let (before, after) = (ToldPlace(change.before), ToldPlace(change.after))
                        let words = change.sessionWords(before, after)
                        return words.map {
                            SessionEvent(
                                entry: entry.number, at: zone.local(entry.at), actor: entry.actor,
                                reason: entry.reason, words: $0, before: before, after: after)
                        }
                    }
                }
        }
    }

    /// The plan as it stood at the end of a day, or at a time of it.
    package func plan(
        _ plan: StoredPlan, asOf text: String
    ) throws -> (plan: StoredPlan, sessions: [Session]) {
        let lastMinute = try TimeOfDay(hour: 23, minute: 59)
        let time = try LocalTime(telling: text, today: today, at: lastMinute)
        guard let moment = zone.first(time) else {
            throw Failure(
                .usage, "\(time) does not exist in \(zone.identifier).",
                remedy: "Tell a time before or after the change of clocks.")
        }
        do { return try read { try $0.plan(plan.id, asOf: moment) } } catch StoreError.notFound {
            throw Failure(
                .notFound, "\(plan.id) was not there yet at \(time).",
                remedy: "See when it was made with 'physio plan history \(plan.id)'.")
        }
    }

    func report(_ entry: HistoryEntry, _ changes: [ToldChange]) -> HistoryReport {
        HistoryReport(
            number: entry.number, at: zone.local(entry.at), actor: entry.actor,
            command: entry.command, reason: entry.reason, changes: changes.words,
            undoes: entry.undoes, undoneBy: entry.undoneBy)
    }
}

extension ToldChange {
    func isPart(of plan: ID<StoredPlan>) -> Bool {
        if table == "plan" { return row == plan.number }
        return [before, after].contains { $0?["plan"] == .integer(plan.number) }
    }

    /// `nil` when nothing of it shows: a note, or what else is done in the session.
    func sessionWords(_ before: ToldPlace?, _ after: ToldPlace?) -> String? {
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
            words.append(after.status + (after.reason.map { " (\($0))" } ?? ""))
        }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}

extension [ToldChange] {
    /// Each session by itself, everything else by kind.
    fileprivate var words: [String] {
        let sessions = filter { $0.table == "session" }.compactMap { change in
            change.sessionWords(ToldPlace(change.before), ToldPlace(change.after))
                .map { "S\(change.row) \($0)" }
        }
        let others = Self.names.compactMap { table, one, many -> String? in
            let own = filter { $0.table == table && !$0.isToldByContent }
            guard !own.isEmpty else { return nil }
            let verb =
                own.allSatisfy { $0.before == nil }
                ? "added" : own.allSatisfy { $0.after == nil } ? "removed" : "changed"
            return "\(own.count == 1 ? one : "\(own.count) \(many)") \(verb)"
        }
        return sessions + patientWords + others
    }

    private static let names: [(table: String, one: String, many: String)] = [
        ("clinic", "the clinic", "clinics"), ("closedDay", "a closed day", "closed days"),
        ("room", "a room", "rooms"), ("therapist", "a therapist", "therapists"),
        ("therapistSkill", "a skill", "skills"), ("absence", "an absence", "absences"),
        ("patient", "a patient", "patients"), ("patientFact", "a fact", "facts"),
        ("patientCondition", "a condition", "conditions"),
        ("patientMedicine", "a medicine taken", "medicines taken"),
        ("patientAllergy", "an allergy", "allergies"),
        ("patientBlocked", "blocked days", "spans of blocked days"),
        ("assessment", "an assessment", "assessments"), ("screening", "a screening", "screenings"),
        ("screeningFlag", "a red flag", "red flags"), ("outcome", "a score", "scores"),
        ("plan", "a plan", "plans"), ("plannedPhase", "a phase", "phases"),
        ("routine", "a routine", "routines"), ("milestone", "a date", "dates"),
        ("plannedMedicine", "a medicine", "medicines"), ("planFinding", "a finding", "findings"),
        ("pause", "a pause", "pauses"), ("therapistBusy", "a busy time", "busy times"),
        ("patientBusy", "a busy time", "busy times"),
    ]
}
