import GRDB

/// What the file format is, and the steps that lead to it.
enum Schema {
    /// `PHYS` in ASCII: tells a clinic's file from any other SQLite database.
    static let applicationID = 0x5048_5953
    /// The `user_version` of a file this program writes.
    static var version: Int { migrator.migrations.count }

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
        migrator.registerMigration("002 dated facts, screenings, assessments, findings") { db in
            try db.execute(sql: safetyTables)
            try addColumns(of: 2, db)
            try db.execute(sql: "PRAGMA user_version = 2")
        }
        migrator.registerMigration("003 outcomes") { db in
            try db.execute(sql: outcomeTables)
            try db.execute(sql: "PRAGMA user_version = 3")
        }
        migrator.registerMigration("004 what was asked for when a plan was held") { db in
            try addColumns(of: 4, db)
            try db.execute(sql: "PRAGMA user_version = 4")
        }
        migrator.registerMigration("010 moved, cancelled, paused, made up for and undone") { db in
            try addColumns(of: 10, db)
            try db.execute(sql: livingTables)
            try db.execute(sql: livingTriggers)
            try raiseVersion(db)
        }
        migrator.registerMigration("011 what wishes weigh") { db in
            try addColumns(of: 11, db)
            try raiseVersion(db)
        }
        migrator.registerMigration("030 busy times from other calendars") { db in
            try db.execute(sql: busyTables)
            try raiseVersion(db)
        }
        migrator.registerMigration("031 invitations and the answers to them") { db in
            try addColumns(of: 31, db)
            try raiseVersion(db)
        }
        migrator.registerMigration("040 what stands in calendars on servers") { db in
            try db.execute(sql: publishedTables)
            try raiseVersion(db)
        }
        migrator.registerMigration("041 which therapists' calendars were given a session") { db in
            try db.execute(sql: givenTables)
            try raiseVersion(db)
        }
        migrator.registerMigration("060 how medicines are taken, and whose dates are whose") { db in
            try addColumns(of: 60, db)
            try raiseVersion(db)
        }
        migrator.registerMigration("061 stops of the treatment, and visits to assess") { db in
            try addColumns(of: 61, db)
            try allowAssessments(db)
            try raiseVersion(db)
        }
        migrator.registerMigration("062 the facts on which a finding was decided") { db in
            try addColumns(of: 62, db)
            try raiseVersion(db)
        }
        migrator.registerMigration("063 what a screening asked, and the answers") { db in
            try addColumns(of: 63, db)
            try raiseVersion(db)
        }
        migrator.registerMigration("070 names as they were said, and allergies") { db in
            try addColumns(of: 70, db)
            try db.execute(sql: allergyTables)
            try raiseVersion(db)
        }
        migrator.registerMigration("080 by phone, and the minutes of a task") { db in
            try addColumns(of: 80, db)
            try raiseVersion(db)
        }
        migrator.registerMigration("084 exercises as figures, with their limits and why") { db in
            try addColumns(of: 84, db)
            try raiseVersion(db)
        }
        migrator.registerMigration("090 what patients read of dates, tasks and walks") { db in
            try addColumns(of: 90, db)
            try raiseVersion(db)
        }
        migrator.registerMigration("092 the week, the days and the measures of a task") { db in
            try addColumns(of: 92, db)
            try raiseVersion(db)
        }
        return migrator
    }

    private static func raiseVersion(_ db: Database) throws {
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        try db.execute(sql: "PRAGMA user_version = \(version + 1)")
    }

    /// A session can be an assessment.
    ///
    /// The check of the kind is rewritten in place, as SQLite describes it for constraints that let more
    /// through (lang_altertable, section 7): rows, triggers and references stay as they are.
    private static func allowAssessments(_ db: Database) throws {
        let version = try Int.fetchOne(db, sql: "PRAGMA schema_version") ?? 0
        try db.execute(
            sql: """
                PRAGMA writable_schema = ON;
                UPDATE sqlite_master
                SET sql = replace(sql, '''quit-support'', ''monitoring''',
                                  '''quit-support'', ''monitoring'', ''assessment''')
                WHERE type = 'table' AND name = 'session';
                PRAGMA schema_version = \(version + 1);
                PRAGMA writable_schema = OFF;
                """)
    }

    private static func addColumns(of version: Int, _ db: Database) throws {
        for (table, columns) in laterColumns {
            for column in columns where column.version == version {
                try db.execute(sql: "ALTER TABLE \(table) ADD COLUMN \(column.definition)")
            }
        }
    }

    /// A column that came after its table.
    struct LaterColumn {
        let name: String
        let type: String
        /// The number of the migration that adds it.
        var version = 2

        var definition: String { "\(name) \(type)" }
    }

    /// Columns that came with a later version. They are empty in older rows; a row's image leaves them out
    /// while they are, so that the history of older rows stays true.
    static let laterColumns: KeyValuePairs<String, [LaterColumn]> = [
        "clinic": [
            LaterColumn(name: "screeningDays", type: "INTEGER CHECK (screeningDays >= 1)")
        ],
        "patientFact": [
            LaterColumn(name: "day", type: "TEXT CHECK (length(day) = 10)"),
            LaterColumn(name: "saidBy", type: "TEXT"),
        ],
        "plan": [
            LaterColumn(name: "assessment", type: "INTEGER REFERENCES assessment (id)"),
            LaterColumn(name: "screening", type: "INTEGER REFERENCES screening (id)"),
            LaterColumn(name: "wishes", type: "TEXT", version: 4),
        ],
        "plannedMedicine": [
            LaterColumn(name: "prescriber", type: "TEXT"),
            LaterColumn(name: "decidedDay", type: "TEXT CHECK (length(decidedDay) = 10)"),
            LaterColumn(name: "stopReason", type: "TEXT"),
        ],
        "routine": [
            LaterColumn(name: "times", type: "TEXT"),
            LaterColumn(name: "medicine", type: "TEXT"),
        ],
        // Living with a plan.
        "session": [
            LaterColumn(name: "notice", type: "INTEGER CHECK (notice >= 0)", version: 10),
            LaterColumn(
                name: "makesUp", type: "INTEGER REFERENCES session (id)", version: 10),
            LaterColumn(name: "despite", type: "TEXT CHECK (despite <> '')", version: 10),
            LaterColumn(name: "despiteReason", type: "TEXT", version: 10),
        ],
        "clinic": [
            LaterColumn(name: "doseLost", type: "TEXT", version: 10),
            LaterColumn(
                name: "weights", type: "TEXT CHECK (weights IS NULL OR json_valid(weights))",
                version: 11),
        ],
        "plan": [
            LaterColumn(
                name: "dischargedDay", type: "TEXT CHECK (length(dischargedDay) = 10)", version: 10),
            LaterColumn(name: "dischargeReason", type: "TEXT", version: 10),
            LaterColumn(name: "summary", type: "TEXT", version: 10),
        ],
        "plannedPhase": [LaterColumn(name: "extraDays", type: "INTEGER", version: 10)],
        "routine": [
            LaterColumn(name: "sequence", type: "INTEGER CHECK (sequence >= 0)", version: 10),
            LaterColumn(name: "revised", type: "INTEGER", version: 10),
        ],
        "milestone": [
            LaterColumn(name: "sequence", type: "INTEGER CHECK (sequence >= 0)", version: 10),
            LaterColumn(name: "revised", type: "INTEGER", version: 10),
        ],
        // Invitations: `placed` is the sequence since which time and place are what they are, where it is not
        // the last one; `replied` the instant of the newest answer.
        "session": [
            LaterColumn(name: "placed", type: "INTEGER CHECK (placed >= 0)", version: 31),
            LaterColumn(name: "declined", type: "INTEGER CHECK (declined = 1)", version: 31),
            LaterColumn(name: "replied", type: "INTEGER", version: 31),
        ],
        "clinic": [LaterColumn(name: "email", type: "TEXT", version: 31)],
        "routine": [
            LaterColumn(name: "replaced", type: "INTEGER CHECK (replaced = 1)", version: 31)
        ],
        // Medicines: the dose that a routine takes, which course of a medicine a row is of, and what a date
        // is about. Rows of older versions have none; `OlderMedicines` reads those.
        "plannedMedicine": [
            LaterColumn(name: "number", type: "INTEGER CHECK (number >= 1)", version: 60)
        ],
        "routine": [LaterColumn(name: "dose", type: "TEXT CHECK (dose <> '')", version: 60)],
        "milestone": [
            LaterColumn(name: "medicine", type: "TEXT CHECK (medicine <> '')", version: 60),
            LaterColumn(name: "course", type: "INTEGER CHECK (course >= 1)", version: 60),
            LaterColumn(name: "rule", type: "TEXT CHECK (rule <> '')", version: 60),
            LaterColumn(name: "measures", type: "TEXT CHECK (measures <> '')", version: 60),
        ],
        // A stop of the treatment: the last day that a routine was to have.
        "routine": [
            LaterColumn(
                name: "suspendedLastDay", type: "TEXT CHECK (length(suspendedLastDay) = 10)",
                version: 61)
        ],
        // A line for each fact that the rule asks: `egfr=45`.
        "planFinding": [LaterColumn(name: "facts", type: "TEXT", version: 62)],
        // `covers`: ids of flags with commas, empty for none; `answers`: `ces.saddle=no`, with commas.
        "screening": [
            LaterColumn(name: "covers", type: "TEXT", version: 63),
            LaterColumn(name: "answers", type: "TEXT CHECK (answers <> '')", version: 63),
        ],
        // As it was said, where that is not the name.
        "patientCondition": [LaterColumn(name: "said", type: "TEXT", version: 70)],
        "patientMedicine": [LaterColumn(name: "said", type: "TEXT", version: 70)],
        // `mode` is empty in the clinic.
        "session": [
            LaterColumn(
                name: "mode", type: "TEXT CHECK (mode IN ('phone', 'video', 'home'))", version: 80)
        ],
        "sessionTask": [
            LaterColumn(name: "minutes", type: "INTEGER CHECK (minutes > 0)", version: 80)
        ],
        // What is done and, where rules changed it, what was prescribed.
        "plannedExercise": [
            LaterColumn(name: "exercise", type: "TEXT CHECK (exercise <> '')", version: 84),
            LaterColumn(name: "amount", type: "TEXT CHECK (amount <> '')", version: 84),
            LaterColumn(name: "limits", type: "TEXT CHECK (limits <> '')", version: 84),
            LaterColumn(name: "rules", type: "TEXT CHECK (rules <> '')", version: 84),
            LaterColumn(name: "adds", type: "TEXT CHECK (adds <> '')", version: 84),
            LaterColumn(name: "drops", type: "TEXT CHECK (drops <> '')", version: 84),
            LaterColumn(name: "prescribed", type: "TEXT CHECK (prescribed <> '')", version: 84),
            LaterColumn(name: "prescribedName", type: "TEXT", version: 84),
            LaterColumn(name: "prescribedAmount", type: "TEXT", version: 84),
            LaterColumn(name: "prescribedProgression", type: "TEXT", version: 84),
            LaterColumn(name: "leftOut", type: "INTEGER CHECK (leftOut = 1)", version: 84),
        ],
        // Ids of sentences, where the kind alone does not say which; minutes of a walk.
        "milestone": [LaterColumn(name: "words", type: "TEXT CHECK (words <> '')", version: 90)],
        "sessionTask": [LaterColumn(name: "words", type: "TEXT CHECK (words <> '')", version: 90)],
        "routine": [LaterColumn(name: "minutes", type: "INTEGER CHECK (minutes > 0)", version: 90)],
        // Days from the quit date or the plan's start; ids of outcome measures with commas.
        "sessionTask": [
            LaterColumn(name: "week", type: "INTEGER CHECK (week >= 0)", version: 92),
            LaterColumn(name: "fromDay", type: "INTEGER", version: 92),
            LaterColumn(
                name: "throughDay", type: "INTEGER CHECK (throughDay >= fromDay)", version: 92),
            LaterColumn(name: "measures", type: "TEXT CHECK (measures <> '')", version: 92),
        ],
        "history": [
            LaterColumn(name: "undoes", type: "INTEGER REFERENCES history (id)", version: 10)
        ],
    ]

    /// Names of a table's later columns.
    static func laterColumns(of table: String) -> [String] {
        laterColumns.filter { $0.key == table }.flatMap { $0.value.map(\.name) }
    }
}
