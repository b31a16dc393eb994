import GRDB

/// What the file format is, and the steps that lead to it.
enum Schema {
    /// `PHYS` in ASCII: tells a clinic's file from any other SQLite database.
    static let applicationID = 0x5048_5953

    /// The `user_version` of a file this program writes.
    static var version: Int { steps.count }

    static var migrator: DatabaseMigrator {
        steps.reduce(into: DatabaseMigrator()) { migrator, step in
            migrator.registerMigration(step.name) { db in
                try bring(Int(step.name.prefix(3)) ?? 0, db)
                try step.also(db)
                let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
                try db.execute(sql: "PRAGMA user_version = \(version + 1)")
            }
        }
    }

    /// One step in the history of the schema.
    struct Step {
        /// It begins with the number by which tables and columns say since when they are there.
        let name: String
        /// What it does beside making its tables and columns.
        var also: @Sendable (Database) throws -> Void = { _ in }
    }

    /// Add to the end; never edit one that has shipped.
    static var steps: [Step] {
        [
            Step(name: "001 a clinic, its people, plans, sessions and history") { db in
                try db.execute(sql: overlapTriggers)
                try db.execute(sql: lifeTriggers)
                try db.execute(sql: historyTriggers)
                try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            },
            Step(name: "002 dated facts, screenings, assessments, findings"),
            Step(name: "003 outcomes"),
            Step(name: "004 what was asked for when a plan was held"),
            Step(name: "010 moved, cancelled, paused, made up for and undone") { db in
                try db.execute(
                    sql: "CREATE INDEX historyByUndone ON history (undoes) WHERE undoes IS NOT NULL"
                )
                try db.execute(sql: livingTriggers)
            },
            Step(name: "011 what wishes weigh"),
            Step(name: "030 busy times from other calendars"),
            Step(name: "031 invitations and the answers to them"),
            Step(name: "040 what stands in calendars on servers"),
            Step(name: "041 which therapists' calendars were given a session"),
            Step(name: "060 how medicines are taken, and whose dates are whose"),
            Step(name: "061 stops of the treatment, and visits to assess"),
            Step(name: "062 the facts on which a finding was decided"),
            Step(name: "063 what a screening asked, and the answers"),
            Step(name: "070 names as they were said, and allergies"),
            Step(name: "080 by phone, and the minutes of a task"),
            Step(name: "084 exercises as figures, with their limits and why"),
            Step(name: "090 what patients read of dates, tasks and walks"),
            Step(name: "092 the week, the days and the measures of a task"),
            Step(name: "093 medicines to ask about before the next dose"),
            Step(name: "094 what calendars were told of a plan"),
            Step(name: "095 phases by their numbers, with the skill that they need"),
            Step(name: "096 history outlives those of whom it tells"),
            Step(name: "097 several calendars of one person"),
            Step(name: "098 in which language patients read, and what of a session"),
            Step(name: "099 rooms and parts of days that are closed, hours that change") {
                db in
                try db.execute(
                    sql: "UPDATE toldEvent SET zone = (SELECT timeZone FROM clinic)")
            },
            Step(name: "100 sessions that are booked together") { db in
                try db.execute(
                    sql: "CREATE INDEX sessionBySeries ON session (series) WHERE series IS NOT NULL"
                )
            },
            Step(name: "101 what therapists do together"),
            Step(name: "102 public holidays, and when the clinic is open on them"),
            Step(name: "103 minutes between sessions, and weeks that plans may leave out"),
            Step(name: "104 the last day of a therapist who leaves, and what is still open") { db in
                try db.execute(
                    sql: """
                        CREATE INDEX sessionOpen ON session (startMinute)
                          WHERE status IN ('booked', 'confirmed');
                        CREATE INDEX planOpen ON plan (id) WHERE status <> 'discharged';
                        CREATE INDEX flagOpen ON screeningFlag (screening) WHERE outcome IS NULL;
                        CREATE INDEX routineByLastDay ON routine (lastDay);
                        CREATE INDEX medicineTaken ON plannedMedicine (plan) WHERE status = 'active';
                        """)
            },
            Step(name: "105 who waits for a place, and places that are offered") { db in
                try db.execute(sql: offerTriggers)
            },
            Step(name: "106 timetables: whole plans that are offered") { db in
                try db.execute(sql: timetableTriggers)
                try db.execute(
                    sql: "CREATE INDEX offerHeld ON offer (expires) WHERE status = 'open'")
            },
            Step(name: "108 classes, their meetings, and seats in them") { db in
                try db.execute(sql: classTriggers)
            },
            Step(name: "109 what is authorised of a plan"),
            Step(name: "110 how contacts are held: by video, at home"),
            Step(name: "111 from when on a phase has another dose"),
        ]
    }

    /// Makes the tables and columns that are there since a version, and loosens what it no longer holds to.
    private static func bring(_ version: Int, _ db: Database) throws {
        for table in ClinicTable.all {
            for column in table.later where column.since == version {
                try add(column, to: table, db)
            }
            if table.since == version { try db.execute(sql: table.made) }
            for constraint in table.looser where constraint.since == version {
                try loosen(table, constraint, db)
            }
        }
    }

    static func add(_ column: LaterColumn, to table: ClinicTable, _ db: Database) throws {
        try db.execute(
            sql: "ALTER TABLE \(table.name) ADD COLUMN \(column.name) \(column.definition)")
    }

    /// Rewrites a constraint in place, as SQLite describes it for those that let more through afterwards
    /// (lang_altertable, section 7): rows, triggers and references stay as they are.
    static func loosen(
        _ table: ClinicTable, _ constraint: LooserConstraint, _ db: Database
    ) throws {
        let version = try Int.fetchOne(db, sql: "PRAGMA schema_version") ?? 0
        try db.execute(sql: "PRAGMA writable_schema = ON")
        try db.execute(
            sql: """
                UPDATE sqlite_master SET sql = replace(sql, ?, ?)
                WHERE type = 'table' AND name = ?
                """, arguments: [constraint.old, constraint.new, table.name])
        try db.execute(
            sql: "PRAGMA schema_version = \(version + 1); PRAGMA writable_schema = OFF")
    }
}
