package import Planner

extension StoreReading {
    /// All rooms, in order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func rooms() throws -> [Room] {
        try rows(.room, "SELECT * FROM room ORDER BY id").map { stored in
            Room(
                id: ID(stored.id), name: try stored.row["name"],
                capacity: try stored.row["capacity"])
        }
    }
}

extension StoreWriting {
    /// Adds a room in which `capacity` sessions can be held at once.
    ///
    /// - Throws: `StoreError` where the row is refused or the file cannot be written.
    @discardableResult
    package func addRoom(name: String, capacity: Int = 1) throws -> Room {
        let id = try insert(.room, ["name": name, "capacity": capacity])
        return Room(id: ID(id), name: name, capacity: capacity)
    }
}
