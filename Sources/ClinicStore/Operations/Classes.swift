package import CivilTime
package import Planner

extension StoreReading {
    /// The classes, in order of their numbers; also those that meet no more.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func groupClasses() throws -> [GroupClass] {
        try rows(.groupClass, "SELECT * FROM class ORDER BY id").map { stored in
            let row = stored.row
            let details = ClassDetails(
                try row["name"], with: ID(try row["therapist"]),
                in: (row["room"] as Int64?).map { ID($0) }, minutes: try row["minutes"],
                seats: try row["seats"])
            return GroupClass(id: ID(stored.id), details: details, isActive: try row["isActive"])
        }
    }

    /// The meetings of a class or of all, in order of their start: those that begin at a time or later and before
    /// another one, cancelled ones among them.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func meetings(
        of groupClass: ID<GroupClass>? = nil, from: LocalTime? = nil, before: LocalTime? = nil
    ) throws -> [ClassMeeting] {
        let own = groupClass.map { "class = \($0.number)" } ?? "TRUE"
        let sql = """
            SELECT * FROM meeting WHERE \(own) AND startMinute >= ? AND startMinute < ?
            ORDER BY startMinute, id
            """
        return try meetings(sql, [from?.minute ?? Int.min, before?.minute ?? Int.max])
    }

    /// A meeting, whatever became of it.
    ///
    /// - Throws: `StoreError.notFound` where there is no such meeting.
    package func meeting(_ id: ID<ClassMeeting>) throws -> ClassMeeting {
        let found = try meetings("SELECT * FROM meeting WHERE id = ?", [id.number]).first
        guard let found else { throw StoreError.notFound(what: "meeting \(id)") }
        return found
    }

    private func meetings(_ sql: String, _ arguments: Values) throws -> [ClassMeeting] {
        try rows(.meeting, sql, arguments).map { stored in
            let row = stored.row
            let details = MeetingDetails(
                of: ID(try row["class"]), with: ID(try row["therapist"]),
                in: (row["room"] as Int64?).map { ID($0) }, try stored.span(),
                seats: try row["seats"])
            return ClassMeeting(
                id: ID(stored.id), uid: try row["uid"], details: details,
                status: try stored.word("status"), sequence: try row["sequence"],
                created: Moment(minute: try row["created"]),
                revised: Moment(minute: try row["revised"]), reason: row["reason"])
        }
    }
}

extension StoreWriting {
    /// Adds a class, without meetings.
    ///
    /// - Throws: `StoreError.notFound` where there is no such therapist.
    package func addClass(_ details: ClassDetails) throws -> GroupClass {
        _ = try now.therapist(details.therapist)
        let id = try insert(
            .groupClass,
            [
                "name": details.name, "therapist": details.therapist.number,
                "room": details.room?.number, "minutes": details.minutes, "seats": details.seats,
                "isActive": 1,
            ])
        return GroupClass(id: ID(id), details: details)
    }

    /// Writes how a class is usually held; its meetings stay as they are.
    ///
    /// - Throws: `StoreError.notFound` where there is no such class.
    package func update(_ groupClass: GroupClass) throws {
        let details = groupClass.details
        try update(
            .groupClass, groupClass.id.number,
            [
                "name": details.name, "therapist": details.therapist.number,
                "room": details.room?.number, "minutes": details.minutes, "seats": details.seats,
                "isActive": groupClass.isActive ? 1 : 0,
            ])
    }

    /// Adds a meeting of a class.
    ///
    /// - Throws: `StoreError.doubleBooked` where its therapist or room is taken, or offered to somebody.
    @discardableResult
    package func addMeeting(_ details: MeetingDetails, uid: String) throws -> ClassMeeting {
        let id = try naming(details.span.start) {
            try insert(
                .meeting,
                [
                    "uid": uid, "class": details.groupClass.number,
                    "therapist": details.therapist.number, "room": details.room?.number,
                    "startMinute": details.span.start.minute,
                    "endMinute": details.span.end.minute, "seats": details.seats,
                    "status": ClassMeeting.Status.held.rawValue, "sequence": 0,
                    "created": change.at.minute, "revised": change.at.minute,
                ])
        }
        return ClassMeeting(
            id: ID(id), uid: uid, details: details, created: change.at, revised: change.at)
    }

    /// Writes all that may change of meetings, and with them the live seats that go along.
    ///
    /// Meetings that go to a later time are written from the last on, so that none comes to where another still is.
    /// `seats` are as they are to be, standing where their meeting is held then; they come back as they are kept.
    /// - Throws: `StoreError.doubleBooked` where a therapist, a room, a patient or the last seat is taken; `.refused`
    ///   where a seat of a meeting that goes elsewhere is not among `seats`.
    @discardableResult
    package func update(_ meetings: [ClassMeeting], with seats: [Session] = []) throws -> [Session]
    {
        let changed = try meetings.map { (before: try now.meeting($0.id), after: $0) }
        let later = changed.filter { $0.after.details.span.start > $0.before.details.span.start }
        let others = changed.filter { $0.after.details.span.start <= $0.before.details.span.start }
        let order =
            later.sorted { $0.before.details.span.start > $1.before.details.span.start }
            + others.sorted { $0.before.details.span.start < $1.before.details.span.start }
        return try inTransit(seats.map(\.id.number)) {
            for (before, after) in order { try write(after, insteadOf: before) }
            return try seats.map { try updateSession($0) }
        }
    }

    private func write(_ meeting: ClassMeeting, insteadOf before: ClassMeeting) throws {
        let details = meeting.details
        let isTold =
            details.span != before.details.span || details.therapist != before.details.therapist
            || details.room != before.details.room || meeting.status != before.status
        try naming(details.span.start) {
            try update(
                .meeting, meeting.id.number,
                [
                    "therapist": details.therapist.number, "room": details.room?.number,
                    "startMinute": details.span.start.minute,
                    "endMinute": details.span.end.minute, "seats": details.seats,
                    "status": meeting.status.rawValue, "reason": meeting.reason,
                    "sequence": before.sequence + (isTold ? 1 : 0),
                    "revised": max(change.at, before.revised).minute,
                ])
        }
    }

    /// A session that is a seat, where its meeting or another one of its class is held at its place; else it is none.
    func inItsMeeting(_ session: Session) throws -> SessionDetails {
        var details = session.details
        guard let seat = details.seat, session.status.isLive,
            try !now.meeting(seat.meeting).details.holds(details)
        else { return details }
        let there = try now.meetings(
            of: seat.groupClass, from: details.start, before: details.start + 1)
        details.seat = there.first { $0.status == .held && $0.details.holds(details) }?.seat
        return details
    }
}

extension Seat {
    /// `nil` where the row of a session says none.
    init?(_ row: FoundRow) {
        guard let groupClass = row["class"] as Int64?, let meeting = row["meeting"] as Int64? else {
            return nil
        }
        self.init(groupClass: ID(groupClass), meeting: ID(meeting))
    }
}
