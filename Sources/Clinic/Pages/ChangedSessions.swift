import Planner

/// What was done to sessions, each one named.
package struct ChangedSessions: Page {
    package struct Change: Encodable, Sendable {
        /// `nil` for one that was booked.
        package let before: SessionEntry?
        package let after: SessionEntry
    }

    /// Where there is one.
    @WhereThere package var session: SessionEntry?
    package let sessions: [SessionEntry]
    /// In order of their time.
    package let changes: [Change]
    /// What else of the plan moves or stays, a line for each part.
    package let lines: [Advice]
    /// What else there is to know or to do, a sentence each.
    package let remarks: [Advice]
    /// Where a lost session can be made up for, the best first.
    package let offers: [PlaceEntry]

    private enum CodingKeys: String, CodingKey {
        case session, sessions, changes, lines, remarks
        case offers = "makeUp"
    }

    package init(_ report: SessionReport, _ roster: Roster) {
        sessions = roster.entries(report.sessions)
        session = sessions.count == 1 ? sessions[0] : nil
        changes = zip(report.changes, sessions).map {
            Change(before: $0.before.map(roster.entry), after: $1)
        }
        (lines, remarks) = (report.lines, report.remarks)
        offers = report.offers.map(roster.entry)
    }
}
