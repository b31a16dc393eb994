import Planner

/// The least change that makes every hit session fit again, as it is told.
package struct RepairPage: Page {
    /// One session, before and after.
    package struct Line: Encodable, Sendable {
        package let outcome: RepairLine.Outcome
        package let before: SessionEntry
        /// Where it goes; `nil` when there is no place for it.
        package let after: SessionEntry?
        /// Why it changes, or why it cannot; `nil` for what stays, unless it can stay only as another one goes.
        package let reason: RepairReason?
        package let cost: Int

        private enum CodingKeys: String, CodingKey {
            case outcome, before
            case after = "session"
            case reason, cost
        }
    }

    package let kept: [Line]
    package let moved: [Line]
    package let reassigned: [Line]
    package let impossible: [Line]
    package let shortened: [ShortenedPhase]
    package let cost: Int
    package let isApplied: Bool
    /// All of them, in order of time.
    package let lines: [Line]
    /// Whom the times help that are free once it was applied.
    @WhereThere package var helps: [PlaceHelp]?

    private enum CodingKeys: String, CodingKey {
        case kept, moved, reassigned, impossible, shortened, cost
        case isApplied = "applied"
        case helps
    }

    package init(_ repair: PlanRepair, _ roster: Roster) {
        let lines = repair.lines.map {
            Line(
                outcome: $0.outcome, before: roster.entry($0.before),
                after: $0.after.map(roster.entry), reason: $0.reason, cost: $0.cost)
        }
        self.lines = lines
        func of(_ outcome: RepairLine.Outcome) -> [Line] { lines.filter { $0.outcome == outcome } }
        (kept, moved) = (of(.kept), of(.moved))
        (reassigned, impossible) = (of(.reassigned), of(.impossible))
        (shortened, cost, isApplied) = (repair.shortened, repair.cost, repair.isApplied)
    }
}

extension Clinic {
    /// A repair that was just written, and whom the times help that are free now.
    ///
    /// - Throws: what `roster()` throws.
    package func repaired(_ repair: PlanRepair) throws -> RepairPage {
        let roster = try roster()
        var page = RepairPage(repair, roster)
        let freed = repair.lines.compactMap { line in
            line.after.flatMap { FreedTime(SessionChange(before: line.before, after: $0)) }
        }
        page.helps = try helps(by: freed, roster)
        return page
    }
}
