extension Schema {
    /// Those that refuse double booking, where the sessions of one meeting of a class share its therapist and the
    /// place that it takes in its room, up to its seats; whichever program writes.
    static let classTriggers = """
        DROP TRIGGER sessionBooked;
        DROP TRIGGER sessionMoved;
        DROP TRIGGER sessionLanded;
        CREATE INDEX sessionByMeeting ON session (meeting) WHERE meeting IS NOT NULL;
        CREATE INDEX sessionByClass ON session (class, startMinute) WHERE class IS NOT NULL;
        CREATE TRIGGER sessionBooked BEFORE INSERT ON session WHEN NEW.status <> 'cancelled'
        BEGIN
        \(taken("therapist", if: "NEW.overlapAllowed IS NULL"))
        \(taken("patient", if: "NEW.overlapAllowed IS NULL"))
        \(besideMeeting(if: "NEW.overlapAllowed IS NULL"))
        \(fullForSession("NEW", if: "TRUE"))
        \(seat("NEW", from: "", if: "TRUE"))
        END;
        CREATE TRIGGER sessionMoved
        BEFORE UPDATE OF startMinute, endMinute, therapist, patient, room, status, overlapAllowed,
          class, meeting
        ON session WHEN NEW.status <> 'cancelled'
          AND NOT EXISTS (SELECT 1 FROM inTransit WHERE session = NEW.id)
        BEGIN
        \(taken("therapist", if: "NEW.overlapAllowed IS NULL AND \(isNewTaker("therapist"))"))
        \(taken("patient", if: "NEW.overlapAllowed IS NULL AND \(isNewTaker("patient"))"))
        \(besideMeeting(if: "NEW.overlapAllowed IS NULL AND \(isNewTaker("therapist"))"))
        \(fullForSession("NEW", if: isNewTaker("room")))
        \(seat("NEW", from: "", if: "TRUE"))
        END;
        CREATE TRIGGER sessionLanded BEFORE DELETE ON inTransit
        BEGIN
        \(landed("therapist"))
        \(landed("patient"))
          SELECT RAISE(ABORT, 'double booked: therapist') FROM session AS mine, meeting AS other
            WHERE mine.id = OLD.session AND mine.status <> 'cancelled' AND mine.meeting IS NULL
              AND mine.overlapAllowed IS NULL
              AND other.therapist = mine.therapist AND other.status = 'held'
              AND other.startMinute > mine.startMinute - 240
              AND other.startMinute < mine.endMinute AND other.endMinute > mine.startMinute;
          SELECT RAISE(ABORT, 'double booked: room') FROM session AS mine
            WHERE mine.id = OLD.session AND mine.status <> 'cancelled' AND mine.room IS NOT NULL
              AND mine.meeting IS NULL AND EXISTS (\(overflow("mine", "mine.id", "0")));
        \(seat("mine", from: "FROM session AS mine", if: "mine.id = OLD.session AND mine.status <> 'cancelled'"))
        END;
        CREATE TRIGGER meetingMade BEFORE INSERT ON meeting WHEN NEW.status = 'held'
        BEGIN
        \(meetingTaken)
        END;
        CREATE TRIGGER meetingMoved
        BEFORE UPDATE OF therapist, room, startMinute, endMinute, status ON meeting
        WHEN NEW.status = 'held' AND (\(isOtherPlace) OR OLD.status <> NEW.status)
        BEGIN
        \(meetingTaken)
        END;
        CREATE TRIGGER meetingLeft
        BEFORE UPDATE OF therapist, room, startMinute, endMinute, status ON meeting
        WHEN \(isOtherPlace) OR OLD.status <> NEW.status
        BEGIN
          SELECT RAISE(ABORT, 'the seats of a meeting go with it') FROM session
            WHERE meeting = NEW.id AND \(others("-1"));
        END;
        CREATE TRIGGER meetingSeats BEFORE UPDATE OF seats ON meeting WHEN NEW.seats < OLD.seats
        BEGIN
          SELECT RAISE(ABORT, 'double booked: seat')
            WHERE (SELECT count(*) FROM session WHERE meeting = NEW.id AND \(others("-1")))
                  > NEW.seats;
        END;
        CREATE TRIGGER meetingSequence BEFORE UPDATE ON meeting
        WHEN NEW.revised < OLD.revised OR NEW.sequence < OLD.sequence
          OR (NEW.sequence = OLD.sequence AND (\(isOtherPlace) OR OLD.status <> NEW.status))
        BEGIN SELECT RAISE(ABORT, 'the sequence rises with each change of a meeting'); END;
        CREATE TRIGGER meetingUID AFTER INSERT ON meeting
        WHEN NOT EXISTS (SELECT 1 FROM undoing)
        BEGIN INSERT INTO usedUID (uid) VALUES (NEW.uid); END;
        CREATE TRIGGER meetingUIDBack AFTER INSERT ON meeting
        WHEN EXISTS (SELECT 1 FROM undoing) AND NEW.uid NOT IN (SELECT uid FROM usedUID)
        BEGIN SELECT RAISE(ABORT, 'an undo gives no new UID'); END;
        CREATE TRIGGER offerMadeInClass BEFORE INSERT ON offer WHEN NEW.status = 'open'
        BEGIN
        \(offerInClass)
        END;
        CREATE TRIGGER offerReopenedInClass BEFORE UPDATE OF status ON offer
        WHEN NEW.status = 'open' AND OLD.status <> 'open'
        BEGIN
        \(offerInClass)
          SELECT RAISE(ABORT, 'double booked: therapist')
            FROM offerPlace AS place CROSS JOIN meeting AS other
            WHERE place.offer = NEW.id AND other.therapist = place.therapist
              AND other.status = 'held' AND other.startMinute > place.startMinute - 240
              AND other.startMinute < place.endMinute AND other.endMinute > place.startMinute;
        END;
        CREATE TRIGGER placeKeptInClass BEFORE INSERT ON offerPlace
        WHEN (SELECT status FROM offer WHERE id = NEW.offer) = 'open'
        BEGIN
        \(offerInClass)
        END;
        """

