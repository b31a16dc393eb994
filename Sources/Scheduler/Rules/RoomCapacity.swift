import CivilTime

// A room holds no more sessions at a time than it has units, and none while it is closed.

extension Board {
    mutating func keepRoomCapacity() {
        for (index, room) in rooms.enumerated() {
            for closure in room.closures { clear(closure, in: &roomFree[index]) }
            if room.capacity <= 1 {
                keepRoomApart(index, room)
            } else {
                keepUnitsFree(index, room)
            }
        }
    }

    private mutating func keepRoomApart(_ index: Int, _ room: RoomDiary) {
        let buffer = buffer(room.buffer)
        for booking in room.bookings where booking.units > 0 {
            clear(booking.time.widened(before: buffer, after: buffer), in: &roomFree[index])
        }
        if room.capacity < 1 { roomFree[index] = roomFree[index].map { _ in .none } }
    }

    private mutating func keepUnitsFree(_ index: Int, _ room: RoomDiary) {
        var used = Array(repeating: 0, count: dayCount * slotsPerDay)
        for booking in room.bookings {
            let time = booking.time.widened(before: 0, after: buffer(room.buffer))
            for slot in slots(of: time).clamped(to: 0..<used.count) { used[slot] += booking.units }
        }
        let before = bufferSlots(room.buffer)
        for slot in used.indices where used[slot] >= room.capacity {
            for slot in max(0, slot - before)...slot {
                let inDay = slot % slotsPerDay
                let taken = SlotSet(inDay..<(inDay + 1))
                roomFree[index][slot / slotsPerDay] =
                    roomFree[index][slot / slotsPerDay] & ~taken
            }
        }
    }
}

extension SlotCheck {
    var room: RuleViolation? {
        guard request.needsRoom || slot.room != nil, freeRooms.isEmpty else { return nil }
        return .init(rule: .room, detail: words(rooms))
    }

    /// Where there is a place; none where no room is needed.
    var freeRooms: [RoomDiary] {
        request.needsRoom || slot.room != nil ? rooms.filter(isFree) : []
    }

    private var rooms: [RoomDiary] {
        diary.rooms.filter { slot.room == nil || $0.id == slot.room }
    }

    private func words(_ rooms: [RoomDiary]) -> String {
        if let gone = slot.room, rooms.isEmpty { return "\(gone) is used no more." }
        guard rooms.count == 1, let room = rooms.first else { return "No room is free at \(when)." }
        guard room.capacity > 0 else { return "\(room.name) is used no more." }
        let closure = room.closures.first { $0.overlaps(time) }
        return closure.map { "\(room.name) is closed \($0.words)." }
            ?? "\(room.name) is full at \(when)."
    }

    private func isFree(_ room: RoomDiary) -> Bool {
        hasUnit(room) && !room.closures.contains { $0.overlaps(time) }
    }

    /// Whether a unit is free, and stays so for some minutes before and after. Units in use only rise at the start
    /// of a booking, so those instants decide.
    func hasUnit(_ room: RoomDiary, buffer: Int = 0) -> Bool {
        let time = time.widened(before: 0, after: buffer)
        let near = room.bookings.map { ($0.time.widened(before: 0, after: buffer), $0.units) }
            .filter { $0.0.overlaps(time) }
        let instants = [time.start] + near.map(\.0.start).filter { time.contains($0) }
        return instants.allSatisfy { instant in
            near.filter { $0.0.contains(instant) }.reduce(0) { $0 + $1.1 } < room.capacity
        }
    }
}

extension RuleSentence {
    func room(minutes: Int) -> String {
        "No room is free for \(minutes) minutes at the times left (room full)."
    }
}
