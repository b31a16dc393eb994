package import CivilTime
package import Planner

extension StoreReading {
    /// The rooms, in order of their numbers; those that are used no more only if `includingInactive`.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func rooms(includingInactive: Bool = false) throws -> [Room] {
        let condition = includingInactive ? "" : "WHERE isActive IS NULL"
        return try rows(.room, "SELECT * FROM room \(condition) ORDER BY id").map(room)
    }

    /// One room, which may be used no more.
    ///
    /// - Throws: `StoreError.notFound` where there is no such room.
    package func room(_ id: ID<Room>) throws -> Room { try room(stored(.room, id)) }

    private func room(_ stored: StoredRow) throws -> Room {
        var room = Room(
            id: ID(stored.id), name: try stored.row["name"],
            capacity: try stored.row["capacity"],
            isActive: (stored.row["isActive"] as Int?) == nil)
        room.buffer = stored.row["buffer"] ?? 0
        return room
    }

    /// How many sessions a room may hold: more than it has room for, where it was made smaller.
    func held(by room: ID<Room>) throws -> Int {
        let row = try stored(.room, room).row
        return try row["held"] ?? row["capacity"]
    }

    /// When rooms are closed, in order of their start.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func closures() throws -> [RoomClosure] {
        let sql = "SELECT * FROM closure WHERE room IS NOT NULL ORDER BY startMinute, id"
        return try rows(.closure, sql).map(closure)
    }

    /// One closure of a room.
    ///
    /// - Throws: `StoreError.notFound` where there is no such closure.
    package func closure(_ id: ID<RoomClosure>) throws -> RoomClosure {
        try closure(stored(.closure, id))
    }

    private func closure(_ stored: StoredRow) throws -> RoomClosure {
        RoomClosure(
            id: ID(stored.id), room: ID(try stored.row["room"]), span: try stored.span(),
            reason: stored.row["reason"])
    }

    /// Parts of days on which the whole clinic is closed, in order.
    func closedTimes() throws -> [Interval<LocalTime>] {
        let sql = "SELECT * FROM closure WHERE room IS NULL ORDER BY startMinute, endMinute, id"
        return try rows(.closure, sql).map { try $0.span() }
    }

    /// When the clinic is open on public holidays, in order.
    func openTimes() throws -> [Interval<LocalTime>] {
        let sql = "SELECT * FROM openTime ORDER BY startMinute, endMinute, id"
        return try rows(.openTime, sql).map { try $0.span() }
    }
}

extension StoreWriting {
    /// Adds a room in which `capacity` sessions can be held at once, with `buffer` minutes between two.
    ///
    /// - Throws: `StoreError` where the row is refused or the file cannot be written.
    @discardableResult
    package func addRoom(name: String, capacity: Int = 1, buffer: Int = 0) throws -> Room {
        let id = try insert(
            .room,
            ["name": name, "capacity": capacity, "buffer": buffer == 0 ? nil : buffer])
        return try now.room(ID(id))
    }

    /// Replaces all that is kept of a room. What is booked in it stays, also where it is too much now.
    ///
    /// - Throws: `StoreError.notFound` where there is no such room.
    package func updateRoom(_ room: Room) throws {
        let held = try now.held(by: room.id)
        try update(
            .room, room.id.number,
            [
                "name": room.name, "capacity": room.capacity,
                "isActive": room.isActive ? nil : 0,
                "buffer": room.buffer == 0 ? nil : room.buffer,
                "held": held > room.capacity ? held : nil,
            ])
    }

    /// Closes a room for a while, whatever sessions are booked in it.
    ///
    /// - Throws: `StoreError.notFound` where there is no such room.
    @discardableResult
    package func closeRoom(
        _ room: ID<Room>, span: Interval<LocalTime>, reason: String? = nil
    ) throws -> RoomClosure {
        _ = try now.room(room)
        let id = try insertClosure(room, span, reason)
        return RoomClosure(id: ID(id), room: room, span: span, reason: reason)
    }

    /// Deletes a closure of a room.
    ///
    /// - Throws: `StoreError.notFound` where there is no such closure.
    package func removeClosure(_ id: ID<RoomClosure>) throws {
        _ = try now.stored(.closure, id)
        try delete(.closure, where: "id", is: id.number)
    }

    /// Replaces the parts of days on which the whole clinic is closed.
    func writeClosedTimes(_ times: [Interval<LocalTime>]) throws {
        let wanted = Set(times).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        guard try now.closedTimes() != wanted else { return }
        try delete(.closure, of: nil, where: "room IS NULL", [])
        for time in wanted { _ = try insertClosure(nil, time, nil) }
    }

    /// Replaces when the clinic is open on public holidays.
    func writeOpenTimes(_ times: [Interval<LocalTime>]) throws {
        var wanted = Interval.joined(times)
        for row in try now.rows(.openTime, "SELECT * FROM openTime ORDER BY id") {
            let known = wanted.firstIndex(of: try row.span())
            if let known {
                wanted.remove(at: known)
            } else {
                try delete(.openTime, where: "id", is: row.id)
            }
        }
        for time in wanted {
            try insert(
                .openTime, ["startMinute": time.start.minute, "endMinute": time.end.minute])
        }
    }

    private func insertClosure(
        _ room: ID<Room>?, _ span: Interval<LocalTime>, _ reason: String?
    ) throws -> Int64 {
        try insert(
            .closure,
            [
                "room": room?.number, "startMinute": span.start.minute,
                "endMinute": span.end.minute, "reason": reason,
            ])
    }
}
