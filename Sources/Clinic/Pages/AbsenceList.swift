import CivilTime
import ClinicStore
package import Planner

/// All absences, each with the sessions that it hits.
package struct AbsenceList: Page {
    package let absences: [AbsenceEntry]
    /// Of rooms.
    package let closures: [ClosureEntry]
}

/// The closure of a room with all that pages show of it.
package struct ClosureEntry: Documented, Sendable {
    package let closure: RoomClosure
    /// The room's name.
    package let name: String
    /// Sessions still to come that it hits.
    package let hit: [SessionEntry]

    package var json: JSON {
        [
            "id": .text(closure.id), "room": .text(closure.room), "from": .text(closure.span.start),
            "to": .text(closure.span.end), "reason": .text(closure.reason),
            "hit": .array(hit.map(\.json)),
        ]
    }
}

/// A closure of a room that was just recorded, or removed.
package struct ChangedClosure: Page {
    package let closure: ClosureEntry
    /// Whether the room is open again.
    package let isRemoved: Bool

    private enum CodingKeys: String, CodingKey {
        case closure
        case isRemoved = "removed"
    }

    package init(_ closure: RoomClosure, hitting hit: [Session], _ roster: Roster) {
        self.closure = roster.entry(closure, hitting: hit)
        isRemoved = false
    }

    package init(removed closure: RoomClosure, _ roster: Roster) {
        self.closure = roster.entry(closure, hitting: [])
        isRemoved = true
    }
}

/// An absence that was just recorded, with the sessions that it hits.
package struct AddedAbsence: Page {
    package let absence: AbsenceEntry
    package let hit: [SessionEntry]

    package init(_ absence: Absence, hitting hit: [Session], _ roster: Roster) {
        self.absence = roster.entry(absence)
        self.hit = roster.entries(hit)
    }
}

/// An absence that was just removed.
package struct RemovedAbsence: Page {
    package let absence: AbsenceEntry
    /// Whom the time helps that is free now.
    @WhereThere package var helps: [PlaceHelp]?
}

extension Clinic {
    /// - Throws: what `roster()` throws.
    package func removed(_ absence: Absence) throws -> RemovedAbsence {
        let roster = try roster()
        let freed = FreedTime(of: absence.therapist, absence.span)
        return RemovedAbsence(
            absence: roster.entry(absence), helps: try helps(by: [freed], roster))
    }

    /// - Throws: what `roster()` throws.
    package func absenceList() throws -> AbsenceList {
        let (roster, troubles) = (try roster(), try troubles())
        return try read { reading in
            AbsenceList(
                absences: try reading.absences().map {
                    roster.entry($0, hitting: try troubles.hit(by: $0, reading))
                },
                closures: try reading.closures().map {
                    roster.entry($0, hitting: try troubles.hit(by: $0, reading))
                })
        }
    }
}
