import CivilTime
import Planner

// Between two sessions a therapist has some minutes for notes, and a place in a room for cleaning; to a visit at
// home and back the therapist is on the way. What stands closer together already stays as it is.

extension Board {
    /// The minutes that stay free, `0` while the rule is left out.
    func buffer(_ minutes: Int) -> Int { lifted.contains(.buffer) ? 0 : minutes }

    /// Slots that stay free between two sessions.
    func bufferSlots(_ minutes: Int) -> Int { slots(for: buffer(minutes)) }

    /// The minutes that stay free between something that stands and what is placed.
    func minutesApart(from time: Interval<LocalTime>, _ therapist: TherapistDiary) -> Int {
        buffer(therapist.minutesApart(from: time, travelling: travel))
    }
}

extension TherapistDiary {
    /// For notes, or on the way back from there and to another visit.
    func minutesApart(from time: Interval<LocalTime>, travelling travel: Int) -> Int {
        max(buffer, (self.travel[time] ?? 0) + travel)
    }
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
        let travel = request.patient.travel
        let stands =
            therapist.bookings.map { ($0, therapist.minutesApart(from: $0, travelling: travel)) }
            + therapist.busy.map { ($0, travel) }
        let near = stands.filter { other, apart in
            other.overlaps(time.widened(before: apart, after: apart)) && !other.overlaps(time)
        }
        guard let (other, apart) = near.min(by: { $0.0.start < $1.0.start }) else { return nil }
        let place =
            other.start < time.start ? "ends at \(other.end.time)" : "begins at \(other.start.time)"
        let isOnTheWay = apart > therapist.buffer
        return .init(
            rule: .buffer,
            detail: isOnTheWay
                ? "\(therapist.name) is on the way for \(counted(apart, "minute")); something \(place)."
                : """
                \(therapist.name) keeps \(counted(apart, "minute")) between sessions; one \(place).
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
