import ClinicStore
package import Planner

/// Takes a room out of use: no new sessions in it, and those held stay on record.
package struct RemoveRoom: Request {
    let room: ID<Room>

    package init(_ room: ID<Room>) { self.room = room }

    /// Also the booked sessions that cannot be held there.
    package func carryOut(_ act: Act) throws -> (room: Room, hit: [Session]) {
        var removed = try act.reading.room(room)
        guard removed.isActive else { throw StaffRefusal.roomGone(removed) }
        removed.isActive = false
        try act.writing.updateRoom(removed)
        let hit = try act.hit(in: room)
        // They could go nowhere.
        guard try hit.isEmpty || !act.reading.rooms().isEmpty else {
            throw StaffRefusal.lastRoom(removed, booked: hit.count)
        }
        return (removed, hit)
    }
}
