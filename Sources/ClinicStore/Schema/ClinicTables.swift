extension Schema {
    /// Days are `2026-12-01`, hours the text of `WeeklyHours`; wall clock and instants are whole
    /// minutes since 1970.
    static let clinicTables = """
        CREATE TABLE clinic (
          id           INTEGER PRIMARY KEY CHECK (id = 1),  -- one clinic a file
          name         TEXT NOT NULL CHECK (name <> ''),
          timeZone     TEXT NOT NULL CHECK (timeZone <> ''),
          hours        TEXT NOT NULL,
          phone        TEXT,
          address      TEXT,
          jurisdiction TEXT NOT NULL CHECK (jurisdiction IN ('UK', 'US'))
        ) STRICT;
        CREATE TABLE closedDay (
          id  INTEGER PRIMARY KEY AUTOINCREMENT,
          day TEXT NOT NULL UNIQUE CHECK (length(day) = 10)
        ) STRICT;
        CREATE TABLE room (
          id       INTEGER PRIMARY KEY AUTOINCREMENT,
          name     TEXT NOT NULL CHECK (name <> ''),
          capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 1000)
        ) STRICT;
        CREATE TABLE therapist (
          id        INTEGER PRIMARY KEY AUTOINCREMENT,
          name      TEXT NOT NULL CHECK (name <> ''),
          hours     TEXT NOT NULL,
          maxPerDay INTEGER CHECK (maxPerDay >= 1),
          email     TEXT,
          isActive  INTEGER NOT NULL CHECK (isActive IN (0, 1))
        ) STRICT;
        CREATE TABLE therapistSkill (
          id        INTEGER PRIMARY KEY AUTOINCREMENT,
          therapist INTEGER NOT NULL REFERENCES therapist (id),
          skill     TEXT NOT NULL CHECK (skill <> ''),
          UNIQUE (therapist, skill)
        ) STRICT;
        CREATE TABLE absence (
          id          INTEGER PRIMARY KEY AUTOINCREMENT,
          therapist   INTEGER NOT NULL REFERENCES therapist (id),
          startMinute INTEGER NOT NULL,
          endMinute   INTEGER NOT NULL CHECK (endMinute > startMinute),
          reason      TEXT
        ) STRICT;
        CREATE INDEX absenceByTherapist ON absence (therapist, startMinute);
        """

    static let patientTables = """
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
        CREATE TABLE patientFact (
          id      INTEGER PRIMARY KEY AUTOINCREMENT,
          patient INTEGER NOT NULL REFERENCES patient (id),
          name    TEXT NOT NULL CHECK (name <> ''),
          value   TEXT NOT NULL,
          UNIQUE (patient, name)
        ) STRICT;
        CREATE TABLE patientCondition (
          id        INTEGER PRIMARY KEY AUTOINCREMENT,
          patient   INTEGER NOT NULL REFERENCES patient (id),
          condition TEXT NOT NULL CHECK (condition <> ''),
          UNIQUE (patient, condition)
        ) STRICT;
        CREATE TABLE patientMedicine (
          id       INTEGER PRIMARY KEY AUTOINCREMENT,
          patient  INTEGER NOT NULL REFERENCES patient (id),
          medicine TEXT NOT NULL CHECK (medicine <> ''),
          UNIQUE (patient, medicine)
        ) STRICT;
        CREATE TABLE patientBlocked (
          id       INTEGER PRIMARY KEY AUTOINCREMENT,
          patient  INTEGER NOT NULL REFERENCES patient (id),
          firstDay TEXT NOT NULL CHECK (length(firstDay) = 10),
          lastDay  TEXT NOT NULL CHECK (length(lastDay) = 10 AND lastDay >= firstDay)
        ) STRICT;
        CREATE INDEX patientBlockedByPatient ON patientBlocked (patient);
        """
}
