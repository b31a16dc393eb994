extension Schema {
    /// Those of the first version, but for sessions in transit and for an undo.
    static let livingTriggers = """
        DROP TRIGGER sessionBooked;
        DROP TRIGGER sessionMoved;
        DROP TRIGGER sessionKept;
        DROP TRIGGER sessionSequence;
        DROP TRIGGER routineUID;
        DROP TRIGGER milestoneUID;
        CREATE TRIGGER sessionBooked BEFORE INSERT ON session WHEN NEW.status <> 'cancelled'
        BEGIN
        \(taken("therapist", by: "NEW", if: "NEW.overlapAllowed IS NULL"))
        \(taken("patient", by: "NEW", if: "NEW.overlapAllowed IS NULL"))
        \(full(by: "NEW", if: "NEW.room IS NOT NULL"))
        END;
        CREATE TRIGGER sessionMoved
        BEFORE UPDATE OF startMinute, endMinute, therapist, patient, room, status, overlapAllowed
        ON session WHEN NEW.status <> 'cancelled'
          AND NOT EXISTS (SELECT 1 FROM inTransit WHERE session = NEW.id)
        BEGIN
        \(taken("therapist", by: "NEW", if: "NEW.overlapAllowed IS NULL AND \(isNewTaker("therapist"))"))
        \(taken("patient", by: "NEW", if: "NEW.overlapAllowed IS NULL AND \(isNewTaker("patient"))"))
        \(full(by: "NEW", if: "NEW.room IS NOT NULL AND \(isNewTaker("room"))"))
        END;
        CREATE TRIGGER sessionLanded BEFORE DELETE ON inTransit
        BEGIN
        \(landed("therapist"))
        \(landed("patient"))
          SELECT RAISE(ABORT, 'double booked: room') FROM session AS mine
            WHERE mine.id = OLD.session AND mine.status <> 'cancelled' AND mine.room IS NOT NULL
              AND EXISTS (
                SELECT 1 FROM (
                  SELECT mine.startMinute AS minute
                  UNION SELECT startMinute FROM session
                  WHERE room = mine.room AND \(others("mine"))
                    AND startMinute > mine.startMinute AND startMinute < mine.endMinute) AS start
                WHERE (SELECT count(*) FROM session
                       WHERE room = mine.room AND \(others("mine"))
                         AND startMinute > start.minute - 240
                         AND startMinute <= start.minute AND endMinute > start.minute)
                      >= (SELECT capacity FROM room WHERE id = mine.room));
        END;
        CREATE TRIGGER sessionKept BEFORE DELETE ON session
        WHEN OLD.exported IS NOT NULL OR NOT EXISTS (SELECT 1 FROM undoing)
        BEGIN SELECT RAISE(ABORT, 'a session is cancelled, never deleted'); END;
        CREATE TRIGGER sessionSequence BEFORE UPDATE ON session
        WHEN NEW.revised < OLD.revised OR NEW.sequence < OLD.sequence
          OR (NEW.sequence = OLD.sequence AND (
            OLD.startMinute <> NEW.startMinute OR OLD.endMinute <> NEW.endMinute
            OR OLD.therapist <> NEW.therapist OR OLD.room IS NOT NEW.room
            OR OLD.status <> NEW.status))
        BEGIN SELECT RAISE(ABORT, 'the sequence rises with each change of a session'); END;
        \(uidTrigger("routine"))
        \(uidTrigger("milestone"))
        CREATE TRIGGER neverIs BEFORE INSERT ON never
        BEGIN SELECT RAISE(ABORT, 'never holds nothing'); END;
        """

    /// Whether an update can make an overlap of `column`. A change of anything else is let through,
    /// so that a session beside one with a recorded exception can still be attended.
    private static func isNewTaker(_ column: String) -> String {
        """
        (OLD.status = 'cancelled' OR OLD.\(column) IS NOT NEW.\(column)
              OR OLD.startMinute <> NEW.startMinute OR OLD.endMinute <> NEW.endMinute
              OR (OLD.overlapAllowed IS NOT NULL AND NEW.overlapAllowed IS NULL))
        """
    }

    /// Live sessions other than this one that have landed.
    private static func others(_ mine: String) -> String {
        """
        status <> 'cancelled' AND id <> \(mine).id
              AND id NOT IN (SELECT session FROM inTransit)
        """
    }

    private static func taken(_ column: String, by mine: String, if condition: String) -> String {
        """
          SELECT RAISE(ABORT, 'double booked: \(column)') FROM session
            WHERE \(condition)
              AND \(column) = \(mine).\(column) AND \(others(mine))
              AND startMinute > \(mine).startMinute - 240  -- the longest session bounds the search
              AND startMinute < \(mine).endMinute AND endMinute > \(mine).startMinute;
        """
    }

    /// A session that lands may stand beside one whose overlap is recorded, as it may have stood before.
    private static func landed(_ column: String) -> String {
        """
          SELECT RAISE(ABORT, 'double booked: \(column)') FROM session AS mine, session AS other
            WHERE mine.id = OLD.session AND mine.status <> 'cancelled'
              AND mine.overlapAllowed IS NULL AND other.overlapAllowed IS NULL
              AND other.\(column) = mine.\(column)
              AND other.status <> 'cancelled' AND other.id <> mine.id
              AND other.id NOT IN (SELECT session FROM inTransit)
              AND other.startMinute > mine.startMinute - 240
              AND other.startMinute < mine.endMinute AND other.endMinute > mine.startMinute;
        """
    }

    /// The count of a room's sessions can only rise at a start, so it is taken at each start within.
    private static func full(by mine: String, if condition: String) -> String {
        """
          SELECT RAISE(ABORT, 'double booked: room') FROM (
              SELECT \(mine).startMinute AS minute
              UNION SELECT startMinute FROM session
              WHERE room = \(mine).room AND \(others(mine))
                AND startMinute > \(mine).startMinute AND startMinute < \(mine).endMinute) AS start
            WHERE \(condition)
              AND (SELECT count(*) FROM session
                   WHERE room = \(mine).room AND \(others(mine))
                     AND startMinute > start.minute - 240
                     AND startMinute <= start.minute AND endMinute > start.minute)
                  >= (SELECT capacity FROM room WHERE id = \(mine).room);
        """
    }

    /// An undo brings a row back with the UID it had; nothing else takes a UID that was given.
    private static func uidTrigger(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)UID AFTER INSERT ON \(table)
        WHEN NOT EXISTS (SELECT 1 FROM undoing)
        BEGIN INSERT INTO usedUID (uid) VALUES (NEW.uid); END;
        CREATE TRIGGER \(table)UIDBack AFTER INSERT ON \(table)
        WHEN EXISTS (SELECT 1 FROM undoing) AND NEW.uid NOT IN (SELECT uid FROM usedUID)
        BEGIN SELECT RAISE(ABORT, 'an undo gives no new UID'); END;
        """
    }
}
