package import CivilTime
import GRDB
package import Planner

/// How many sessions a filter lets through, and on which days they lie.
package struct SessionExtent: Hashable, Sendable {
    package var count = 0
    /// From the first start to the last end; `nil` for no session.
    package var days: ClosedRange<Day>?

    package init() {}
}

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
    /// How many sessions a filter lets through, and the days on which they lie.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func extent(of filter: SessionFilter) throws -> SessionExtent {
        let (condition, arguments) = filter.condition
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*), min(startMinute), max(endMinute) FROM session WHERE \(condition)
                """, arguments: arguments)
        var extent = SessionExtent()
        guard let row, let first: Int = row[1], let last: Int = row[2] else { return extent }
        extent.count = row[0]
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
        let found = try Row.fetchCursor(
            db, sql: "SELECT * FROM session WHERE \(condition) ORDER BY startMinute, id",
            arguments: arguments)
        while let row = try found.next() {
            let stored = StoredRow(row, table: .session)
            let tasks = try rows(
                .sessionTask, "SELECT * FROM sessionTask WHERE session = ? ORDER BY position",
                [stored.id])
            try body(session(stored, tasks: tasks))
        }
    }
}

extension SessionFilter {
    /// For the rows of `session`.
    var condition: (sql: String, arguments: StatementArguments) {
        var conditions: [String] = []
        var arguments: [(any DatabaseValueConvertible)?] = []
        func require(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments.append(value)
        }
        require("plan = ?", plan?.number)
        require("patient = ?", patient?.number)
        require("therapist = ?", therapist?.number)
        require("startMinute >= ?", from.map { $0.number * 1440 })
        require("startMinute < ?", to.map { ($0.number + 1) * 1440 })
        require("status = ?", status?.rawValue)
        require(
            "(status <> 'cancelled' OR startMinute >= ?)", cancelledFrom.map { $0.number * 1440 })
        let all = conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND ")
        guard let therapist, let leftFrom else { return (all, StatementArguments(arguments)) }
        arguments += [therapist.number, leftFrom.number * 1440]
        return ("(\(all)) OR \(Self.left)", StatementArguments(arguments))
    }

    /// Of a therapist, from a minute on.
    private static let left = """
        id IN (
          SELECT given.session FROM therapistGiven AS given
          JOIN session AS present ON present.id = given.session
          WHERE given.therapist = ? AND present.therapist <> given.therapist
            AND max(given.startMinute, present.startMinute) >= ?)
        """
}
