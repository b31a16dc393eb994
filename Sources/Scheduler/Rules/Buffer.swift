import CivilTime
import Planner

// Between two sessions a therapist has some minutes for notes, and a place in a room for cleaning. What stands
// closer together already stays as it is.

extension Board {
    /// The minutes that stay free, `0` while the rule is left out.
    func buffer(_ minutes: Int) -> Int { lifted.contains(.buffer) ? 0 : minutes }

    /// Slots that stay free between two sessions.
    func bufferSlots(_ minutes: Int) -> Int { slots(for: buffer(minutes)) }
}

extension Interval<LocalTime> {
    /// The time with some minutes before and after.
    func widened(before: Int, after: Int) -> Self {
        Interval(start + -before, end + after) ?? self
    }
}

extension SlotCheck {
    func buffer(_ therapist: TherapistDiary?) -> RuleViolation? {
        therapist.flatMap(ownBuffer) ?? roomBuffer
    }

    private func ownBuffer(_ therapist: TherapistDiary) -> RuleViolation? {
        guard therapist.buffer > 0 else { return nil }
        let wide = time.widened(before: therapist.buffer, after: therapist.buffer)
        let near = therapist.bookings.filter { $0.overlaps(wide) && !$0.overlaps(time) }
        guard let other = near.min(by: { $0.start < $1.start }) else { return nil }
        return .init(
            rule: .buffer,
            detail: """
                \(therapist.name) keeps \(counted(therapist.buffer, "minute")) between sessions; one \
                \(other.start < time.start ? "ends at \(other.end.time)" : "begins at \(other.start.time)").
                """)
    }

    /// Where a room is free, but not for long enough around the session.
    private var roomBuffer: RuleViolation? {
        guard diary.rooms.contains(where: { $0.buffer > 0 }) else { return nil }
        let free = freeRooms
        guard !free.isEmpty, !free.contains(where: { hasUnit($0, buffer: $0.buffer) }) else {
            return nil
        }
        let least = free.map(\.buffer).min() ?? 0
        let who = free.count == 1 ? free[0].name : "Every room that is free"
        return .init(
            rule: .buffer,
            detail: "\(who) stands empty for \(counted(least, "minute")) between sessions.")
    }
}

extension RuleSentence {
    var buffer: String { "The times left leave too few minutes between sessions." }
}
