import CivilTime
import GRDB
package import Planner

extension ClinicStore {
    /// Notes that calendars outside have been given these sessions as they are, and which of them the calendar
    /// of a therapist was given as that one's own. No entry of history: it changes nothing here, but such a
    /// session is never deleted, not by an undo either.
    package func markExported(
        _ sessions: [GivenSession], to therapist: ID<Therapist>? = nil
    ) throws {
        try translatingErrors {
            try database.write { db in
                for session in sessions {
                    try db.markExported(session)
                    if session.therapist == therapist { try db.noteGiven(session) }
                }
            }
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
