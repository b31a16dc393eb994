package import CivilTime
import GRDB
package import Planner

/// Which sessions are asked for; what is `nil` lets all through.
package struct SessionFilter: Hashable, Sendable {
    package var plan: ID<StoredPlan>?
    package var patient: ID<Patient>?
    package var therapist: ID<Therapist>?
    /// The first and the last day on which a session starts, both included.
    package var from: Day?
    package var to: Day?
    package var status: Session.Status?
    /// Of cancelled ones only those that start on this day or later.
    package var cancelledFrom: Day?
    /// Lets through besides, whatever else is asked for, the sessions that the therapist's calendar was given
    /// and that are somebody else's now, if they start on this day or later, or did when it was given them.
    package var leftFrom: Day?

    package init(
        plan: ID<StoredPlan>? = nil, patient: ID<Patient>? = nil,
        therapist: ID<Therapist>? = nil, from: Day? = nil, to: Day? = nil,
        status: Session.Status? = nil
    ) {
        self.plan = plan
        self.patient = patient
        self.therapist = therapist
        self.from = from
        self.to = to
        self.status = status
    }
}

/// All that a scheduler needs to know, as of one state of the database.
package struct ClinicSnapshot: Hashable, Sendable {
    package let settings: ClinicSettings
    package let rooms: [Room]
    /// Those who still work here.
    package let therapists: [Therapist]
    /// Those that end after the first day asked for.
    package let absences: [Absence]
    /// Those that end after the start of the first day asked for, by start.
    package let busy: [BusyTime]
    /// Of live sessions that end after the start of the first day asked for, by start, then number.
    package let bookings: [Booking]

    /// Who and what a session takes, and when.
    package struct Booking: Hashable, Sendable {
        package let therapist: ID<Therapist>
        package let room: ID<Room>?
        package let span: Interval<LocalTime>
    }
}

extension StoreReading {
    /// What a scheduler needs to know to place sessions from a day on.
    ///
    /// - Throws: `StoreError.noClinic` before `initClinic`; another `StoreError` where the file cannot be
    ///   read.
    package func snapshot(from day: Day) throws -> ClinicSnapshot {
        let start = LocalTime(day, .midnight)
        // Positions, not names: a full diary has thousands of rows.
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT therapist, room, startMinute, endMinute, id FROM session
                    WHERE startMinute > ?1 - 240 AND endMinute > ?1 AND status <> 'cancelled'
                    ORDER BY startMinute, id
                    """), arguments: [start.minute])
        var bookings: [ClinicSnapshot.Booking] = []
        while let row = try rows.next() {
            guard
                let span = Interval(
                    LocalTime(minute: row[2] as Int), LocalTime(minute: row[3] as Int))
            else { throw StoreError.unreadable(field: "session.endMinute", row: row[4]) }
            bookings.append(
                ClinicSnapshot.Booking(
                    therapist: ID(row[0] as Int64), room: (row[1] as Int64?).map { ID($0) },
                    span: span))
        }
        return ClinicSnapshot(
            settings: try settings(), rooms: try rooms(), therapists: try therapists(),
            absences: try absences().filter { $0.span.end > start },
            busy: try therapistBusy(from: day), bookings: bookings)
    }

    /// The sessions that a filter lets through, in order of their start, then their number.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func sessions(_ filter: SessionFilter = SessionFilter()) throws -> [Session] {
        let (condition, arguments) = filter.condition
        return try sessions(where: condition, arguments)
    }

    /// One session, whatever its status.
    ///
    /// - Throws: `StoreError.notFound` where there is no such session.
    package func session(_ id: ID<Session>) throws -> Session {
        guard let session = try sessions(where: "id = ?", [id.number]).first else {
            throw StoreError.notFound(what: "session \(id)")
        }
        return session
    }

    /// The session that calendars know by a UID; `nil` for none.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func session(uid: String) throws -> Session? {
        try sessions(where: "uid = ?", [uid]).first
    }

    /// The sessions that were given to calendars outside.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func exportedSessions() throws -> Set<ID<Session>> {
        Set(
            try Int64.fetchAll(db, sql: "SELECT id FROM session WHERE exported IS NOT NULL")
                .map { ID($0) })
    }

    /// Why a session may overlap others; `nil` when it may not.
    ///
    /// - Throws: `StoreError.notFound` where there is no such session.
    package func overlapAllowed(_ id: ID<Session>) throws -> String? {
        try stored(.session, id).row["overlapAllowed"]
    }

    private func sessions(
        where condition: String, _ arguments: StatementArguments
    ) throws -> [Session] {
        let tasks = try rows(
            .sessionTask,
            """
            SELECT * FROM sessionTask WHERE session IN (SELECT id FROM session WHERE \(condition))
            ORDER BY session, position
            """, arguments)
        let tasksBySession = Dictionary(grouping: tasks) { $0.row["session"] as Int64 }
        return try rows(
            .session, "SELECT * FROM session WHERE \(condition) ORDER BY startMinute, id",
            arguments
        ).map { stored in
            try session(stored, tasks: tasksBySession[stored.id] ?? [])
        }
    }

    func session(_ stored: StoredRow, tasks: [StoredRow]) throws -> Session {
        let row = stored.row
        let span = try stored.span()
        var details = SessionDetails(
            plan: (row["plan"] as Int64?).map { ID($0) }, patient: ID(row["patient"]),
            therapist: ID(row["therapist"]), room: (row["room"] as Int64?).map { ID($0) },
            kind: try stored.word("kind"), title: row["title"], start: span.start,
            minutes: span.end.minute - span.start.minute, note: row["note"], phase: row["phase"],
            number: row["number"], of: row["ofCount"],
            tasks: try tasks.map { try task($0) })
        details.mode = try stored.optionalWord("mode") ?? .clinic
        details.makesUp = (row["makesUp"] as Int64?).map { ID($0) }
        details.exception = (row["despite"] as String?).map {
            SessionException(
                rules: $0.split(separator: ",").map(String.init),
                reason: row["despiteReason"] ?? "")
        }
        var session = Session(
            id: ID(stored.id), uid: row["uid"], details: details, status: try stored.word("status"),
            sequence: row["sequence"], created: Moment(minute: row["created"]),
            revised: Moment(minute: row["revised"]), reason: row["reason"])
        session.notice = row["notice"]
        session.placedSequence = row["placed"] ?? session.sequence
        session.isDeclined = row["declined"] ?? false
        session.lastReply = (row["replied"] as Int?).map { Moment(minute: $0) }
        return session
    }
}
