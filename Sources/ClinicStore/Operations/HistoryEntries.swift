import CivilTime
package import Planner

/// What entries of history changed, as far as a search relies on it.
package struct ChangesSince: Hashable, Sendable {
    /// Those of whom anything was changed.
    package let patients: Set<ID<Patient>>
    /// Whether a session was, or anything that is no patient's: the clinic, its people, rooms, absences.
    package let isDiaryTouched: Bool
}

extension StoreReading {
    /// The history of all changes, or of those that touched a patient: the newest first, at most `limit`.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func history(
        limit: Int = 50, patient: ID<Patient>? = nil
    ) throws -> [HistoryEntry] {
        guard let patient else { return try entries("TRUE ORDER BY id DESC LIMIT ?", [limit]) }
        return try entries(
            "id IN (SELECT history FROM historyPatient WHERE patient = ?)"
                + " ORDER BY id DESC LIMIT ?", [patient.number, limit])
    }

    /// What no other clinic's file has and what never changes: the hash of the first entry.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func identity() throws -> String {
        try db.value("SELECT chain FROM history ORDER BY id LIMIT 1") ?? ""
    }

    /// Rises with each change that has an entry of history: equal where nothing was changed between.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func revision() throws -> Int64 {
        try db.value("SELECT max(id) FROM history") ?? 0
    }

    /// What was changed since the file had that revision.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func changes(since revision: Int64) throws -> ChangesSince {
        let entries = try entries("id > ? ORDER BY id", [revision])
        let tables = try entries.flatMap { try $0.changedRows().map(\.key.table) }
        return ChangesSince(
            patients: Set(entries.flatMap { $0.patients.map(\.patient) }),
            isDiaryTouched: tables.contains { $0 == .session || !$0.isOfPatients })
    }

    /// The entry with this number.
    ///
    /// - Throws: `StoreError.notFound` where there is no such entry.
    package func entry(_ number: Int64) throws -> HistoryEntry {
        guard let entry = try entries("id = ?", [number]).first else {
            throw StoreError.notFound(what: "history entry \(number)")
        }
        return entry
    }

    /// Entries for which `condition` holds; it may end in an order and a limit.
    func entries(_ condition: String, _ arguments: Values) throws -> [HistoryEntry] {
        let sql = """
            SELECT history.*, (SELECT id FROM history AS later WHERE later.undoes = history.id) AS undoneBy
            FROM history WHERE \(condition)
            """
        return try rows(.history, sql, arguments).map { stored in
            let row = stored.row
            return HistoryEntry(
                number: stored.id, at: Moment(minute: try row["at"]), actor: try row["actor"],
                command: try row["command"], reason: row["reason"], before: try row["before"],
                after: try row["after"], undoes: row["undoes"], undoneBy: row["undoneBy"],
                patients: try personalChanges(of: stored.id))
        }
    }

    private func personalChanges(of history: Int64) throws -> [HistoryEntry.PersonalChange] {
        let sql = "SELECT * FROM historyPatient WHERE history = ? ORDER BY patient"
        return try rows(.historyPatient, sql, [history]).map { stored in
            HistoryEntry.PersonalChange(
                patient: ID(try stored.row["patient"]), before: stored.row["before"],
                after: stored.row["after"])
        }
    }
}
