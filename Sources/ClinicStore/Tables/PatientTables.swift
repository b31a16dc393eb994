/// Patients, and what is known of them.
extension ClinicTable {
    /// The row stays without a name, so that the bookings stay.
    static let patient = ClinicTable(
        "patient", holds: .personal, as: .patient,
        made: """
            CREATE TABLE patient (
              id        INTEGER PRIMARY KEY AUTOINCREMENT,
              name      TEXT NOT NULL CHECK (name <> ''),
              born      TEXT CHECK (length(born) = 10),
              sex       TEXT CHECK (sex IN ('female', 'male', 'other')),
              heightCm  REAL CHECK (heightCm BETWEEN 50 AND 250),
              weightKg  REAL CHECK (weightKg BETWEEN 20 AND 400),
              smokes    INTEGER CHECK (smokes >= 0),
              available TEXT NOT NULL,
              prefers   TEXT CHECK (prefers IN ('morning', 'afternoon', 'evening')),
              therapist INTEGER REFERENCES therapist (id),
              email     TEXT,
              phone     TEXT,
              erasedAt  INTEGER  -- minutes of UTC; the person is gone, the bookings are kept
            ) STRICT;
            """,
        later: [
            // ISO 639-1; empty for English.
            LaterColumn("language", "TEXT CHECK (language <> '')", since: 98),
            LaterColumn("address", "TEXT CHECK (address <> '')", since: 110),
            // Minutes on the way there.
            LaterColumn("travel", "INTEGER CHECK (travel BETWEEN 0 AND 180)", since: 110),
        ])

    static let patientFact = ClinicTable(
        "patientFact", of: .patient, holds: .personal, goes: true, as: .fact,
        made: """
            CREATE TABLE patientFact (
              id      INTEGER PRIMARY KEY AUTOINCREMENT,
              patient INTEGER NOT NULL REFERENCES patient (id),
              name    TEXT NOT NULL CHECK (name <> ''),
              value   TEXT NOT NULL,
              UNIQUE (patient, name)
            ) STRICT;
            """,
        later: [
            LaterColumn("day", "TEXT CHECK (length(day) = 10)", since: 2),
            LaterColumn("saidBy", "TEXT", since: 2),
        ])

    static let patientCondition = ClinicTable(
        "patientCondition", of: .patient, holds: .personal, goes: true, as: .condition,
        made: """
            CREATE TABLE patientCondition (
              id        INTEGER PRIMARY KEY AUTOINCREMENT,
              patient   INTEGER NOT NULL REFERENCES patient (id),
              condition TEXT NOT NULL CHECK (condition <> ''),
              UNIQUE (patient, condition)
            ) STRICT;
            """,
        later: [
            // As it was said, where that is not the name.
            LaterColumn("said", "TEXT", since: 70)
        ])

    static let patientMedicine = ClinicTable(
        "patientMedicine", of: .patient, holds: .personal, goes: true, as: .medicineTaken,
        made: """
            CREATE TABLE patientMedicine (
              id       INTEGER PRIMARY KEY AUTOINCREMENT,
              patient  INTEGER NOT NULL REFERENCES patient (id),
              medicine TEXT NOT NULL CHECK (medicine <> ''),
              UNIQUE (patient, medicine)
            ) STRICT;
            """,
        later: [
            // As it was said, where that is not the name.
            LaterColumn("said", "TEXT", since: 70)
        ])

    /// What somebody does not bear: the substance as it is known, as it was said, and what happened.
    static let patientAllergy = ClinicTable(
        "patientAllergy", since: 70, of: .patient, holds: .personal, goes: true, as: .allergy,
        made: """
            CREATE TABLE patientAllergy (
              id        INTEGER PRIMARY KEY AUTOINCREMENT,
              patient   INTEGER NOT NULL REFERENCES patient (id),
              substance TEXT NOT NULL CHECK (substance <> ''),
              said      TEXT NOT NULL CHECK (said <> ''),
              reaction  TEXT,  -- as told; NULL where nobody said
              UNIQUE (patient, substance)
            ) STRICT;
            """)

    static let patientBlocked = ClinicTable(
        "patientBlocked", of: .patient, holds: .personal, goes: true, as: .blockedDays,
        made: """
            CREATE TABLE patientBlocked (
              id       INTEGER PRIMARY KEY AUTOINCREMENT,
              patient  INTEGER NOT NULL REFERENCES patient (id),
              firstDay TEXT NOT NULL CHECK (length(firstDay) = 10),
              lastDay  TEXT NOT NULL CHECK (length(lastDay) = 10 AND lastDay >= firstDay)
            ) STRICT;
            CREATE INDEX patientBlockedByPatient ON patientBlocked (patient);
            """)

    /// Scores of outcome measures: one for each measure and day, the history keeps what it was before.
    static let outcome = ClinicTable(
        "outcome", since: 3, of: .patient, holds: .personal, goes: true, as: .score,
        made: """
            CREATE TABLE outcome (
              id      INTEGER PRIMARY KEY AUTOINCREMENT,
              patient INTEGER NOT NULL REFERENCES patient (id),
              measure TEXT NOT NULL CHECK (measure <> ''),
              score   REAL NOT NULL,
              day     TEXT NOT NULL CHECK (length(day) = 10),
              UNIQUE (patient, measure, day)
            ) STRICT;
            """)
}
