import CivilTime
package import Planner

extension StoreReading {
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

    /// Why a session may overlap others; `nil` when it may not.
    ///
    /// - Throws: `StoreError.notFound` where there is no such session.
    package func overlapAllowed(_ id: ID<Session>) throws -> String? {
        try stored(.session, id).row["overlapAllowed"]
    }

    private func sessions(
        where condition: String, _ arguments: Values
    ) throws -> [Session] {
        let tasks = try rows(
            .sessionTask,
            """
            SELECT * FROM sessionTask WHERE session IN (SELECT id FROM session WHERE \(condition))
            ORDER BY session, position
            """, arguments)
        let tasksBySession = try Dictionary(grouping: tasks) { try $0.row["session"] as Int64 }
        return try rows(
            .session, "SELECT * FROM session WHERE \(condition) ORDER BY startMinute, id",
            arguments
        ).map { stored in
            try session(stored, tasks: tasksBySession[stored.id] ?? [])
        }
    }

    /// The phase that a session belongs to. Rows before version 95 tell only what it is called; where the plan
    /// has just one of that name, it is that one.
    private func phase(of row: FoundRow) throws -> ID<PlannedPhase>? {
        if let number = row["planPhase"] as Int64? { return ID(number) }
        guard let name = row["phase"] as String?, let plan = row["plan"] as Int64? else {
            return nil
        }
        let sql = "SELECT position + 1 FROM plannedPhase WHERE plan = ? AND name = ?"
        let called: [Int64] = try db.column(sql, [plan, name])
        return called.count == 1 ? ID(called[0]) : nil
    }

    func session(_ stored: StoredRow, tasks: [StoredRow]) throws -> Session {
        let row = stored.row
        let span = try stored.span()
        var details = SessionDetails(
            plan: (row["plan"] as Int64?).map { ID($0) }, patient: ID(try row["patient"]),
            therapist: ID(try row["therapist"]), room: (row["room"] as Int64?).map { ID($0) },
            kind: try stored.word("kind"), title: try row["title"], start: span.start,
            minutes: span.end.minute - span.start.minute, note: row["note"],
            phase: try phase(of: row), phaseName: row["phase"],
            tasks: try tasks.map { try task($0) })
        details.count(row)
        details.mode = try stored.optionalWord("mode") ?? .clinic
        details.makesUp = (row["makesUp"] as Int64?).map { ID($0) }
        details.text = row["text"]
        details.seat = Seat(row)
        details.exception = (row["despite"] as String?).map {
            SessionException(
                rules: $0.split(separator: ",").map(String.init),
                reason: row["despiteReason"] ?? "")
        }
        var session = Session(
            id: ID(stored.id), uid: try row["uid"], details: details,
            status: try stored.word("status"),
            sequence: try row["sequence"], created: Moment(minute: try row["created"]),
            revised: Moment(minute: try row["revised"]), reason: row["reason"])
        session.notice = row["notice"]
        session.placedSequence = row["placed"] ?? session.sequence
        session.isDeclined = row["declined"] ?? false
        session.lastReply = (row["replied"] as Int?).map { Moment(minute: $0) }
        return session
    }
}

extension StoreWriting {
    /// Books a session, in a plan or outside any.
    ///
    /// - Parameters:
    ///   - details: `plan` is `nil` for a single session outside any plan.
    ///   - uid: never used before; it stays in calendars for ever.
    ///   - overlapAllowed: why it may share its time with another session of its therapist or
    ///     patient; a room never holds more than its capacity.
    /// - Returns: the session with its number, booked, of sequence 0.
    /// - Throws: `StoreError.doubleBooked` with what is taken and the start of this session.
    @discardableResult
    package func addSession(
        _ details: SessionDetails, uid: String, overlapAllowed: String? = nil
    ) throws -> Session {
        try refuseErased(details.patient)
        let patient = details.patient.number
        let id = try naming(details.start) {
            try insert(
                .session, of: patient,
                [
                    "uid": uid, "plan": details.plan?.number, "patient": patient,
                    "therapist": details.therapist.number, "room": details.room?.number,
                    "kind": details.kind.rawValue, "title": details.title,
                    "startMinute": details.start.minute, "endMinute": details.end.minute,
                    "note": details.note, "text": details.text, "phase": details.phaseName,
                    "planPhase": details.phase?.number,
                    "number": details.series?.number ?? details.number,
                    "ofCount": details.series?.of ?? details.of,
                    "status": Session.Status.booked.rawValue,
                    "overlapAllowed": overlapAllowed, "sequence": 0,
                    "makesUp": details.makesUp?.number, "mode": details.mode.stored,
                    "series": details.series?.first.number,
                    "class": details.seat?.groupClass.number,
                    "meeting": details.seat?.meeting.number,
                    "despite": details.exception?.rules.joined(separator: ","),
                    "despiteReason": details.exception?.reason,
                    "created": change.at.minute, "revised": change.at.minute,
                ])
        }
        try insertTasks(details.tasks, session: id, of: patient)
        return Session(
            id: ID(id), uid: uid, details: details, created: change.at, revised: change.at)
    }

