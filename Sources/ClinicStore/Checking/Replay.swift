import GRDB

/// The last image of each row, as told by the history from its first entry on.
struct Replay {
    struct Part: Hashable {
        let key: RowKey
        let isPersonal: Bool
    }
    /// JSON, `null` for a row that was deleted.
    private(set) var images: [Part: String] = [:]
    private(set) var violations: [Violation] = []

    /// Goes through one table of history, open or personal, whose images stand in JSON.
    mutating func run(_ db: Database, table: String, isPersonal: Bool) throws {
        let number = isPersonal ? "history" : "id"
        try step(
            db, isPersonal: isPersonal,
            sql: """
                SELECT entry.\(number) AS entry, tables.key AS name, rows.key AS id,
                  coalesce(rows.value, 'null') AS after,
                  coalesce(json_extract(entry.before,
                    '$.' || tables.key || '."' || rows.key || '"'), 'null') AS before
                FROM \(table) AS entry, json_each(entry.after) AS tables,
                  json_each(tables.value) AS rows
                WHERE entry.after IS NOT NULL ORDER BY entry.\(number), entry.id
                """)
    }

    private mutating func step(_ db: Database, isPersonal: Bool, sql: String) throws {
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next() {
            let text: String = row["id"]
            guard let table = ClinicTable.named[row["name"]] else { continue }
            let key = RowKey(table: table, id: Int64(text) ?? 0)
            let part = Part(key: key, isPersonal: isPersonal)
            let before: String = row["before"]
            if let told = images[part], told != before {
                let entry: Int64 = row["entry"]
                violations.append(
                    Violation(
                        .history,
                        "Entry \(entry) does not start from row \(key.id) of \(key.table.name) "
                            + "as it was left."))
            }
            images[part] = row["after"]
        }
    }
}
