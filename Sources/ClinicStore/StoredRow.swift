import CivilTime
import Planner

/// A row and the readers of what it holds as text.
struct StoredRow {
    let row: FoundRow
    let table: ClinicTable
    let id: Int64

    /// - Throws: `StoreError.unreadable` where it has no number.
    init(_ row: FoundRow, table: ClinicTable) throws {
        // What is hashed with the history is read as it stands.
        self.row = table.roles.contains(.untold) ? row : row.plain
        (self.table, id) = (table, try row["id"])
    }

    func unreadable(_ column: String) -> StoreError {
        .unreadable(field: "\(table.name).\(column)", row: id)
    }

    func hours(_ column: String) throws -> WeeklyHours {
        guard let hours = try? WeeklyHours(parsing: row[column]) else { throw unreadable(column) }
        return hours
    }

    func day(_ column: String) throws -> Day {
        guard let day = try optionalDay(column) else { throw unreadable(column) }
        return day
    }

    func optionalDay(_ column: String) throws -> Day? {
        guard let text: String = row[column] else { return nil }
        guard let day = try? Day(parsing: text) else { throw unreadable(column) }
        return day
    }

    /// From the first to the last, both included.
    func days(_ first: String, _ last: String) throws -> ClosedRange<Day> {
        let (first, end) = (try day(first), try day(last))
        guard first <= end else { throw unreadable(last) }
        return first...end
    }

    func word<Word: RawRepresentable<String>>(_ column: String) throws -> Word {
        guard let word = Word(rawValue: try row[column]) else { throw unreadable(column) }
        return word
    }

    func optionalWord<Word: RawRepresentable<String>>(_ column: String) throws -> Word? {
        guard let text: String = row[column] else { return nil }
        guard let word = Word(rawValue: text) else { throw unreadable(column) }
        return word
    }

    /// Times of day with commas; none when the column is empty.
    func times(_ column: String) throws -> [TimeOfDay] {
        guard let text: String = row[column] else { return [] }
        return try text.split(separator: ",").map { time in
            guard let time = try? TimeOfDay(parsing: String(time)) else { throw unreadable(column) }
            return time
        }
    }

    /// From `startMinute` to `endMinute`.
    func span() throws -> Interval<LocalTime> {
        let start = LocalTime(minute: try row["startMinute"])
        let end = LocalTime(minute: try row["endMinute"])
        guard let span = Interval(start, end) else { throw unreadable("endMinute") }
        return span
    }
}

extension StoredRow {
    /// The words of a text with commas between them.
    func list(_ column: String) throws -> [String] {
        (try row[column] as String).split(separator: ",").map(String.init)
    }
}