    private static let isOtherPlace = """
        OLD.therapist <> NEW.therapist OR OLD.room IS NOT NEW.room
            OR OLD.startMinute <> NEW.startMinute OR OLD.endMinute <> NEW.endMinute
        """

    /// Whether an update can make an overlap of `column`. A change of anything else is let through.
    private static func isNewTaker(_ column: String) -> String {
        """
        (OLD.status = 'cancelled' OR OLD.\(column) IS NOT NEW.\(column)
              OR OLD.startMinute <> NEW.startMinute OR OLD.endMinute <> NEW.endMinute
              OR OLD.meeting IS NOT NEW.meeting
              OR (OLD.overlapAllowed IS NOT NULL AND NEW.overlapAllowed IS NULL))
        """
    }

    /// Live sessions other than this one that have landed.
    private static func others(_ id: String) -> String {
        "status <> 'cancelled' AND id <> \(id) AND id NOT IN (SELECT session FROM inTransit)"
    }

    private static func overlaps(_ mine: String) -> String {
        """
        startMinute > \(mine).startMinute - 240  -- the longest session bounds the search
              AND startMinute < \(mine).endMinute AND endMinute > \(mine).startMinute
        """
    }

    /// Two who have seats in one meeting share its therapist; nobody has two seats at once.
    private static func taken(_ column: String, if condition: String) -> String {
        let share =
            column == "therapist" ? "AND (meeting IS NULL OR meeting IS NOT NEW.meeting)" : ""
        return """
              SELECT RAISE(ABORT, 'double booked: \(column)') FROM session
                WHERE \(condition) \(share)
                  AND \(column) = NEW.\(column) AND \(others("NEW.id")) AND \(overlaps("NEW"));
            """
    }

    private static func landed(_ column: String) -> String {
        let share =
            column == "therapist"
            ? "AND (other.meeting IS NULL OR other.meeting IS NOT mine.meeting)" : ""
        return """
              SELECT RAISE(ABORT, 'double booked: \(column)') FROM session AS mine, session AS other
                WHERE mine.id = OLD.session AND mine.status <> 'cancelled' \(share)
                  AND mine.overlapAllowed IS NULL AND other.overlapAllowed IS NULL
                  AND other.\(column) = mine.\(column)
                  AND other.status <> 'cancelled' AND other.id <> mine.id
                  AND other.id NOT IN (SELECT session FROM inTransit)
                  AND other.startMinute > mine.startMinute - 240
                  AND other.startMinute < mine.endMinute AND other.endMinute > mine.startMinute;
            """
    }

    /// A meeting has its therapist for itself, also while nobody has a seat in it.
    private static func besideMeeting(if condition: String) -> String {
        """
          SELECT RAISE(ABORT, 'double booked: therapist') FROM meeting
            WHERE NEW.meeting IS NULL AND \(condition)
              AND therapist = NEW.therapist AND status = 'held' AND \(overlaps("NEW"));
        """
    }

