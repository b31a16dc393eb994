import GRDB

/// What SQLite says in its own way.
struct SQLiteDialect: Dialect {
    func deferReferences(_ db: any Connection) throws {
        try db.execute("PRAGMA defer_foreign_keys = ON")
    }

    func brokenReferences(_ db: any Connection) throws -> [BrokenReference] {
        try db.query("PRAGMA foreign_key_check").map {
            BrokenReference(table: try $0["table"], row: $0["rowid"], parent: try $0["parent"])
        }
    }

    func faults(_ db: any Connection) throws -> [String] {
        try db.column("PRAGMA integrity_check").filter { $0 != "ok" }
    }

    func schema(_ db: any Connection) throws -> [String: String] {
        let sql = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
        return try db.query(sql).reduce(into: [:]) { schema, row in
            let (type, name) = (try row["type"] as String, try row["name"] as String)
            schema["\(type) \(name)"] = row["sql"] ?? ""
        }
    }

    func expectedSchema() throws -> [String: String] { try Self.expected.get() }

    /// Made once by the migrations.
    private static let expected = Result { () throws -> [String: String] in
        let fresh = try DatabaseQueue()
        try Schema.bringUpToDate(fresh)
        return try fresh.read { try SQLiteDialect().schema(SQLiteConnection(db: $0)) }
    }

    func lastNumber(of table: ClinicTable, _ db: any Connection) throws -> Int64 {
        try db.value("SELECT seq FROM sqlite_sequence WHERE name = ?", [table.name]) ?? 0
    }

    func imageSteps(in table: ClinicTable, by number: String) -> String {
        """
        SELECT entry.\(number) AS entry, tables.key AS name, rows.key AS id,
          coalesce(rows.value, 'null') AS after,
          coalesce(json_extract(entry.before,
            '$.' || tables.key || '."' || rows.key || '"'), 'null') AS before
        FROM \(table.name) AS entry, json_each(entry.after) AS tables,
          json_each(tables.value) AS rows
        WHERE entry.after IS NOT NULL ORDER BY entry.\(number), entry.id
        """
    }
}
