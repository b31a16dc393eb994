/// Sessions and what is done in them.
extension ClinicTable {
    /// One row, one occurrence. `startMinute` and `endMinute` are wall clock of the clinic's zone.
    static let session = ClinicTable(
        "session", of: .patient, [.treatment, .inCalendars],
        but: ["title": .covered(by: "kind"), "note": .personal, "exported": .elsewhere],
        made: """
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
            """,
        later: [
            LaterColumn("notice", "INTEGER CHECK (notice >= 0)", since: 10),
            LaterColumn("makesUp", "INTEGER REFERENCES session (id)", since: 10),
            LaterColumn("despite", "TEXT CHECK (despite <> '')", since: 10),
            LaterColumn("despiteReason", "TEXT", since: 10, .personal),
            // `placed` is the sequence since which time and place are what they are, where it is not the last
            // one; `replied` the instant of the newest answer.
            LaterColumn("placed", "INTEGER CHECK (placed >= 0)", since: 31),
            LaterColumn("declined", "INTEGER CHECK (declined = 1)", since: 31),
            LaterColumn("replied", "INTEGER", since: 31),
            // Empty in the clinic.
            LaterColumn("mode", "TEXT CHECK (mode IN ('phone', 'video', 'home'))", since: 80),
            // The phase of the plan: 1 for the one at position 0. `phase` is what it was called.
            LaterColumn("planPhase", "INTEGER CHECK (planPhase >= 1)", since: 95),
            // What the patient reads of it beside the rest.
            LaterColumn("text", "TEXT CHECK (text <> '')", since: 98, .personal),
            // What the last invitation to it said, as a hash; the file is mailed anew where that is another.
            LaterColumn("invited", "TEXT CHECK (invited <> '')", since: 98, .elsewhere),
            // The first of those that were booked together outside any plan: each is a row of its own, and
            // `number` and `ofCount` are its place among them.
            LaterColumn("series", "INTEGER REFERENCES session (id)", since: 100),
            // The class and the meeting of it in which it is a seat.
            LaterColumn("class", "INTEGER REFERENCES class (id)", since: 108),
            LaterColumn("meeting", "INTEGER REFERENCES meeting (id)", since: 108),
        ],
        looser: [
            LooserConstraint(
                "'quit-support', 'monitoring'", "'quit-support', 'monitoring', 'assessment'",
                since: 61)
        ])

    static let sessionTask = ClinicTable(
        "sessionTask", of: .part(of: .session, by: "session"), but: ["title": .personal],
        goes: true,
        made: """
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
            """,
        later: [
            LaterColumn("minutes", "INTEGER CHECK (minutes > 0)", since: 80),
            // Ids of sentences, where the kind alone does not say which.
            LaterColumn("words", "TEXT CHECK (words <> '')", since: 90),
            // Days from the quit date or the plan's start; ids of outcome measures with commas.
            LaterColumn("week", "INTEGER CHECK (week >= 0)", since: 92),
            LaterColumn("fromDay", "INTEGER", since: 92),
            LaterColumn("throughDay", "INTEGER CHECK (throughDay >= fromDay)", since: 92),
            LaterColumn("measures", "TEXT CHECK (measures <> '')", since: 92),
        ])

    /// Sessions that are being moved together: they take no time until they have landed.
    static let inTransit = ClinicTable(
        "inTransit", since: 10, [.untold],
        made: """
            CREATE TABLE inTransit (
              session INTEGER PRIMARY KEY NOT NULL,
              open    INTEGER NOT NULL DEFAULT 1
                        REFERENCES never (id) DEFERRABLE INITIALLY DEFERRED
            ) STRICT;
            """)
}
