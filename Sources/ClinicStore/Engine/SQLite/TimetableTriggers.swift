extension Schema {
    /// The places of a timetable are nobody else's until it expires, whichever program writes. The first stands in its
    /// offer, which the triggers of offers watch. What is offered to one patient at once may share places: they take
    /// one of it.
    static let timetableTriggers = """
        DROP TRIGGER offerMade;
        CREATE TRIGGER offerMade BEFORE INSERT ON offer WHEN NEW.status = 'open'
        BEGIN
        \(booked(by: "NEW.patient"))
        \(offered(by: "NEW.patient", at: "NEW.made"))
        \(kept(by: "NEW.patient", at: "NEW.made"))
        END;
        CREATE TRIGGER placeKept BEFORE INSERT ON offerPlace
        WHEN (SELECT status FROM offer WHERE id = NEW.offer) = 'open'
        BEGIN
        \(booked(by: patient))
        \(offered(by: patient, at: made))
        \(kept(by: patient, at: made))
        END;
        CREATE TRIGGER keptBooked BEFORE INSERT ON session
        WHEN NEW.status <> 'cancelled' AND NEW.overlapAllowed IS NULL
        BEGIN
        \(kept(by: "NEW.patient", at: "NEW.revised"))
        END;
        CREATE TRIGGER keptMoved BEFORE UPDATE OF startMinute, endMinute, therapist, status ON session
        WHEN NEW.status <> 'cancelled' AND NEW.overlapAllowed IS NULL AND (OLD.status = 'cancelled'
          OR OLD.therapist <> NEW.therapist OR OLD.startMinute <> NEW.startMinute
          OR OLD.endMinute <> NEW.endMinute)
        BEGIN
        \(kept(by: "NEW.patient", at: "NEW.revised"))
        END;
        CREATE TRIGGER placesReopened BEFORE UPDATE OF status ON offer
        WHEN NEW.status = 'open' AND OLD.status <> 'open'
        BEGIN
          SELECT RAISE(ABORT, 'double booked: therapist')
            FROM offerPlace AS place CROSS JOIN session AS other
            WHERE place.offer = NEW.id AND other.therapist = place.therapist
              AND other.patient <> NEW.patient AND other.status <> 'cancelled'
              AND other.startMinute > place.startMinute - 240
              AND other.startMinute < place.endMinute AND other.endMinute > place.startMinute;
        END;
        """

    private static let patient = "(SELECT patient FROM offer WHERE id = NEW.offer)"
    private static let made = "(SELECT made FROM offer WHERE id = NEW.offer)"

    /// Another patient has a session at the new row's place.
    private static func booked(by patient: String) -> String {
        """
          SELECT RAISE(ABORT, 'double booked: therapist') FROM session
            WHERE therapist = NEW.therapist AND patient <> \(patient) AND status <> 'cancelled'
              AND startMinute > NEW.startMinute - 240  -- the longest session bounds the search
              AND startMinute < NEW.endMinute AND endMinute > NEW.startMinute;
        """
    }

    /// The place is offered to another patient, by itself or as the first of a timetable.
    private static func offered(by patient: String, at instant: String) -> String {
        """
          SELECT RAISE(ABORT, 'double booked: therapist') FROM offer
            WHERE therapist = NEW.therapist AND patient <> \(patient)
              AND status = 'open' AND expires > \(instant)
              AND startMinute > NEW.startMinute - 240
              AND startMinute < NEW.endMinute AND endMinute > NEW.startMinute;
        """
    }

    /// It is a further one of a timetable of another patient.
    private static func kept(by patient: String, at instant: String) -> String {
        """
          SELECT RAISE(ABORT, 'double booked: therapist')
            FROM offerPlace AS place CROSS JOIN offer AS whole
            WHERE place.therapist = NEW.therapist AND whole.id = place.offer
              AND whole.patient <> \(patient) AND whole.status = 'open'
              AND whole.expires > \(instant)
              AND place.startMinute > NEW.startMinute - 240
              AND place.startMinute < NEW.endMinute AND place.endMinute > NEW.startMinute;
        """
    }
}
