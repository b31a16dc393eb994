extension Schema {
    /// Time that other calendars take: spans of wall clock, never a title.
    static let busyTables = """
        CREATE TABLE therapistBusy (
          id          INTEGER PRIMARY KEY AUTOINCREMENT,
          therapist   INTEGER NOT NULL REFERENCES therapist (id),
          startMinute INTEGER NOT NULL,
          endMinute   INTEGER NOT NULL CHECK (endMinute > startMinute)
        ) STRICT;
        CREATE INDEX therapistBusyByTherapist ON therapistBusy (therapist, startMinute);
        CREATE INDEX therapistBusyByEnd ON therapistBusy (endMinute);
        CREATE TABLE patientBusy (
          id          INTEGER PRIMARY KEY AUTOINCREMENT,
          patient     INTEGER NOT NULL REFERENCES patient (id),
          startMinute INTEGER NOT NULL,
          endMinute   INTEGER NOT NULL CHECK (endMinute > startMinute)
        ) STRICT;
        CREATE INDEX patientBusyByPatient ON patientBusy (patient, startMinute);
        """
}
