/// What a plan asks for beside its sessions, and why it is as it is.
extension ClinicTable {
    static let routine = ClinicTable(
        "routine", of: .plan, [.treatment, .inCalendars], holds: .personal, goes: true,
        as: .routine,
        made: """
            CREATE TABLE routine (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              plan        INTEGER NOT NULL REFERENCES plan (id),
              position    INTEGER NOT NULL,
              uid         TEXT NOT NULL UNIQUE CHECK (uid <> ''),
              kind        TEXT NOT NULL,
              title       TEXT NOT NULL,
              detail      TEXT NOT NULL,
              firstDay    TEXT NOT NULL CHECK (length(firstDay) = 10),
              lastDay     TEXT NOT NULL CHECK (length(lastDay) = 10),
              daysPerWeek INTEGER NOT NULL CHECK (daysPerWeek BETWEEN 1 AND 7),
              timesPerDay INTEGER NOT NULL CHECK (timesPerDay >= 1),
              isProposed  INTEGER NOT NULL CHECK (isProposed IN (0, 1)),
              UNIQUE (plan, position)
            ) STRICT;
            """,
        later: [
            LaterColumn("times", "TEXT", since: 2),
            LaterColumn("medicine", "TEXT", since: 2),
            LaterColumn("sequence", "INTEGER CHECK (sequence >= 0)", since: 10),
            LaterColumn("revised", "INTEGER", since: 10),
            LaterColumn("replaced", "INTEGER CHECK (replaced = 1)", since: 31),
            // What it takes.
            LaterColumn("dose", "TEXT CHECK (dose <> '')", since: 60),
            // The last day that it was to have before the treatment was stopped.
            LaterColumn(
                "suspendedLastDay", "TEXT CHECK (length(suspendedLastDay) = 10)", since: 61),
            // Of a walk.
            LaterColumn("minutes", "INTEGER CHECK (minutes > 0)", since: 90),
            // Of a medicine that the facts forbid.
            LaterColumn("asksFirst", "INTEGER CHECK (asksFirst = 1)", since: 93),
            // The phase of the plan to which exercises belong, as in a session.
            LaterColumn("planPhase", "INTEGER CHECK (planPhase >= 1)", since: 95),
        ])

    static let milestone = ClinicTable(
        "milestone", of: .plan, [.treatment, .inCalendars], holds: .personal, goes: true, as: .date,
        made: """
            CREATE TABLE milestone (
              id       INTEGER PRIMARY KEY AUTOINCREMENT,
              plan     INTEGER NOT NULL REFERENCES plan (id),
              position INTEGER NOT NULL,
              uid      TEXT NOT NULL UNIQUE CHECK (uid <> ''),
              kind     TEXT NOT NULL,
              day      TEXT NOT NULL CHECK (length(day) = 10),
              title    TEXT NOT NULL,
              UNIQUE (plan, position)
            ) STRICT;
            """,
        later: [
            LaterColumn("sequence", "INTEGER CHECK (sequence >= 0)", since: 10),
            LaterColumn("revised", "INTEGER", since: 10),
            // What the date is about.
            LaterColumn("medicine", "TEXT CHECK (medicine <> '')", since: 60),
            LaterColumn("course", "INTEGER CHECK (course >= 1)", since: 60),
            LaterColumn("rule", "TEXT CHECK (rule <> '')", since: 60),
            LaterColumn("measures", "TEXT CHECK (measures <> '')", since: 60),
            // Ids of sentences, where the kind alone does not say which.
            LaterColumn("words", "TEXT CHECK (words <> '')", since: 90),
            // The phase of the plan that ends, as in a session.
            LaterColumn("planPhase", "INTEGER CHECK (planPhase >= 1)", since: 95),
        ])

    static let plannedMedicine = ClinicTable(
        "plannedMedicine", of: .plan, [.treatment], holds: .personal, goes: true, as: .medicine,
        made: """
            CREATE TABLE plannedMedicine (
              id        INTEGER PRIMARY KEY AUTOINCREMENT,
              plan      INTEGER NOT NULL REFERENCES plan (id),
              position  INTEGER NOT NULL,
              medicine  TEXT NOT NULL,
              name      TEXT NOT NULL,
              line      INTEGER NOT NULL CHECK (line >= 1),
              dose      TEXT NOT NULL,
              firstDay  TEXT NOT NULL CHECK (length(firstDay) = 10),
              stopDay   TEXT CHECK (length(stopDay) = 10),
              reviewDay TEXT CHECK (length(reviewDay) = 10),
              status    TEXT NOT NULL CHECK (status IN ('proposed', 'active', 'stopped')),
              evidence  TEXT NOT NULL,
              UNIQUE (plan, position)
            ) STRICT;
            """,
        later: [
            LaterColumn("prescriber", "TEXT", since: 2),
            LaterColumn("decidedDay", "TEXT CHECK (length(decidedDay) = 10)", since: 2),
            LaterColumn("stopReason", "TEXT", since: 2),
            // Which course of the medicine it is; rows of older versions have none: `OlderMedicines` reads
            // those.
            LaterColumn("number", "INTEGER CHECK (number >= 1)", since: 60),
        ])

    static let reason = ClinicTable(
        "reason", of: .plan, holds: .personal, goes: true,
        made: """
            CREATE TABLE reason (
              id         INTEGER PRIMARY KEY AUTOINCREMENT,
              plan       INTEGER NOT NULL REFERENCES plan (id),
              position   INTEGER NOT NULL,
              line       TEXT NOT NULL,
              subject    TEXT NOT NULL,
              isIncluded INTEGER NOT NULL CHECK (isIncluded IN (0, 1)),
              because    TEXT NOT NULL,
              evidence   TEXT NOT NULL,
              UNIQUE (plan, position)
            ) STRICT;
            """)

    /// What the safety rules said of a plan.
    static let planFinding = ClinicTable(
        "planFinding", since: 2, of: .plan, holds: .personal, goes: true, as: .finding,
        made: """
            CREATE TABLE planFinding (
              id       INTEGER PRIMARY KEY AUTOINCREMENT,
              plan     INTEGER NOT NULL REFERENCES plan (id),
              position INTEGER NOT NULL,
              rule     TEXT NOT NULL,
              severity TEXT NOT NULL CHECK (severity IN
                         ('contraindicated', 'avoid', 'caution', 'monitor')),
              title    TEXT NOT NULL,
              action   TEXT NOT NULL,
              subject  TEXT NOT NULL,
              evidence TEXT NOT NULL,
              state    TEXT NOT NULL CHECK (state IN ('open', 'acknowledged', 'overridden', 'applied')),
              decidedBy TEXT,
              reason   TEXT,
              UNIQUE (plan, position)
            ) STRICT;
            """,
        later: [
            // A line for each fact that the rule asks: `egfr=45`.
            LaterColumn("facts", "TEXT", since: 62)
        ])
}
