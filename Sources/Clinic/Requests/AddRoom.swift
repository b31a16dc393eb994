import ClinicStore
package import Planner

/// Adds a room, with space for a number of sessions at one time (1 to 100), which stands empty for some
/// minutes between two (0 to 120).
package struct AddRoom: Request {
    let name: String
    let capacity: Int
    let buffer: Int

    package init(name: String, capacity: Int, buffer: Int = 0) {
        self.name = name
        self.capacity = capacity
        self.buffer = buffer
    }

    package func carryOut(_ act: Act) throws -> Room {
        let name = try act.roomName(name, of: nil)
        let capacity = try Text.range(
            capacity, 1...100, .capacity)
        return try act.writing.addRoom(
            name: name, capacity: capacity, buffer: try Text.range(buffer, 0...120, .buffer))
    }
}

extension Act {
    /// The name, where no other room that is used has it, in whatever capitals and accents.
    func roomName(_ told: String, of room: ID<Room>?) throws -> String {
        let name = try Text.name(told, of: .room)
        let form = NameForm(name)
        let other = try reading.rooms().first { $0.id != room && NameForm($0.name) == form }
        if let other { throw StaffRefusal.roomExists(other) }
        return name
    }
}
