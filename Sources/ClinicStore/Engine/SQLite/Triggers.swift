extension Schema {
    /// The longest session, in minutes. It bounds every search for an overlap.
    static let longestSession = 240

    /// Refuses double booking, whichever program writes: therapist first, then patient, then room.
    /// Spans hold their start but not their end.
    static let overlapTriggers = """
        CREATE TRIGGER sessionBooked BEFORE INSERT ON session WHEN NEW.status <> 'cancelled'
        BEGIN
        \(taken("therapist", if: "NEW.overlapAllowed IS NULL"))
        \(taken("patient", if: "NEW.overlapAllowed IS NULL"))
        \(full(if: "NEW.room IS NOT NULL"))
        END;
        CREATE TRIGGER sessionMoved
        BEFORE UPDATE OF startMinute, endMinute, therapist, patient, room, status, overlapAllowed
        ON session WHEN NEW.status <> 'cancelled'
        BEGIN
        \(taken("therapist", if: "NEW.overlapAllowed IS NULL AND \(isNew("therapist"))"))
        \(taken("patient", if: "NEW.overlapAllowed IS NULL AND \(isNew("patient"))"))
        \(full(if: "NEW.room IS NOT NULL AND \(isNew("room"))"))
        END;

        """

    /// Whether an update can make an overlap of `column`. A change of anything else is let through,
    /// so that a session beside one with a recorded exception can still be attended.
    private static func isNew(_ column: String) -> String {
        """
        (OLD.status = 'cancelled' OR OLD.\(column) IS NOT NEW.\(column)
              OR OLD.startMinute <> NEW.startMinute OR OLD.endMinute <> NEW.endMinute
              OR (OLD.overlapAllowed IS NOT NULL AND NEW.overlapAllowed IS NULL))
        """
    }

    /// One person is at one place: no other live session with the same `column` at the same time.
    private static func taken(_ column: String, if condition: String) -> String {
        """
          SELECT RAISE(ABORT, 'double booked: \(column)') FROM session
            WHERE \(condition)
              AND \(column) = NEW.\(column) AND status <> 'cancelled' AND id <> NEW.id
              AND startMinute > NEW.startMinute - 240  -- the longest session bounds the search
              AND startMinute < NEW.endMinute AND endMinute > NEW.startMinute;
        """
    }

    /// A room never holds more sessions at one minute than its capacity. The count can only rise
    /// at a start, so it is taken at the new session's start and at each start within it.
    private static func full(if condition: String) -> String {
        """
          SELECT RAISE(ABORT, 'double booked: room') FROM (
              SELECT NEW.startMinute AS minute
              UNION SELECT startMinute FROM session
              WHERE room = NEW.room AND status <> 'cancelled' AND id <> NEW.id
                AND startMinute > NEW.startMinute AND startMinute < NEW.endMinute) AS start
            WHERE \(condition)
              AND (SELECT count(*) FROM session
                   WHERE room = NEW.room AND status <> 'cancelled' AND id <> NEW.id
                     AND startMinute > start.minute - 240
                     AND startMinute <= start.minute AND endMinute > start.minute)
                  >= (SELECT capacity FROM room WHERE id = NEW.room);
        """
    }

    /// A session lives for ever: its UID and number stay, its sequence tells each change.
    static let lifeTriggers = """
        CREATE TRIGGER sessionKept BEFORE DELETE ON session
        BEGIN SELECT RAISE(ABORT, 'a session is cancelled, never deleted'); END;
        CREATE TRIGGER sessionSame BEFORE UPDATE OF id, uid, created, patient ON session
        WHEN OLD.id <> NEW.id OR OLD.uid <> NEW.uid OR OLD.created <> NEW.created
          OR OLD.patient <> NEW.patient
        BEGIN SELECT RAISE(ABORT, 'a session keeps its id, UID, patient and creation'); END;
        CREATE TRIGGER sessionSequence BEFORE UPDATE ON session
        WHEN NEW.sequence < OLD.sequence OR (NEW.sequence = OLD.sequence AND (
          OLD.startMinute <> NEW.startMinute OR OLD.endMinute <> NEW.endMinute
          OR OLD.therapist <> NEW.therapist OR OLD.room IS NOT NEW.room
          OR OLD.status <> NEW.status))
        BEGIN SELECT RAISE(ABORT, 'the sequence rises with each change of a session'); END;
        CREATE TRIGGER sessionUID AFTER INSERT ON session
        BEGIN INSERT INTO usedUID (uid) VALUES (NEW.uid); END;
        CREATE TRIGGER routineUID AFTER INSERT ON routine
        BEGIN INSERT INTO usedUID (uid) VALUES (NEW.uid); END;
        CREATE TRIGGER milestoneUID AFTER INSERT ON milestone
        BEGIN INSERT INTO usedUID (uid) VALUES (NEW.uid); END;
        CREATE TRIGGER usedUIDKept BEFORE DELETE ON usedUID
        BEGIN SELECT RAISE(ABORT, 'a used UID is kept'); END;
        CREATE TRIGGER usedUIDSame BEFORE UPDATE ON usedUID
        BEGIN SELECT RAISE(ABORT, 'a used UID is kept'); END;
        """

    /// Nothing is overwritten; only the personal part of a change can be emptied.
    static let historyTriggers = """
        CREATE TRIGGER historyKept BEFORE DELETE ON history
        BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
        CREATE TRIGGER historySame BEFORE UPDATE ON history
        BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
        CREATE TRIGGER historyPatientKept BEFORE DELETE ON historyPatient
        BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
        CREATE TRIGGER historyPatientSame BEFORE UPDATE ON historyPatient
        WHEN OLD.id <> NEW.id OR OLD.history <> NEW.history OR OLD.patient <> NEW.patient
          OR OLD.digest <> NEW.digest OR NEW.before IS NOT NULL OR NEW.after IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
        """
}
