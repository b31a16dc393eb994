import CivilTime
import ClinicStore
package import Planner

/// What an undo took back.
package struct UndoReport: Sendable {
    package let entry: HistoryReport
    /// As they are now; those whose booking is gone are told apart.
    package let sessions: [Session]
    package let gone: [ID<Session>]
}

/// What an undo took back, with the names behind its sessions.
package struct UndonePage: Page {
    package let undone: HistoryReport
    package let sessions: [SessionEntry]
    package let removed: [ID<Session>]

    package init(_ report: UndoReport, _ roster: Roster) {
        undone = report.entry
        sessions = roster.entries(report.sessions)
        removed = report.gone
    }
}
