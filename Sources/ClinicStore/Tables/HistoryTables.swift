/// What was done, and what can never be done twice.
///
/// A row of `undoing` or `inTransit` refers to a row that can never be; the reference is checked when the transaction
/// ends, so no transaction can end while one is there.
extension ClinicTable {
    /// What a change was is kept for ever; what was personal in it can be erased with the patient.
    static let history = ClinicTable(
        "history", [.untold],
        made: """
            CREATE TABLE history (
              id      INTEGER PRIMARY KEY AUTOINCREMENT,
              at      INTEGER NOT NULL,  -- minutes of UTC
              actor   TEXT NOT NULL,
              command TEXT NOT NULL,
              reason  TEXT,
              before  TEXT NOT NULL CHECK (json_valid(before)),
              after   TEXT NOT NULL CHECK (json_valid(after)),
              chain   TEXT NOT NULL CHECK (length(chain) = 64)
            ) STRICT;
            """,
        later: [
            LaterColumn("undoes", "INTEGER REFERENCES history (id)", since: 10)
        ])

    /// The personal part of a change: it is emptied when its patient is erased.
    static let historyPatient = ClinicTable(
        "historyPatient", [.untold],
        made: """
            CREATE TABLE historyPatient (
              id      INTEGER PRIMARY KEY AUTOINCREMENT,
              history INTEGER NOT NULL REFERENCES history (id),
              patient INTEGER NOT NULL REFERENCES patient (id),
              digest  TEXT NOT NULL CHECK (length(digest) = 64),  -- of `before` and `after`
              before  TEXT CHECK (before IS NULL OR json_valid(before)),
              after   TEXT CHECK (after IS NULL OR json_valid(after)),
              UNIQUE (history, patient),
              CHECK ((before IS NULL) = (after IS NULL))
            ) STRICT;
            CREATE INDEX historyPatientByPatient ON historyPatient (patient, history);
            """,
        looser: [
            // A patient whose registration is taken back is gone; what was told of them stays.
            LooserConstraint(
                "INTEGER NOT NULL REFERENCES patient (id)", "INTEGER NOT NULL", since: 96)
        ])

    /// Every UID ever given, so that none is given twice, even when its row is erased.
    static let usedUID = ClinicTable(
        "usedUID", [.untold],
        made: """
            CREATE TABLE usedUID (uid TEXT PRIMARY KEY NOT NULL) STRICT;
            """)

    /// It never has a row: what refers to one cannot outlive its transaction.
    static let never = ClinicTable(
        "never", since: 10, [.untold],
        made: """
            CREATE TABLE never (id INTEGER PRIMARY KEY NOT NULL, CHECK (FALSE)) STRICT;
            """)

    /// The entry of history that is being taken back.
    static let undoing = ClinicTable(
        "undoing", since: 10, [.untold],
        made: """
            CREATE TABLE undoing (
              entry INTEGER PRIMARY KEY NOT NULL,
              open  INTEGER NOT NULL DEFAULT 1
                      REFERENCES never (id) DEFERRABLE INITIALLY DEFERRED
            ) STRICT;
            """)
}
