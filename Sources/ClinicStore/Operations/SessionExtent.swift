package import CivilTime
package import Planner

/// How many sessions a filter lets through, and on which days they lie.
package struct SessionExtent: Hashable, Sendable {
    package var count = 0
    /// From the first start to the last end; `nil` for no session.
    package var days: ClosedRange<Day>?

    package init() {}
}

extension StoreReading {
    /// How many sessions a filter lets through, and the days on which they lie.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func extent(of filter: SessionFilter) throws -> SessionExtent {
        let (condition, arguments) = filter.condition
        let row = try db.query(
            "SELECT count(*), min(startMinute), max(endMinute) FROM session WHERE \(condition)",
            arguments
        ).first
        var extent = SessionExtent()
        guard let row, let first: Int = row[1], let last: Int = row[2] else { return extent }
        extent.count = try row[0]
        extent.days = LocalTime(minute: first).day...LocalTime(minute: last).day
        return extent
    }

    /// Hands over one session after the other as the database finds them, and keeps none; in order of their
    /// start, then their number. What `body` throws ends it.
    ///
    /// - Throws: `StoreError` where the file cannot be read; what `body` throws.
    package func forEachSession(
        _ filter: SessionFilter, _ body: (Session) throws -> Void
    ) throws {
        let (condition, arguments) = filter.condition
        try db.each(
            "SELECT * FROM session WHERE \(condition) ORDER BY startMinute, id", arguments
        ) { row in
            let stored = try StoredRow(row, table: .session)
            let tasks = try rows(
                .sessionTask, "SELECT * FROM sessionTask WHERE session = ? ORDER BY position",
                [stored.id])
            try body(session(stored, tasks: tasks))
        }
    }
}
