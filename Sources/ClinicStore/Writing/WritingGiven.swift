import CivilTime
import GRDB
package import Planner

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
            try db.markExported(session)
            if session.therapist == therapist { try db.noteGiven(session) }
        }
    }
}

extension Database {
    fileprivate func markExported(_ session: GivenSession) throws {
        let statement = try cachedStatement(
            sql: """
                UPDATE session SET exported = max(coalesce(exported, 0), ?)
                WHERE id = ? AND sequence >= ?
                """)
        try statement.execute(arguments: [session.sequence, session.id.number, session.sequence])
    }

    /// Only of a session that was marked: one that an undo took away meanwhile is not there.
    fileprivate func noteGiven(_ session: GivenSession) throws {
        let statement = try cachedStatement(
            sql: """
                INSERT INTO therapistGiven (therapist, session, startMinute)
                SELECT ?, id, ? FROM session WHERE id = ? AND exported IS NOT NULL
                ON CONFLICT (therapist, session) DO UPDATE SET startMinute = excluded.startMinute
                """)
        try statement.execute(
            arguments: [session.therapist.number, session.start.minute, session.id.number])
    }
}

extension StoreWriting {
    /// Notes what calendars outside are given about plans from now on. It leaves no history entry, as nothing
    /// changes here.
    ///
    /// - Throws: `StoreError.disk`.
    package func markTold(_ events: [ToldEvent]) throws {
        for event in events { try db.markTold(event) }
    }
}

extension Database {
    /// Only of a plan that is there: one that an undo took away meanwhile is not.
    fileprivate func markTold(_ event: ToldEvent) throws {
        let statement = try cachedStatement(
            sql: """
                INSERT INTO toldEvent (plan, uid, fingerprint, sequence, raised, revised)
                SELECT id, ?, ?, ?, ?, ? FROM plan WHERE id = ?
                ON CONFLICT (uid) DO UPDATE SET fingerprint = excluded.fingerprint,
                  sequence = excluded.sequence, raised = excluded.raised,
                  revised = excluded.revised
                WHERE excluded.sequence >= toldEvent.sequence AND excluded.raised >= toldEvent.raised
                """)
        try statement.execute(
            arguments: [
                event.uid, event.fingerprint, event.sequence, event.raised, event.revised?.minute,
                event.plan.number,
            ])
    }
}
