extension Schema {
    /// The longest session, in minutes. It bounds every search for an overlap.
    static let longestSession = 240

    /// One row, one occurrence. `startMinute` and `endMinute` are wall clock of the clinic's zone.
    static let sessionTables = """
        CREATE TABLE session (
          id             INTEGER PRIMARY KEY AUTOINCREMENT,
          uid            TEXT NOT NULL UNIQUE CHECK (uid <> ''),
          plan           INTEGER REFERENCES plan (id),
          patient        INTEGER NOT NULL REFERENCES patient (id),
          therapist      INTEGER NOT NULL REFERENCES therapist (id),
          room           INTEGER REFERENCES room (id),
          kind           TEXT NOT NULL CHECK (kind IN
                           ('physiotherapy', 'review', 'weigh-in', 'quit-support', 'monitoring')),
          title          TEXT NOT NULL,
          startMinute    INTEGER NOT NULL,
          endMinute      INTEGER NOT NULL CHECK (endMinute - startMinute BETWEEN 5 AND 240),
          note           TEXT,
          phase          TEXT,
          number         INTEGER CHECK (number >= 1),
          ofCount        INTEGER CHECK (ofCount >= 1),
          status         TEXT NOT NULL CHECK (status IN
                           ('booked', 'confirmed', 'attended', 'missed', 'cancelled')),
          reason         TEXT,
          overlapAllowed TEXT CHECK (overlapAllowed <> ''),  -- why a double booking is meant
          sequence       INTEGER NOT NULL CHECK (sequence >= 0),
          exported       INTEGER CHECK (exported >= 0),  -- the sequence last handed out
          created        INTEGER NOT NULL,
          revised        INTEGER NOT NULL CHECK (revised >= created)
        ) STRICT;
        CREATE INDEX sessionByStart ON session (startMinute);
        CREATE INDEX sessionByPlan ON session (plan);
        CREATE INDEX sessionByTherapist ON session (therapist, startMinute, endMinute);
        CREATE INDEX sessionByPatient ON session (patient, startMinute, endMinute);
        CREATE INDEX sessionByRoom ON session (room, startMinute, endMinute);
        CREATE TABLE sessionTask (
          id       INTEGER PRIMARY KEY AUTOINCREMENT,
          session  INTEGER NOT NULL REFERENCES session (id),
          position INTEGER NOT NULL,
          kind     TEXT NOT NULL CHECK (kind IN
                     ('review', 'weigh-in', 'quit-support', 'coaching', 'outcome',
                      'red-flag-check')),
          title    TEXT NOT NULL,
          UNIQUE (session, position)
        ) STRICT;
        -- Every UID ever given, so that none is given twice, even when its row is erased.
        CREATE TABLE usedUID (uid TEXT PRIMARY KEY NOT NULL) STRICT;
        """

    /// What a change was is kept for ever; what was personal in it can be erased with the patient.
    static let historyTables = """
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
        """
}
