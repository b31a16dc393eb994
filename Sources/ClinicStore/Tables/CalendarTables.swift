/// What other calendars take of people's time, never with a title; and what stands in calendars elsewhere, so that it
/// is known again.
extension ClinicTable {
    static let therapistBusy = ClinicTable(
        "therapistBusy", since: 30, of: .part(of: .therapist, by: "therapist"), as: .therapistBusy,
        made: """
            CREATE TABLE therapistBusy (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              therapist   INTEGER NOT NULL REFERENCES therapist (id),
              startMinute INTEGER NOT NULL,
              endMinute   INTEGER NOT NULL CHECK (endMinute > startMinute)
            ) STRICT;
            CREATE INDEX therapistBusyByTherapist ON therapistBusy (therapist, startMinute);
            CREATE INDEX therapistBusyByEnd ON therapistBusy (endMinute);
            """,
        later: [LaterColumn("calendar", "TEXT CHECK (calendar <> '')", since: 97)])

    static let patientBusy = ClinicTable(
        "patientBusy", since: 30, of: .patient, holds: .personal, goes: true, as: .patientBusy,
        made: """
            CREATE TABLE patientBusy (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              patient     INTEGER NOT NULL REFERENCES patient (id),
              startMinute INTEGER NOT NULL,
              endMinute   INTEGER NOT NULL CHECK (endMinute > startMinute)
            ) STRICT;
            CREATE INDEX patientBusyByPatient ON patientBusy (patient, startMinute);
            """,
        later: [LaterColumn("calendar", "TEXT CHECK (calendar <> '')", since: 97)])

    static let publishedCalendar = ClinicTable(
        "publishedCalendar", since: 40, [.untold],
        made: """
            CREATE TABLE publishedCalendar (
              id      INTEGER PRIMARY KEY AUTOINCREMENT,
              url     TEXT NOT NULL UNIQUE CHECK (url <> ''),  -- without credentials
              subject TEXT NOT NULL CHECK (subject <> '')  -- whose: P1, T1 or clinic
            ) STRICT;
            """)

    static let publishedEvent = ClinicTable(
        "publishedEvent", since: 40, [.untold],
        made: """
            CREATE TABLE publishedEvent (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              calendar    INTEGER NOT NULL REFERENCES publishedCalendar (id),
              uid         TEXT NOT NULL CHECK (uid <> ''),
              name        TEXT NOT NULL CHECK (name <> ''),  -- the last part of its path
              etag        TEXT CHECK (etag <> ''),  -- NULL while it is not known whether the server has it
              fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
              UNIQUE (calendar, uid),
              UNIQUE (calendar, name)
            ) STRICT;
            """)

    /// What calendars were told last of a plan's routines and dates: their words follow the facts of the day, and
    /// no row of the plan changes with them.
    static let toldEvent = ClinicTable(
        "toldEvent", since: 94, of: .plan, [.untold], goes: true,
        made: """
            CREATE TABLE toldEvent (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              plan        INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
              uid         TEXT NOT NULL UNIQUE CHECK (uid <> ''),
              fingerprint TEXT NOT NULL CHECK (fingerprint <> ''),
              sequence    INTEGER NOT NULL,  -- its own, when it was told
              raised      INTEGER NOT NULL,  -- how often its words changed beside that
              revised     INTEGER  -- when they changed last, minutes of UTC; NULL for never
            ) STRICT;
            CREATE INDEX toldEventByPlan ON toldEvent (plan);
            """,
        // The clinic's zone in which it was told.
        later: [LaterColumn("zone", "TEXT", since: 99)])

    /// Which sessions the calendar of a therapist was given, so that one that went to somebody else can be
    /// cancelled there.
    static let therapistGiven = ClinicTable(
        "therapistGiven", since: 41, of: .part(of: .session, by: "session"), [.untold], goes: true,
        made: """
            CREATE TABLE therapistGiven (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              therapist   INTEGER NOT NULL REFERENCES therapist (id) ON DELETE CASCADE,
              session     INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
              startMinute INTEGER NOT NULL,  -- when that calendar was told it last as the therapist's own
              UNIQUE (therapist, session)
            ) STRICT;
            CREATE INDEX therapistGivenBySession ON therapistGiven (session);
            """)
}
