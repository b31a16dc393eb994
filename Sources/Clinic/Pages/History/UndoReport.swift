import CivilTime
import ClinicStore
package import Planner

/// What an undo took back.
package struct UndoReport: Sendable {
    package let entry: HistoryReport
    /// As they are now; those whose booking is gone are told apart.
    package let sessions: [Session]
    package let gone: [ID<Session>]

    package func json(_ session: (Session) -> JSON) -> JSON {
        [
            "undone": entry.json, "sessions": .array(sessions.map(session)),
            "removed": .texts(gone),
        ]
    }
}
