import CivilTime
package import Planner

/// Why an entry cannot be taken back.
package enum UndoRefusal: Error, Hashable, Sendable {
    case nothingLeft
    case isUndo(Int64)
    case undoneBefore(Int64, by: Int64)
    /// The first entry: without it there is no clinic.
    case theClinic
    case erased
    /// Later entries that stand on it, in the order in which they can be undone.
    case dependents([HistoryEntry])
    /// A session's old time was given to others since.
    case taken(StoreError, by: [ID<Session>])
    /// A booking that calendars have seen stays, and refers to what would go.
    case seen([ID<Session>])
    /// What would no longer hold.
    case breaks([Violation])
}

extension StoreWriting {
    /// Takes back what one entry did; the history then has one entry more, which says so.
    ///
    /// Every row becomes what it was before, but that sequences and times of revision only rise. A session
    /// that was booked is deleted, or cancelled when a calendar was given it.
    /// - Throws: `UndoRefusal`; nothing was changed.
    package func undo(_ number: Int64) throws {
        let entry = try now.entry(number)
        if entry.undoes != nil { throw UndoRefusal.isUndo(number) }
        if let by = entry.undoneBy { throw UndoRefusal.undoneBefore(number, by: by) }
        let dependents = try now.dependents(of: number)
        guard dependents.isEmpty else { throw UndoRefusal.dependents(dependents) }
        let rows = try entry.changedRows()
        if rows.contains(where: { $0.key.table == .clinic && $0.before == nil }) {
            throw UndoRefusal.theClinic
        }
        guard !rows.contains(where: \.erases) else { throw UndoRefusal.erased }
        let plans = Set(rows.flatMap(\.plans)).sorted()
        let wrong = try violations(of: plans)
        touched.undoes = number
        try reverse(rows, of: number)
        try requireReferences()
        let broken = try violations(of: plans).filter { !wrong.contains($0) }
        guard broken.isEmpty else { throw UndoRefusal.breaks(broken) }
    }

    private func reverse(_ rows: [ChangedRow], of entry: Int64) throws {
        try db.dialect.deferReferences(db)
        try db.execute("INSERT INTO undoing (entry) VALUES (?)", [entry])
        let moving = rows.filter { $0.key.table == .session && $0.before != nil && $0.isMove }
            .map(\.key.id)
        let newPlans = rows.filter { $0.key.table == .plan && $0.before == nil }.map(\.key.id)
        do {
            try inTransit(moving) {
                // What is unique is free again before it is taken again.
                for plan in newPlans { try freeSeen(of: ID(plan)) }
                for row in rows where row.before == nil { try takeOut(row, without: newPlans) }
                for row in rows.meetingsFirst where row.before != nil && row.after != nil {
                    try putBack(row)
                }
                for row in rows where row.after == nil { try bringBack(row) }
            }
        } catch let error as StoreError {
            guard case .doubleBooked = error else { throw error }
            throw UndoRefusal.taken(error, by: try takers(of: moving))
        }
        try db.execute("DELETE FROM undoing")
    }

    /// Bookings that were taken back before, but that calendars have seen, outlive their plan.
    private func freeSeen(of plan: ID<StoredPlan>) throws {
        for session in try now.sessions(SessionFilter(plan: plan))
        where session.reason == Session.undone {
            var session = session
            session.details.plan = nil
            try updateSession(session)
        }
    }

    /// Removes what the entry brought; a session that calendars have seen stays, cancelled.
    private func takeOut(_ row: ChangedRow, without plans: [Int64]) throws {
        let key = row.key
        let sql = "SELECT exported FROM session WHERE id = ?"
        guard key.table == .session,
            try db.value(sql, [key.id]) as Int64? != nil
        else { return try delete(key.table, of: row.patient, where: "id", is: key.id) }
        var session = try now.session(ID(key.id))
        session.status = .cancelled
        session.reason = Session.undone
        (session.details.makesUp, session.details.series) = (nil, nil)
        session.details.seat = nil
        if let plan = session.details.plan, plans.contains(plan.number) {
            session.details.plan = nil
        }
        try updateSession(session)
    }

