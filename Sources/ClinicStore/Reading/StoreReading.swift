import CivilTime
import GRDB
package import Planner

/// What can be asked of one state of the database, inside `ClinicStore.read` or `write`.
///
/// Whoever calls those gets any error of the database as a `StoreError`, besides the ones named here.
package struct StoreReading {
    let db: Database

    init(db: Database) { self.db = db }

    /// The settings of the clinic.
    ///
    /// - Throws: `StoreError.noClinic` before `initClinic`.
    package func settings() throws -> ClinicSettings {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM clinic") else {
            throw StoreError.noClinic
        }
        let clinic = StoredRow(row, table: .clinic)
        let days = try rows(.closedDay, "SELECT * FROM closedDay ORDER BY day")
        var settings = ClinicSettings(
            name: row["name"], timeZone: row["timeZone"], hours: try clinic.hours("hours"),
            closedDays: try days.map { try $0.day("day") }, phone: row["phone"],
            address: row["address"], jurisdiction: try clinic.word("jurisdiction"),
            screeningDays: row["screeningDays"] ?? ClinicSettings.usualScreeningDays)
        settings.email = row["email"]
        if let words: String = row["doseLost"] {
            settings.doseLost = Set(
                try words.split(separator: ",").map { word in
                    guard let reason = Session.CancelReason(rawValue: String(word)) else {
                        throw clinic.unreadable("doseLost")
                    }
                    return reason
                })
        }
        if let text: String = row["weights"] {
            let members = try Row.fetchAll(
                db, sql: "SELECT key, value FROM json_each(?)", arguments: [text])
            for member in members { settings.weights[member["key"]] = member["value"] }
        }
        return settings
    }

    /// All rooms, in order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func rooms() throws -> [Room] {
        try rows(.room, "SELECT * FROM room ORDER BY id").map { stored in
            Room(
                id: ID(stored.id), name: stored.row["name"], capacity: stored.row["capacity"])
        }
    }

    /// The therapists, in order of their numbers; those who have left only if `includingInactive`.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func therapists(includingInactive: Bool = false) throws -> [Therapist] {
        let condition = includingInactive ? "" : "WHERE isActive = 1"
        return try rows(.therapist, "SELECT * FROM therapist \(condition) ORDER BY id")
            .map(therapist)
    }

    /// One therapist, who may have left.
    ///
    /// - Throws: `StoreError.notFound` where there is no such therapist.
    package func therapist(_ id: ID<Therapist>) throws -> Therapist {
        try therapist(stored(.therapist, id))
    }

    /// The absences of all therapists, or of one, in order of their start.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func absences(of therapist: ID<Therapist>? = nil) throws -> [Absence] {
        let sql = """
            SELECT * FROM absence WHERE ?1 IS NULL OR therapist = ?1 ORDER BY startMinute, id
            """
        return try rows(.absence, sql, [therapist?.number]).map { stored in
            Absence(
                id: ID(stored.id), therapist: ID(stored.row["therapist"]),
                span: try stored.span(), reason: stored.row["reason"])
        }
    }

    private func therapist(_ stored: StoredRow) throws -> Therapist {
        let skills = try String.fetchAll(
            db.cachedStatement(
                sql: "SELECT skill FROM therapistSkill WHERE therapist = ? ORDER BY skill"),
            arguments: [stored.id])
        return Therapist(
            id: ID(stored.id), name: stored.row["name"], hours: try stored.hours("hours"),
            skills: skills, maxPerDay: stored.row["maxPerDay"], email: stored.row["email"],
            isActive: stored.row["isActive"])
    }

    func rows(
        _ table: ClinicTable, _ sql: String, _ arguments: StatementArguments = StatementArguments()
    ) throws -> [StoredRow] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
            .map { StoredRow($0, table: table) }
    }

    func stored<Subject>(_ table: ClinicTable, _ id: ID<Subject>) throws -> StoredRow {
        let found = try rows(table, "SELECT * FROM \(table.name) WHERE id = ?", [id.number])
        guard let row = found.first else { throw StoreError.notFound(what: "\(table.name) \(id)") }
        return row
    }
}

/// A row and the readers of what it holds as text.
struct StoredRow {
    let row: Row
    let table: ClinicTable

    init(_ row: Row, table: ClinicTable) {
        self.row = row
        self.table = table
    }

    var id: Int64 { row["id"] }

    func unreadable(_ column: String) -> StoreError {
        .unreadable(field: "\(table.name).\(column)", row: row["id"])
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

    func word<Word: RawRepresentable<String>>(_ column: String) throws -> Word {
        guard let word = Word(rawValue: row[column]) else { throw unreadable(column) }
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
        let start = LocalTime(minute: row["startMinute"])
        let end = LocalTime(minute: row["endMinute"])
        guard let span = Interval(start, end) else { throw unreadable("endMinute") }
        return span
    }
}
