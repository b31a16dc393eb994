/// Sessions of several patients at once.
extension ClinicTable {
    /// How its meetings are usually held; `groupClass` in Swift, where the word is taken.
    static let groupClass = ClinicTable(
        "class", since: 108, as: .groupClass,
        made: """
            CREATE TABLE class (
              id        INTEGER PRIMARY KEY AUTOINCREMENT,
              name      TEXT NOT NULL CHECK (name <> ''),
              therapist INTEGER NOT NULL REFERENCES therapist (id),
              room      INTEGER REFERENCES room (id),
              minutes   INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 240),
              seats     INTEGER NOT NULL CHECK (seats BETWEEN 1 AND 99),
              isActive  INTEGER NOT NULL CHECK (isActive IN (0, 1))
            ) STRICT;
            """)

    /// One row, one meeting. It takes its therapist and room; those who have a seat are sessions that refer to it.
    static let meeting = ClinicTable(
        "meeting", since: 108, of: .part(of: .groupClass, by: "class"), [.inCalendars],
        as: .meeting,
        made: """
            CREATE TABLE meeting (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              uid         TEXT NOT NULL UNIQUE CHECK (uid <> ''),
              class       INTEGER NOT NULL REFERENCES class (id),
              therapist   INTEGER NOT NULL REFERENCES therapist (id),
              room        INTEGER REFERENCES room (id),
              startMinute INTEGER NOT NULL,
              endMinute   INTEGER NOT NULL CHECK (endMinute - startMinute BETWEEN 5 AND 240),
              seats       INTEGER NOT NULL CHECK (seats BETWEEN 1 AND 99),
              status      TEXT NOT NULL CHECK (status IN ('held', 'cancelled')),
              reason      TEXT,
              sequence    INTEGER NOT NULL CHECK (sequence >= 0),
              created     INTEGER NOT NULL,
              revised     INTEGER NOT NULL CHECK (revised >= created)
            ) STRICT;
            CREATE INDEX meetingByClass ON meeting (class, startMinute);
            CREATE INDEX meetingByStart ON meeting (startMinute);
            CREATE INDEX meetingByTherapist ON meeting (therapist, startMinute, endMinute);
            CREATE INDEX meetingByRoom ON meeting (room, startMinute, endMinute);
            """)
}
