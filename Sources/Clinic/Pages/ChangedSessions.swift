import Planner
package import Scheduler

/// What was done to sessions, each one named.
package struct ChangedSessions: Page {
    package struct Change: Encodable, Sendable {
        /// `nil` for one that was booked.
        package let before: SessionEntry?
        package let after: SessionEntry
    }

    /// The plan as it is then, where it was changed as a whole.
    @WhereThere package var plan: PlanEntry?
    /// Where there is one, and no plan.
    @WhereThere package var session: SessionEntry?
    package let sessions: [SessionEntry]
    /// In order of their time.
    package let changes: [Change]
    /// What else of the plan moves or stays, a line for each part.
    package let lines: [CourseRemark]
    /// What else there is to know or to do, a sentence each.
    package let remarks: [SessionRemark]
    /// Where a lost session can be made up for, the best first.
    package let offers: Offers<PlaceEntry>
    /// Whom the times help that are free now.
    @WhereThere package var helps: [PlaceHelp]?
    /// Who waits for the seats that are free now.
    @WhereThere package var seats: [SeatHelp]?

    private enum CodingKeys: String, CodingKey {
        case plan, session, sessions, changes, lines, remarks
        case offers = "makeUp"
        case helps, seats
    }

    package init(_ report: SessionReport, _ roster: Roster, plan: PlanEntry? = nil) {
        self.plan = plan
        sessions = roster.entries(report.sessions)
        session = plan == nil && sessions.count == 1 ? sessions[0] : nil
        changes = zip(report.changes, sessions).map {
            Change(before: $0.before.map(roster.entry), after: $1)
        }
        (lines, remarks) = (report.lines, report.remarks)
        offers = report.offers.told(roster.entry)
    }
}

extension Clinic {
    /// What was done to the sessions of a plan, with the plan as it is then.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func changedPlan(_ report: SessionReport) throws -> ChangedSessions {
        let roster = try roster()
        var page = ChangedSessions(
            report, roster,
            plan: try report.plan.map { try entry($0.plan, $0.sessions, roster) })
        page.helps = try helps(by: report.freed, roster)
        page.seats = try seatHelps(by: report)
        return page
    }
}
