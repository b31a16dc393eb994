extension Schema {
    /// `position` keeps the order of a plan's parts.
    static let planTables = """
        CREATE TABLE plan (
          id              INTEGER PRIMARY KEY AUTOINCREMENT,
          patient         INTEGER NOT NULL REFERENCES patient (id),
          cause           TEXT NOT NULL CHECK (cause <> ''),
          causeName       TEXT NOT NULL,
          templateVersion INTEGER NOT NULL CHECK (templateVersion >= 1),
          templateHash    TEXT NOT NULL CHECK (templateHash <> ''),
          side            TEXT CHECK (side IN ('left', 'right', 'both')),
          firstDay        TEXT NOT NULL CHECK (length(firstDay) = 10),
          lastDay         TEXT NOT NULL CHECK (length(lastDay) = 10 AND lastDay >= firstDay),
          status          TEXT NOT NULL CHECK (status IN ('held', 'active', 'discharged')),
          created         INTEGER NOT NULL,
          author          TEXT NOT NULL
        ) STRICT;
        CREATE INDEX planByPatient ON plan (patient);
        CREATE TABLE plannedPhase (
          id              INTEGER PRIMARY KEY AUTOINCREMENT,
          plan            INTEGER NOT NULL REFERENCES plan (id),
          position        INTEGER NOT NULL,
          name            TEXT NOT NULL,
          goal            TEXT NOT NULL,
          firstDay        TEXT NOT NULL CHECK (length(firstDay) = 10),
          weeks           INTEGER NOT NULL CHECK (weeks >= 1),
          sessions        INTEGER NOT NULL CHECK (sessions >= 0),
          sessionsPerWeek REAL NOT NULL CHECK (sessionsPerWeek >= 0),
          minutes         INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 240),
          minDaysBetween  INTEGER NOT NULL CHECK (minDaysBetween >= 0),
          UNIQUE (plan, position)
        ) STRICT;
        CREATE TABLE plannedExercise (
          id          INTEGER PRIMARY KEY AUTOINCREMENT,
          phase       INTEGER NOT NULL REFERENCES plannedPhase (id),
          position    INTEGER NOT NULL,
          name        TEXT NOT NULL,
          dose        TEXT NOT NULL,
          progression TEXT,
          evidence    TEXT NOT NULL,
          UNIQUE (phase, position)
        ) STRICT;
        CREATE TABLE routine (
          id          INTEGER PRIMARY KEY AUTOINCREMENT,
          plan        INTEGER NOT NULL REFERENCES plan (id),
          position    INTEGER NOT NULL,
          uid         TEXT NOT NULL UNIQUE CHECK (uid <> ''),
          kind        TEXT NOT NULL,
          title       TEXT NOT NULL,
          detail      TEXT NOT NULL,
          firstDay    TEXT NOT NULL CHECK (length(firstDay) = 10),
          lastDay     TEXT NOT NULL CHECK (length(lastDay) = 10),
          daysPerWeek INTEGER NOT NULL CHECK (daysPerWeek BETWEEN 1 AND 7),
          timesPerDay INTEGER NOT NULL CHECK (timesPerDay >= 1),
          isProposed  INTEGER NOT NULL CHECK (isProposed IN (0, 1)),
          UNIQUE (plan, position)
        ) STRICT;
        CREATE TABLE milestone (
          id       INTEGER PRIMARY KEY AUTOINCREMENT,
          plan     INTEGER NOT NULL REFERENCES plan (id),
          position INTEGER NOT NULL,
          uid      TEXT NOT NULL UNIQUE CHECK (uid <> ''),
          kind     TEXT NOT NULL,
          day      TEXT NOT NULL CHECK (length(day) = 10),
          title    TEXT NOT NULL,
          UNIQUE (plan, position)
        ) STRICT;
        CREATE TABLE plannedMedicine (
          id        INTEGER PRIMARY KEY AUTOINCREMENT,
          plan      INTEGER NOT NULL REFERENCES plan (id),
          position  INTEGER NOT NULL,
          medicine  TEXT NOT NULL,
          name      TEXT NOT NULL,
          line      INTEGER NOT NULL CHECK (line >= 1),
          dose      TEXT NOT NULL,
          firstDay  TEXT NOT NULL CHECK (length(firstDay) = 10),
          stopDay   TEXT CHECK (length(stopDay) = 10),
          reviewDay TEXT CHECK (length(reviewDay) = 10),
          status    TEXT NOT NULL CHECK (status IN ('proposed', 'active', 'stopped')),
          evidence  TEXT NOT NULL,
          UNIQUE (plan, position)
        ) STRICT;
        CREATE TABLE reason (
          id         INTEGER PRIMARY KEY AUTOINCREMENT,
          plan       INTEGER NOT NULL REFERENCES plan (id),
          position   INTEGER NOT NULL,
          line       TEXT NOT NULL,
          subject    TEXT NOT NULL,
          isIncluded INTEGER NOT NULL CHECK (isIncluded IN (0, 1)),
          because    TEXT NOT NULL,
          evidence   TEXT NOT NULL,
          UNIQUE (plan, position)
        ) STRICT;
        """
}
