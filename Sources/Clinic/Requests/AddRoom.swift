import ClinicStore
package import Planner

/// Adds a room, with space for a number of sessions at one time (1 to 100).
package struct AddRoom: Request {
    let name: String
    let capacity: Int

    package init(name: String, capacity: Int) {
        self.name = name
        self.capacity = capacity
    }

    package func carryOut(_ act: Act) throws -> Room {
        let name = try Text.name(name, of: .room)
        let capacity = try Text.range(
            capacity, 1...100, .capacity)
        return try act.writing.addRoom(name: name, capacity: capacity)
    }
}
