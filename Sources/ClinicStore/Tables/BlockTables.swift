/// What therapists do together.
extension ClinicTable {
    /// Nobody is booked with them then; without `everyDays` it is held once.
    static let block = ClinicTable(
        "block", since: 101, as: .block,
        made: """
            CREATE TABLE block (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              name        TEXT NOT NULL CHECK (name <> ''),
              startMinute INTEGER NOT NULL,
              endMinute   INTEGER NOT NULL CHECK (endMinute > startMinute),
              everyDays   INTEGER CHECK (everyDays >= 1),
              lastDay     TEXT CHECK (length(lastDay) = 10),
              isForAll    INTEGER NOT NULL CHECK (isForAll IN (0, 1))
            ) STRICT;
            """)

    /// For whom it is, where it is not for all.
    static let blockTherapist = ClinicTable(
        "blockTherapist", since: 101, of: .part(of: .block, by: "block"), as: .attendee,
        made: """
            CREATE TABLE blockTherapist (
              id        INTEGER PRIMARY KEY AUTOINCREMENT,
              block     INTEGER NOT NULL REFERENCES block (id),
              therapist INTEGER NOT NULL REFERENCES therapist (id),
              UNIQUE (block, therapist)
            ) STRICT;
            """)
}
