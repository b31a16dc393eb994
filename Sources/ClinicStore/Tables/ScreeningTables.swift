/// What was found before treatment.
extension ClinicTable {
    static let assessment = ClinicTable(
        "assessment", since: 2, of: .patient, holds: .personal, goes: true, as: .assessment,
        made: """
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
            """)

    static let screening = ClinicTable(
        "screening", since: 2, of: .patient, holds: .personal, goes: true, as: .screening,
        made: """
            CREATE TABLE screening (
              id      INTEGER PRIMARY KEY AUTOINCREMENT,
              patient INTEGER NOT NULL REFERENCES patient (id),
              day     TEXT NOT NULL CHECK (length(day) = 10),
              author  TEXT NOT NULL
            ) STRICT;
            CREATE INDEX screeningByPatient ON screening (patient, day);
            """,
        later: [
            // `covers`: ids of flags with commas, empty for none; `answers`: `ces.saddle=no`, with commas.
            LaterColumn("covers", "TEXT", since: 63),
            LaterColumn("answers", "TEXT CHECK (answers <> '')", since: 63),
        ])

    static let screeningFlag = ClinicTable(
        "screeningFlag", since: 2, of: .part(of: .screening, by: "screening"), holds: .personal,
        goes: true, as: .redFlag,
        made: """
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
            """)
}
