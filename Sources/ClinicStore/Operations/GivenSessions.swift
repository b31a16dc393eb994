package import CivilTime
package import Planner

/// A session as it was given to calendars outside.
package struct GivenSession: Hashable, Sendable {
    package let id: ID<Session>
    package let sequence: Int
    package let therapist: ID<Therapist>
    /// Wall clock of the clinic.
    package let start: LocalTime

    package init(_ session: Session) {
        (id, sequence) = (session.id, session.sequence)
        (therapist, start) = (session.details.therapist, session.details.start)
    }
}

extension StoreReading {
    /// The sessions that were given to calendars outside.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func exportedSessions() throws -> Set<ID<Session>> {
        Set(try ids("SELECT id FROM session WHERE exported IS NOT NULL"))
    }

    /// What the last invitation to each session said, as a hash.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func invitedSessions() throws -> [ID<Session>: String] {
        try db.query("SELECT id, invited FROM session WHERE invited IS NOT NULL", [])
            .reduce(into: [:]) { invited, row in invited[ID(try row["id"])] = row["invited"] }
    }
}

extension StoreWriting {
    /// Notes that calendars outside have been given these sessions as they are, and which of them the calendar
    /// of a therapist was given as that one's own. It leaves no history entry, as nothing changes here, but
    /// such a session is never deleted, not by an undo either.
    ///
    /// - Throws: `StoreError.disk`.
    package func markExported(
        _ sessions: [GivenSession], to therapist: ID<Therapist>? = nil
    ) throws {
        for session in sessions {
            try markExported(session)
            if session.therapist == therapist { try noteGiven(session) }
        }
    }

    /// Notes what an invitation to a session said that is mailed from now on.
    ///
    /// - Throws: `StoreError.disk`.
    package func markInvited(_ session: ID<Session>, _ fingerprint: String) throws {
        try db.execute(
            "UPDATE session SET invited = ? WHERE id = ?", [fingerprint, session.number])
    }

    /// It only rises.
    private func markExported(_ session: GivenSession) throws {
        try db.execute(
            """
            UPDATE session SET exported = ?1
            WHERE id = ?2 AND sequence >= ?1 AND coalesce(exported, -1) < ?1
            """, [session.sequence, session.id.number])
    }

    /// Only of a session that was marked: one that an undo took away meanwhile is not there.
    private func noteGiven(_ session: GivenSession) throws {
        try db.execute(
            """
            INSERT INTO therapistGiven (therapist, session, startMinute)
            SELECT ?, id, ? FROM session WHERE id = ? AND exported IS NOT NULL
            ON CONFLICT (therapist, session) DO UPDATE SET startMinute = excluded.startMinute
            """,
            [session.therapist.number, session.start.minute, session.id.number])
    }
}
