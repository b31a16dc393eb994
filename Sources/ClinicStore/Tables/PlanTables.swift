/// Plans and their phases. `position` keeps the order of a plan's parts.
extension ClinicTable {
    static let plan = ClinicTable(
        "plan", of: .patient, [.treatment], as: .plan,
        made: """
            CREATE TABLE plan (
              id              INTEGER PRIMARY KEY AUTOINCREMENT,
              patient         INTEGER NOT NULL REFERENCES patient (id),
              cause           TEXT NOT NULL CHECK (cause <> ''),
              causeName       TEXT NOT NULL,
              templateVersion INTEGER NOT NULL CHECK (templateVersion >= 1),
              templateHash    TEXT NOT NULL CHECK (templateHash <> ''),
              side            TEXT CHECK (side IN ('left', 'right', 'both')),
              firstDay        TEXT NOT NULL CHECK (length(firstDay) = 10),
              lastDay         TEXT NOT NULL CHECK (length(lastDay) = 10 AND lastDay >= firstDay),
              status          TEXT NOT NULL CHECK (status IN ('held', 'active', 'discharged')),
              created         INTEGER NOT NULL,
              author          TEXT NOT NULL
            ) STRICT;
            CREATE INDEX planByPatient ON plan (patient);
            """,
        later: [
            LaterColumn("assessment", "INTEGER REFERENCES assessment (id)", since: 2, .reference),
            LaterColumn("screening", "INTEGER REFERENCES screening (id)", since: 2, .reference),
            LaterColumn("wishes", "TEXT", since: 4, .personal),
            LaterColumn("dischargedDay", "TEXT CHECK (length(dischargedDay) = 10)", since: 10),
            LaterColumn("dischargeReason", "TEXT", since: 10, .personal),
            LaterColumn("summary", "TEXT", since: 10, .personal),
            // How its contacts are held, like "home, review: phone".
            LaterColumn("modes", "TEXT CHECK (modes <> '')", since: 110),
        ])

    static let plannedPhase = ClinicTable(
        "plannedPhase", of: .plan, [.treatment], as: .phase,
        made: """
            CREATE TABLE plannedPhase (
              id              INTEGER PRIMARY KEY AUTOINCREMENT,
              plan            INTEGER NOT NULL REFERENCES plan (id),
              position        INTEGER NOT NULL,
              name            TEXT NOT NULL,
              goal            TEXT NOT NULL,
              firstDay        TEXT NOT NULL CHECK (length(firstDay) = 10),
              weeks           INTEGER NOT NULL CHECK (weeks >= 1),
              sessions        INTEGER NOT NULL CHECK (sessions >= 0),
              sessionsPerWeek REAL NOT NULL CHECK (sessionsPerWeek >= 0),
              minutes         INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 240),
              minDaysBetween  INTEGER NOT NULL CHECK (minDaysBetween >= 0),
              UNIQUE (plan, position)
            ) STRICT;
            """,
        later: [
            LaterColumn("extraDays", "INTEGER", since: 10),
            // What its therapist has to know, '' for nothing.
            LaterColumn("skill", "TEXT", since: 95),
            // From when on its dose holds, where that was changed.
            LaterColumn("doseFrom", "TEXT CHECK (length(doseFrom) = 10)", since: 111),
        ])

    static let plannedExercise = ClinicTable(
        "plannedExercise", of: .part(of: .plannedPhase, by: "phase"), [.treatment],
        made: """
            CREATE TABLE plannedExercise (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              phase       INTEGER NOT NULL REFERENCES plannedPhase (id),
              position    INTEGER NOT NULL,
              name        TEXT NOT NULL,
              dose        TEXT NOT NULL,
              progression TEXT,
              evidence    TEXT NOT NULL,
              UNIQUE (phase, position)
            ) STRICT;
            """,
        later: [
            // What is done and, where rules changed it, what was prescribed.
            LaterColumn("exercise", "TEXT CHECK (exercise <> '')", since: 84),
            LaterColumn("amount", "TEXT CHECK (amount <> '')", since: 84),
            LaterColumn("limits", "TEXT CHECK (limits <> '')", since: 84),
            LaterColumn("rules", "TEXT CHECK (rules <> '')", since: 84),
            LaterColumn("adds", "TEXT CHECK (adds <> '')", since: 84),
            LaterColumn("drops", "TEXT CHECK (drops <> '')", since: 84),
            LaterColumn("prescribed", "TEXT CHECK (prescribed <> '')", since: 84),
            LaterColumn("prescribedName", "TEXT", since: 84),
            LaterColumn("prescribedAmount", "TEXT", since: 84),
            LaterColumn("prescribedProgression", "TEXT", since: 84),
            LaterColumn("leftOut", "INTEGER CHECK (leftOut = 1)", since: 84),
        ])

    static let pause = ClinicTable(
        "pause", since: 10, of: .plan, [.treatment], but: ["reason": .personal], as: .pause,
        made: """
            CREATE TABLE pause (
              id       INTEGER PRIMARY KEY AUTOINCREMENT,
              plan     INTEGER NOT NULL REFERENCES plan (id),
              firstDay TEXT NOT NULL CHECK (length(firstDay) = 10),
              lastDay  TEXT NOT NULL CHECK (length(lastDay) = 10),  -- before firstDay when taken back
              days     INTEGER NOT NULL CHECK (days >= 0),  -- by which the plan moved
              reason   TEXT
            ) STRICT;
            CREATE INDEX pauseByPlan ON pause (plan);
            """)

    /// What whoever pays or refers has allowed of the physiotherapy, in the order in which it was allowed.
    static let authorisation = ClinicTable(
        "authorisation", since: 109, of: .plan, [.treatment], as: .authorisation,
        made: """
            CREATE TABLE authorisation (
              id           INTEGER PRIMARY KEY AUTOINCREMENT,
              plan         INTEGER NOT NULL REFERENCES plan (id),
              position     INTEGER NOT NULL,
              sessions     INTEGER CHECK (sessions BETWEEN 1 AND 200),
              startBy      TEXT CHECK (length(startBy) = 10),
              lastDay      TEXT CHECK (length(lastDay) = 10),
              longestPause INTEGER CHECK (longestPause BETWEEN 1 AND 366),
              UNIQUE (plan, position)
            ) STRICT;
            """)
}
