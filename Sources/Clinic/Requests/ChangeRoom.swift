import ClinicStore
package import Planner

/// Changes what a room is called and how many sessions it holds at one time (1 to 100), and for how
/// many minutes it stands empty between two (0 to 120).
package struct ChangeRoom: Request {
    let room: ID<Room>
    let name: String?
    let capacity: Int?
    let buffer: Int?

    /// What is `nil` stays as it is.
    package init(
        _ room: ID<Room>, name: String? = nil, capacity: Int? = nil, buffer: Int? = nil
    ) {
        self.room = room
        self.name = name
        self.capacity = capacity
        self.buffer = buffer
    }

    /// Also the booked sessions that have no room in it any more.
    package func carryOut(_ act: Act) throws -> (room: Room, hit: [Session]) {
        var changed = try act.reading.room(room)
        guard changed.isActive else { throw StaffRefusal.roomGone(changed) }
        if let name { changed.name = try act.roomName(name, of: room) }
        if let capacity { changed.capacity = try Text.range(capacity, 1...100, .capacity) }
        if let buffer { changed.buffer = try Text.range(buffer, 0...120, .buffer) }
        try act.writing.updateRoom(changed)
        return (changed, try act.hit(in: room))
    }
}

extension Act {
    /// The sessions to come in a room that cannot be held there.
    func hit(in room: ID<Room>) throws -> [Session] {
        try hit(.room).filter { $0.details.room == room }
    }
}