    private static func fullForSession(_ mine: String, if condition: String) -> String {
        """
          SELECT RAISE(ABORT, 'double booked: room')
            WHERE \(mine).room IS NOT NULL AND \(mine).meeting IS NULL AND \(condition)
              AND EXISTS (\(overflow(mine, "\(mine).id", "0")));
        """
    }

    /// Minutes of a row at which its room holds as many sessions and meetings besides as it has places. The count
    /// can only rise at a start, so it is taken at each start within.
    private static func overflow(_ mine: String, _ session: String, _ meeting: String) -> String {
        let sessions = "room = \(mine).room AND meeting IS NULL AND \(others(session))"
        let meetings = "room = \(mine).room AND status = 'held' AND id <> \(meeting)"
        let within = "startMinute > \(mine).startMinute AND startMinute < \(mine).endMinute"
        let at = """
            startMinute > start.minute - 240
                  AND startMinute <= start.minute AND endMinute > start.minute
            """
        return """
            SELECT 1 FROM (
                  SELECT \(mine).startMinute AS minute
                  UNION SELECT startMinute FROM session WHERE \(sessions) AND \(within)
                  UNION SELECT startMinute FROM meeting WHERE \(meetings) AND \(within)) AS start
                WHERE (SELECT count(*) FROM session WHERE \(sessions) AND \(at))
                    + (SELECT count(*) FROM meeting WHERE \(meetings) AND \(at))
                  >= (SELECT capacity FROM room WHERE id = \(mine).room)
            """
    }

    /// A seat stands where its meeting is held, and there are no more than the meeting has.
    private static func seat(_ mine: String, from: String, if condition: String) -> String {
        """
          SELECT RAISE(ABORT, 'double booked: seat') \(from)
            WHERE \(condition) AND \(mine).meeting IS NOT NULL AND NOT EXISTS (
              SELECT 1 FROM meeting AS held WHERE held.id = \(mine).meeting
                AND held.class = \(mine).class AND held.status = 'held'
                AND held.therapist = \(mine).therapist AND held.room IS \(mine).room
                AND held.startMinute = \(mine).startMinute AND held.endMinute = \(mine).endMinute);
          SELECT RAISE(ABORT, 'double booked: seat') \(from)
            WHERE \(condition) AND \(mine).meeting IS NOT NULL
              AND (SELECT count(*) FROM session AS beside
                   WHERE beside.meeting = \(mine).meeting AND beside.status <> 'cancelled'
                     AND beside.id <> \(mine).id
                     AND beside.id NOT IN (SELECT session FROM inTransit))
                  >= (SELECT seats FROM meeting AS held WHERE held.id = \(mine).meeting);
        """
    }

    /// A meeting comes to where its therapist or its room is taken, or offered to somebody.
    private static let meetingTaken = """
          SELECT RAISE(ABORT, 'double booked: therapist') FROM meeting
            WHERE therapist = NEW.therapist AND status = 'held' AND id <> NEW.id
              AND \(overlaps("NEW"));
          SELECT RAISE(ABORT, 'double booked: therapist') FROM session
            WHERE therapist = NEW.therapist AND meeting IS NULL AND overlapAllowed IS NULL
              AND \(others("-1")) AND \(overlaps("NEW"));
          SELECT RAISE(ABORT, 'double booked: therapist') FROM offer
            WHERE therapist = NEW.therapist AND status = 'open' AND expires > NEW.revised
              AND \(overlaps("NEW"));
          SELECT RAISE(ABORT, 'double booked: therapist')
            FROM offerPlace AS place CROSS JOIN offer AS whole
            WHERE place.therapist = NEW.therapist AND whole.id = place.offer
              AND whole.status = 'open' AND whole.expires > NEW.revised
              AND place.startMinute > NEW.startMinute - 240
              AND place.startMinute < NEW.endMinute AND place.endMinute > NEW.startMinute;
          SELECT RAISE(ABORT, 'double booked: room')
            WHERE NEW.room IS NOT NULL AND EXISTS (\(overflow("NEW", "-1", "NEW.id")));
        """

    /// An offer is of a place at which its therapist holds a class.
    private static let offerInClass = """
          SELECT RAISE(ABORT, 'double booked: therapist') FROM meeting
            WHERE therapist = NEW.therapist AND status = 'held' AND \(overlaps("NEW"));
        """
}
