extension Schema {
    /// What was put into calendars on servers, so that it is known again. No part of the history: it tells
    /// what stands elsewhere.
    static let publishedTables = """
        CREATE TABLE publishedCalendar (
          id      INTEGER PRIMARY KEY AUTOINCREMENT,
          url     TEXT NOT NULL UNIQUE CHECK (url <> ''),  -- without credentials
          subject TEXT NOT NULL CHECK (subject <> '')  -- whose: P1, T1 or clinic
        ) STRICT;
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
        """
}