    /// Books sessions outside any plan as a series, in the order given.
    ///
    /// - Parameters:
    ///   - sessions: none of them of a plan.
    ///   - makeUID: gives one that was never used before.
    /// - Returns: the sessions, each with its place in the series.
    /// - Throws: `StoreError.doubleBooked` with what is taken and the start of the session for which it is.
    @discardableResult
    package func addSeries(
        _ sessions: [SessionDetails], makeUID: () -> String
    ) throws -> [Session] {
        guard let first = sessions.first else { return [] }
        var begun = try addSession(first, uid: makeUID())
        let id = begun.id
        begun.details.series = SeriesPlace(1, of: sessions.count, from: id)
        return [try updateSession(begun)]
            + (try sessions.dropFirst().enumerated().map { index, details in
                var details = details
                details.series = SeriesPlace(index + 2, of: sessions.count, from: id)
                return try addSession(details, uid: makeUID())
            })
    }

    /// Writes all that may change of a session: its details, status and reason.
    ///
    /// The sequence is raised here when the time, therapist, room, status or text differs; `revised`
    /// becomes the time of this change. A given `overlapAllowed` replaces the one before. A seat in a class that is
    /// placed elsewhere goes to the meeting of the class that is held there, else it is a seat no more.
    /// - Returns: the session as it is now kept.
    /// - Throws: `StoreError.notFound` where there is no such session; `.doubleBooked` where its time is
    ///   taken.
    @discardableResult
    package func updateSession(
        _ session: Session, overlapAllowed: String? = nil
    ) throws -> Session {
        let before = try now.session(session.id)
        let details = try inItsMeeting(session)
        let patient = before.details.patient.number
        let sequence = before.sequence + (before.isMoved(in: session) ? 1 : 0)
        let isPlaced = before.isPlacedAnew(in: session)
        let placed = isPlaced ? sequence : before.placedSequence
        let kept = try now.overlapAllowed(session.id)
        try naming(details.start) {
            try update(
                .session, session.id.number, of: patient,
                [
                    "plan": details.plan?.number, "patient": details.patient.number,
                    "therapist": details.therapist.number, "room": details.room?.number,
                    "kind": details.kind.rawValue, "title": details.title,
                    "startMinute": details.start.minute, "endMinute": details.end.minute,
                    "note": details.note, "text": details.text, "phase": details.phaseName,
                    "planPhase": details.phase?.number,
                    "number": details.series?.number ?? details.number,
                    "ofCount": details.series?.of ?? details.of, "status": session.status.rawValue,
                    "reason": session.reason, "overlapAllowed": overlapAllowed ?? kept,
                    "sequence": sequence, "revised": max(change.at, before.revised).minute,
                    "mode": details.mode.stored, "notice": session.notice,
                    "makesUp": details.makesUp?.number,
                    "series": details.series?.first.number,
                    "class": details.seat?.groupClass.number,
                    "meeting": details.seat?.meeting.number,
                    "placed": placed == sequence ? nil : placed,
                    "declined": session.isDeclined && !isPlaced ? true : nil,
                    "replied": session.lastReply?.minute,
                    "despite": details.exception?.rules.joined(separator: ","),
                    "despiteReason": details.exception?.reason,
                ])
        }
        if before.details.tasks != details.tasks {
            try delete(.sessionTask, of: patient, where: "session", is: session.id.number)
            try insertTasks(details.tasks, session: session.id.number, of: patient)
        }
        return try now.session(session.id)
    }

    /// Raises the sequence of a session of which calendars have to hear though nothing of it is another here: an answer to
    /// what they had is none any more.
    ///
    /// - Throws: `StoreError.notFound` where there is no such session.
    package func tellAnew(_ id: ID<Session>) throws {
        let before = try now.session(id)
        try update(
            .session, id.number, of: before.details.patient.number,
            [
                "sequence": before.sequence + 1, "placed": nil,
                "revised": max(change.at, before.revised).minute,
            ])
    }

    /// Adds to a double booking the time it was tried for.
    func naming<Value>(_ start: LocalTime, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch StoreError.doubleBooked(let shared, at: nil) {
            throw StoreError.doubleBooked(shared, at: start)
        }
    }
}

extension Session {
    /// Whether a calendar has to hear of the change to `other`.
    fileprivate func isMoved(in other: Session) -> Bool {
        isPlacedAnew(in: other) || status != other.status || details.text != other.details.text
    }

    /// Whether an answer to this one is no answer to `other`.
    fileprivate func isPlacedAnew(in other: Session) -> Bool {
        details.start != other.details.start || details.minutes != other.details.minutes
            || details.therapist != other.details.therapist || details.room != other.details.room
            || status.isLive != other.status.isLive || details.mode != other.details.mode
    }
}

extension SessionDetails {
    /// Takes which it is of how many from its row, where it has a place in a plan or a series.
    fileprivate mutating func count(_ row: FoundRow) {
        if let first = row["series"] as Int64?, let number = row["number"] as Int?,
            let count = row["ofCount"] as Int?
        {
            series = SeriesPlace(number, of: count, from: ID(first))
        } else {
            (number, of) = (row["number"], row["ofCount"])
        }
    }
}

extension Session.Mode {
    /// `nil` in the clinic, so that a row of an older version keeps its image.
    fileprivate var stored: String? { self == .clinic ? nil : rawValue }
}
