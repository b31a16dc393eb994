/// The clinic and its staff. Days are `2026-12-01`, hours the text of `WeeklyHours`; wall clock and instants are whole
/// minutes since 1970.
extension ClinicTable {
    static let clinic = ClinicTable(
        "clinic", as: .clinic,
        made: """
            CREATE TABLE clinic (
              id           INTEGER PRIMARY KEY CHECK (id = 1),  -- one clinic a file
              name         TEXT NOT NULL CHECK (name <> ''),
              timeZone     TEXT NOT NULL CHECK (timeZone <> ''),
              hours        TEXT NOT NULL,
              phone        TEXT,
              address      TEXT,
              jurisdiction TEXT NOT NULL CHECK (jurisdiction IN ('UK', 'US'))
            ) STRICT;
            """,
        later: [
            LaterColumn("screeningDays", "INTEGER CHECK (screeningDays >= 1)", since: 2),
            LaterColumn("doseLost", "TEXT", since: 10),
            LaterColumn(
                "weights", "TEXT CHECK (weights IS NULL OR json_valid(weights))", since: 11),
            LaterColumn("email", "TEXT", since: 31),
            // The code of the place whose public holidays it keeps, like GB-ENG.
            LaterColumn("holidays", "TEXT CHECK (holidays <> '')", since: 102),
            LaterColumn("buffer", "INTEGER CHECK (buffer BETWEEN 0 AND 120)", since: 103),
            LaterColumn("longestGap", "INTEGER CHECK (longestGap BETWEEN 0 AND 8)", since: 103),
            // Ways in which a session is lost that count as authorised and used, like "missed,sick".
            LaterColumn("authorisedLost", "TEXT CHECK (authorisedLost <> '')", since: 109),
            LaterColumn("videoLink", "TEXT CHECK (videoLink <> '')", since: 110),
        ])

    /// When the clinic is open though a public holiday is kept.
    static let openTime = ClinicTable(
        "openTime", since: 102, as: .openTime,
        made: """
            CREATE TABLE openTime (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              startMinute INTEGER NOT NULL,
              endMinute   INTEGER NOT NULL CHECK (endMinute > startMinute)
            ) STRICT;
            """)

    static let closedDay = ClinicTable(
        "closedDay", as: .closedDay,
        made: """
            CREATE TABLE closedDay (
              id  INTEGER PRIMARY KEY AUTOINCREMENT,
              day TEXT NOT NULL UNIQUE CHECK (length(day) = 10)
            ) STRICT;
            """)

    static let room = ClinicTable(
        "room", as: .room,
        made: """
            CREATE TABLE room (
              id       INTEGER PRIMARY KEY AUTOINCREMENT,
              name     TEXT NOT NULL CHECK (name <> ''),
              capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 1000)
            ) STRICT;
            """,
        later: [
            LaterColumn("isActive", "INTEGER CHECK (isActive = 0)", since: 99),
            // What it held before it was made smaller: what was booked then may stand until it is moved.
            LaterColumn("held", "INTEGER CHECK (held > 1)", since: 99),
            LaterColumn("buffer", "INTEGER CHECK (buffer BETWEEN 0 AND 120)", since: 103),
        ])

    /// When a room, or with no room the whole clinic, is closed for a part of a day or for some days.
    static let closure = ClinicTable(
        "closure", since: 99, as: .closure,
        made: """
            CREATE TABLE closure (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              room        INTEGER REFERENCES room (id),
              startMinute INTEGER NOT NULL,
              endMinute   INTEGER NOT NULL CHECK (endMinute > startMinute),
              reason      TEXT
            ) STRICT;
            """)

    static let therapist = ClinicTable(
        "therapist", as: .therapist,
        made: """
            CREATE TABLE therapist (
              id        INTEGER PRIMARY KEY AUTOINCREMENT,
              name      TEXT NOT NULL CHECK (name <> ''),
              hours     TEXT NOT NULL,
              maxPerDay INTEGER CHECK (maxPerDay >= 1),
              email     TEXT,
              isActive  INTEGER NOT NULL CHECK (isActive IN (0, 1))
            ) STRICT;
            """,
        later: [
            LaterColumn("buffer", "INTEGER CHECK (buffer BETWEEN 0 AND 120)", since: 103),
            // The last day of work of one who leaves.
            LaterColumn("lastDay", "TEXT CHECK (length(lastDay) = 10)", since: 104),
        ])

    static let therapistSkill = ClinicTable(
        "therapistSkill", of: .part(of: .therapist, by: "therapist"), as: .skill,
        made: """
            CREATE TABLE therapistSkill (
              id        INTEGER PRIMARY KEY AUTOINCREMENT,
              therapist INTEGER NOT NULL REFERENCES therapist (id),
              skill     TEXT NOT NULL CHECK (skill <> ''),
              UNIQUE (therapist, skill)
            ) STRICT;
            """)

    /// Other hours of a therapist, each from a day on: `Mon 08:00-12:00 every 2 weeks`, counted from the week of that day.
    static let therapistHours = ClinicTable(
        "therapistHours", since: 99, of: .part(of: .therapist, by: "therapist"), as: .laterHours,
        made: """
            CREATE TABLE therapistHours (
              id        INTEGER PRIMARY KEY AUTOINCREMENT,
              therapist INTEGER NOT NULL REFERENCES therapist (id),
              firstDay  TEXT NOT NULL CHECK (length(firstDay) = 10),
              hours     TEXT NOT NULL,
              UNIQUE (therapist, firstDay)
            ) STRICT;
            """)

    /// Hours of a therapist beside those of every week.
    static let therapistExtra = ClinicTable(
        "therapistExtra", since: 99, of: .part(of: .therapist, by: "therapist"), as: .extraHours,
        made: """
            CREATE TABLE therapistExtra (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              therapist   INTEGER NOT NULL REFERENCES therapist (id),
              startMinute INTEGER NOT NULL,
              endMinute   INTEGER NOT NULL CHECK (endMinute > startMinute)
            ) STRICT;
            """)

    static let absence = ClinicTable(
        "absence", of: .part(of: .therapist, by: "therapist"), as: .absence,
        made: """
            CREATE TABLE absence (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              therapist   INTEGER NOT NULL REFERENCES therapist (id),
              startMinute INTEGER NOT NULL,
              endMinute   INTEGER NOT NULL CHECK (endMinute > startMinute),
              reason      TEXT
            ) STRICT;
            CREATE INDEX absenceByTherapist ON absence (therapist, startMinute);
            """)
}
