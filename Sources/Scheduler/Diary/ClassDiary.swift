package import CivilTime
package import Planner

/// One class's side of the diary.
package struct ClassDiary: Equatable, Sendable {
    package let id: ID<GroupClass>
    /// What people call it; only used in refusals.
    package var name: String
    /// Those that can be held, in order of their start.
    package var meetings: [MeetingDiary]

    package init(id: ID<GroupClass>, name: String, meetings: [MeetingDiary]) {
        (self.id, self.name, self.meetings) = (id, name, meetings)
    }
}

/// A meeting of a class, and how many of its seats are taken. Its therapist and its room are taken by it already.
package struct MeetingDiary: Equatable, Sendable {
    package let seat: Seat
    /// From when to when.
    package var time: Interval<LocalTime>
    package let therapist: ID<Therapist>
    /// `nil` where it takes none.
    package let room: ID<Room>?
    /// How many patients it takes.
    package let seats: Int
    /// How many of these are taken.
    package var taken: Int

    package init(_ meeting: ClassMeeting, taken: Int) {
        let details = meeting.details
        (seat, time, self.taken) = (meeting.seat, details.span, taken)
        (therapist, room, seats) = (details.therapist, details.room, details.seats)
    }

    /// Its length.
    var minutes: Int { time.end.minute - time.start.minute }

    /// The place of one who has a seat in it.
    package var slot: Slot {
        Slot(start: time.start, minutes: minutes, therapist: therapist, room: room, seat: seat)
    }
}

extension Diary {
    /// The class with a number, if the diary holds it.
    func groupClass(_ id: ID<GroupClass>) -> ClassDiary? { classes.first { $0.id == id } }

    /// The meeting in which a seat is, if the diary holds it.
    func meeting(of seat: Seat) -> MeetingDiary? {
        groupClass(seat.groupClass)?.meetings.first { $0.seat == seat }
    }

    /// Takes a seat, or gives it back.
    mutating func take(_ seat: Seat, by count: Int = 1) {
        guard let number = classes.firstIndex(where: { $0.id == seat.groupClass }),
            let meeting = classes[number].meetings.firstIndex(where: { $0.seat == seat })
        else { return }
        classes[number].meetings[meeting].taken += count
    }
}
