import CivilTime

// A room holds no more sessions at a time than it has units, and none while it is closed.

extension Board {
    mutating func keepRoomCapacity() {
        for (index, room) in rooms.enumerated() {
            for closure in room.closures { clear(closure, in: &roomFree[index]) }
            if room.capacity <= 1 {
                for booking in room.bookings where booking.units > 0 {
                    clear(booking.time, in: &roomFree[index])
                }
                if room.capacity < 1 { roomFree[index] = roomFree[index].map { _ in .none } }
                continue
            }
            var used = Array(repeating: 0, count: dayCount * slotsPerDay)
            for booking in room.bookings {
                let slots = slots(of: booking.time).clamped(to: 0..<used.count)
                for slot in slots { used[slot] += booking.units }
            }
            for slot in used.indices where used[slot] >= room.capacity {
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
        guard request.needsRoom || slot.room != nil else { return nil }
        let rooms = diary.rooms.filter { slot.room == nil || $0.id == slot.room }
        guard !rooms.contains(where: isFree) else { return nil }
        return .init(rule: .room, detail: words(rooms))
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

    /// Units in use only rise at the start of a booking, so those instants decide.
    private func hasUnit(_ room: RoomDiary) -> Bool {
        let near = room.bookings.filter { $0.time.overlaps(time) }
        let instants = [time.start] + near.map(\.time.start).filter { time.contains($0) }
        return instants.allSatisfy { instant in
            near.filter { $0.time.contains(instant) }.reduce(0) { $0 + $1.units } < room.capacity
        }
    }
}

extension RuleSentence {
    func room(minutes: Int) -> String {
        "No room is free for \(minutes) minutes at the times left (room full)."
    }
}
