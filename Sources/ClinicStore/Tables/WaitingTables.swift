/// Who waits for a place, and which places are offered to whom.
extension ClinicTable {
    /// For a plan, for an earlier place of a session, or for any place.
    static let waiting = ClinicTable(
        "waiting", since: 105, of: .patient, holds: .personal, goes: true, as: .wish,
        made: """
            CREATE TABLE waiting (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              patient     INTEGER NOT NULL REFERENCES patient (id),
              cause       TEXT CHECK (cause <> ''),
              session     INTEGER REFERENCES session (id),
              earlierThan TEXT CHECK (length(earlierThan) = 10),
              priority    TEXT NOT NULL CHECK (priority IN ('urgent', 'soon', 'routine')),
              since       TEXT NOT NULL CHECK (length(since) = 10)
            ) STRICT;
            CREATE INDEX waitingByPatient ON waiting (patient);
            """,
        later: [LaterColumn("class", "INTEGER REFERENCES class (id)", since: 108)])

    /// `startMinute` and `endMinute` are wall clock of the clinic's zone, `expires` is in minutes of UTC.
    static let offer = ClinicTable(
        "offer", since: 105, of: .patient, holds: .personal, goes: true, as: .offer,
        made: """
            CREATE TABLE offer (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              patient     INTEGER NOT NULL REFERENCES patient (id),
              aim         TEXT NOT NULL CHECK (aim IN ('plan', 'earlier', 'make-up', 'place')),
              cause       TEXT CHECK (cause <> ''),
              session     INTEGER REFERENCES session (id),
              therapist   INTEGER NOT NULL REFERENCES therapist (id),
              room        INTEGER REFERENCES room (id),
              startMinute INTEGER NOT NULL,
              endMinute   INTEGER NOT NULL CHECK (endMinute - startMinute BETWEEN 5 AND 240),
              made        INTEGER NOT NULL,
              expires     INTEGER NOT NULL,
              status      TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'declined'))
            ) STRICT;
            CREATE INDEX offerByTherapist ON offer (therapist, startMinute);
            CREATE INDEX offerOpen ON offer (endMinute) WHERE status = 'open';
            CREATE INDEX offerByPatient ON offer (patient);
            """,
        later: [
            // Of a whole plan: what was asked for, and what is done at each place.
            LaterColumn("timetable", "TEXT CHECK (timetable <> '')", since: 106)
        ],
        looser: [
            LooserConstraint(
                "'make-up', 'place'", "'make-up', 'place', 'timetable'", since: 106)
        ])

    /// The places of a timetable but its first, which stands in its offer.
    static let offerPlace = ClinicTable(
        "offerPlace", since: 106, of: .part(of: .offer, by: "offer"), goes: true, as: .offerPlace,
        made: """
            CREATE TABLE offerPlace (
              id          INTEGER PRIMARY KEY AUTOINCREMENT,
              offer       INTEGER NOT NULL REFERENCES offer (id),
              therapist   INTEGER NOT NULL REFERENCES therapist (id),
              room        INTEGER REFERENCES room (id),
              startMinute INTEGER NOT NULL,
              endMinute   INTEGER NOT NULL CHECK (endMinute - startMinute BETWEEN 5 AND 240)
            ) STRICT;
            CREATE INDEX offerPlaceByOffer ON offerPlace (offer);
            CREATE INDEX offerPlaceByTherapist ON offerPlace (therapist, startMinute);
            """)
}
