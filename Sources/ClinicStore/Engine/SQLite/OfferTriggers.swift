extension Schema {
    /// A place that is offered is nobody else's until the offer expires, whichever program writes.
    ///
    /// When a row is written is `revised` of a session and `made` of an offer.
    static let offerTriggers = """
        CREATE TRIGGER offeredBooked BEFORE INSERT ON session WHEN NEW.status <> 'cancelled'
        BEGIN
        \(offered)
        END;
        CREATE TRIGGER offeredMoved BEFORE UPDATE OF startMinute, endMinute, therapist, status ON session
        WHEN NEW.status <> 'cancelled' AND (OLD.status = 'cancelled'
          OR OLD.therapist <> NEW.therapist OR OLD.startMinute <> NEW.startMinute
          OR OLD.endMinute <> NEW.endMinute)
        BEGIN
        \(offered)
        END;
        CREATE TRIGGER offerMade BEFORE INSERT ON offer WHEN NEW.status = 'open'
        BEGIN
        \(taken)
          SELECT RAISE(ABORT, 'double booked: therapist') FROM offer
            WHERE therapist = NEW.therapist AND status = 'open' AND expires > NEW.made
              AND startMinute > NEW.startMinute - 240
              AND startMinute < NEW.endMinute AND endMinute > NEW.startMinute;
        END;
        CREATE TRIGGER offerReopened BEFORE UPDATE OF status ON offer
        WHEN NEW.status = 'open' AND OLD.status <> 'open'
        BEGIN
        \(taken)
        END;
        """

    /// A session comes to a place that is kept for another patient.
    private static let offered = """
          SELECT RAISE(ABORT, 'double booked: therapist') FROM offer
            WHERE NEW.overlapAllowed IS NULL AND therapist = NEW.therapist
              AND patient <> NEW.patient AND status = 'open' AND expires > NEW.revised
              AND startMinute > NEW.startMinute - 240  -- the longest session bounds the search
              AND startMinute < NEW.endMinute AND endMinute > NEW.startMinute;
        """

    /// An offer is of a place at which another patient has a session.
    private static let taken = """
          SELECT RAISE(ABORT, 'double booked: therapist') FROM session
            WHERE therapist = NEW.therapist AND patient <> NEW.patient AND status <> 'cancelled'
              AND startMinute > NEW.startMinute - 240
              AND startMinute < NEW.endMinute AND endMinute > NEW.startMinute;
        """
}
