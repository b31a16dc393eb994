extension Schema {
    /// What was found before treatment, and what the safety rules said of each plan.
    static let safetyTables = """
        CREATE TABLE assessment (
          id      INTEGER PRIMARY KEY AUTOINCREMENT,
          patient INTEGER NOT NULL REFERENCES patient (id),
          day     TEXT NOT NULL CHECK (length(day) = 10),
          author  TEXT NOT NULL,
          origin  TEXT NOT NULL,
          present TEXT NOT NULL,  -- ids of signs, with commas
          absent  TEXT NOT NULL,
          ranking TEXT NOT NULL  -- cause=probability, with commas, the likeliest first
        ) STRICT;
        CREATE INDEX assessmentByPatient ON assessment (patient, day);
        CREATE TABLE screening (
          id      INTEGER PRIMARY KEY AUTOINCREMENT,
          patient INTEGER NOT NULL REFERENCES patient (id),
          day     TEXT NOT NULL CHECK (length(day) = 10),
          author  TEXT NOT NULL
        ) STRICT;
        CREATE INDEX screeningByPatient ON screening (patient, day);
        CREATE TABLE screeningFlag (
          id        INTEGER PRIMARY KEY AUTOINCREMENT,
          screening INTEGER NOT NULL REFERENCES screening (id),
          flag      TEXT NOT NULL,
          action    TEXT NOT NULL CHECK (action IN ('emergency', 'urgent', 'routine')),
          outcome   TEXT CHECK (outcome IN ('assessed-not-present', 'referred-cleared')),
          closedDay TEXT CHECK (length(closedDay) = 10),
          closedBy  TEXT,
          note      TEXT,
          UNIQUE (screening, flag),
          CHECK ((outcome IS NULL) = (closedDay IS NULL) AND (outcome IS NULL) = (closedBy IS NULL))
        ) STRICT;
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
        """

    /// Scores of outcome measures: one for each measure and day, the history keeps what it was before.
    static let outcomeTables = """
        CREATE TABLE outcome (
          id      INTEGER PRIMARY KEY AUTOINCREMENT,
          patient INTEGER NOT NULL REFERENCES patient (id),
          measure TEXT NOT NULL CHECK (measure <> ''),
          score   REAL NOT NULL,
          day     TEXT NOT NULL CHECK (length(day) = 10),
          UNIQUE (patient, measure, day)
        ) STRICT;
        """
}
