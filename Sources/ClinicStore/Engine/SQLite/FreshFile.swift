import GRDB

extension Schema {
    /// Brings a database to the newest version: an empty one at once, an older one step by step.
    ///
    /// - Throws: what SQLite says where it cannot be written.
    static func bringUpToDate(_ writer: some DatabaseWriter) throws {
        try writer.write { db in
            if try isEmpty(db) { try make(newestTables(), db) }
        }
        try migrator.migrate(writer)
    }

    private static func isEmpty(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    }

    /// The file that all steps would make, without the way there.
    private static func make(_ tables: [String], _ db: Database) throws {
        for sql in tables { try db.execute(sql: sql) }
        for step in steps { try step.also(db) }
        try db.execute(
            sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
        for step in steps {
            try db.execute(
                sql: "INSERT INTO grdb_migrations (identifier) VALUES (?)", arguments: [step.name])
        }
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// The statements that make each table with its later columns, and its indexes. SQLite writes them itself, as it does
    /// in a file that grew, but each table alone: what a later column costs goes by all that stands beside it.
    private static func newestTables() throws -> [String] {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        return try DatabaseQueue(configuration: configuration).write { db in
            try ClinicTable.all.flatMap { table in
                try db.execute(sql: table.made)
                for column in table.later { try add(column, to: table, db) }
                for constraint in table.looser { try loosen(table, constraint, db) }
                let made = try String.fetchAll(
                    db,
                    sql: """
                        SELECT sql FROM sqlite_master
                        WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY rowid
                        """, arguments: [table.name])
                try db.execute(sql: "DROP TABLE \(table.name)")
                return made
            }
        }
    }
}
