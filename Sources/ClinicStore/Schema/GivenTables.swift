extension Schema {
    /// Which sessions the calendar of a therapist was given, so that one that went to somebody else can be
    /// cancelled there. No part of the history, like `session.exported`: it tells what stands elsewhere.
    static let givenTables = """
        CREATE TABLE therapistGiven (
          id          INTEGER PRIMARY KEY AUTOINCREMENT,
          therapist   INTEGER NOT NULL REFERENCES therapist (id) ON DELETE CASCADE,
          session     INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
          startMinute INTEGER NOT NULL,  -- when that calendar was told it last as the therapist's own
          UNIQUE (therapist, session)
        ) STRICT;
        CREATE INDEX therapistGivenBySession ON therapistGiven (session);
        """
}