    /// Writes a row as it was; what only rises does so once more.
    private func putBack(_ row: ChangedRow) throws {
        guard var values = row.before, let after = row.after else { return }
        for column in after.keys where values[column] == nil { values[column] = .null }
        for column in ["id", "uid", "created", "exported"] { values[column] = nil }
        if row.key.table.roles.contains(.inCalendars) {
            let stands = try db.query(
                "SELECT * FROM \(row.key.table.name) WHERE id = ?", [row.key.id]
            ).first
            let isTold = row.key.table != .session || row.isTold
            let sequence: Int = stands?["sequence"] ?? 0
            let revised: Int = stands?["revised"] ?? change.at.minute
            if row.key.table == .session {
                if row.isMove {
                    values["placed"] = .null
                } else if isTold {
                    values["placed"] = stands?["placed"] ?? .null
                }
            }
            values["sequence"] = (sequence + (isTold ? 1 : 0)).stored
            values["revised"] = max(revised, change.at.minute).stored
        }
        try update(row.key, of: row.patient, values)
    }

    /// Writes a row that the entry removed, with its number.
    private func bringBack(_ row: ChangedRow) throws {
        guard let values = row.before else { return }
        try insert(row.key, of: row.patient, values)
    }

    /// Live sessions that lie where these ones are to return to.
    private func takers(of sessions: [Int64]) throws -> [ID<Session>] {
        guard !sessions.isEmpty else { return [] }
        let list = sessions.map(String.init).joined(separator: ", ")
        let sql = """
            SELECT DISTINCT other.id FROM session AS mine, session AS other
            WHERE mine.id IN (\(list)) AND other.id <> mine.id
              AND other.id NOT IN (\(list))
              AND mine.status <> 'cancelled' AND other.status <> 'cancelled'
              AND (mine.therapist = other.therapist OR mine.patient = other.patient
                OR mine.room = other.room)
              AND other.startMinute > mine.startMinute - 240
              AND other.startMinute < mine.endMinute AND other.endMinute > mine.startMinute
            ORDER BY other.id
            """
        return try now.ids(sql)
    }

    /// Nothing refers to a row that has gone.
    private func requireReferences() throws {
        let broken = try db.dialect.brokenReferences(db)
        guard !broken.isEmpty else { return }
        let sessions = broken.filter { $0.table == ClinicTable.session.name }
            .compactMap { $0.row.map { ID<Session>($0) } }
        throw UndoRefusal.seen(Set(sessions).sorted())
    }

    private func violations(of plans: [Int64]) throws -> [Violation] {
        try plans.filter {
            try !db.query("SELECT id FROM plan WHERE id = ?", [$0]).isEmpty
        }.flatMap { try now.violations(of: ID($0)) }
    }
}

extension ChangedRow {
    /// Whether a calendar has to hear of the change of a session.
    var isMove: Bool {
        ["startMinute", "endMinute", "therapist", "room", "status"].contains {
            before?[$0] != after?[$0]
        }
    }

    /// Whether calendars were told of the change of a session, also where it did not move.
    fileprivate var isTold: Bool { isMove || before?["sequence"] != after?["sequence"] }

    /// Whether it took a person out, or what it was went with a person.
    fileprivate var erases: Bool {
        isErased
            || (key.table == .patient && before != nil
                && before?["erasedAt"] != after?["erasedAt"])
    }
}

extension [ChangedRow] {
    /// Meetings of classes before the seats in them, in an order in which none comes to where another still is: those
    /// that go back to an earlier time from the first on, else from the last.
    fileprivate var meetingsFirst: [ChangedRow] {
        let meetings = filter { $0.key.table == .meeting }
        let earlier = meetings.filter(\.goesEarlier)
        let later = meetings.filter { !$0.goesEarlier }
        return earlier.sorted { $0.start < $1.start } + later.sorted { $0.start > $1.start }
            + filter { $0.key.table != .meeting }
    }
}

extension ChangedRow {
    /// When it begins once the change is taken back.
    fileprivate var start: Int64 { before?.number("startMinute") ?? 0 }

    fileprivate var goesEarlier: Bool { start < after?.number("startMinute") ?? 0 }
}
