import GRDB

/// What the file format is, and the steps that lead to it.
enum Schema {
    /// `PHYS` in ASCII: tells a clinic's file from any other SQLite database.
    static let applicationID = 0x5048_5953
    /// The `user_version` of a file this program writes: the number of migrations.
    static let version = 1

    /// The history of the schema. Add to the end; never edit a migration that has shipped.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("001 a clinic, its people, plans, sessions and history") { db in
            try db.execute(sql: clinicTables)
            try db.execute(sql: patientTables)
            try db.execute(sql: planTables)
            try db.execute(sql: sessionTables)
            try db.execute(sql: historyTables)
            try db.execute(sql: overlapTriggers)
            try db.execute(sql: lifeTriggers)
            try db.execute(sql: historyTriggers)
            try db.execute(sql: "PRAGMA application_id = 1346918739; PRAGMA user_version = 1")
        }
        return migrator
    }
}
