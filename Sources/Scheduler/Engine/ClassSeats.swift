extension IntakeProblem {
    /// A meeting of a class: those who have a seat in it come to it together, and take nothing else.
    package struct Meeting: Sendable {
        /// Which class.
        package let group: Int
        /// Day of the horizon.
        package let day: Int
        /// Its first slot of the day.
        package let slot: Int
        /// How many slots it takes; 1 or more.
        package let slots: Int
        /// Who holds it.
        package let therapist: Int
        /// How many seats are free.
        package let free: Int

        /// Its slots.
        @inline(__always)
        var taken: Mask { Mask(slot..<(slot + slots)) }
    }
}

/// The meetings of classes as their seats are taken.
struct ClassSeats<Mask: DayMask>: Sendable {
    typealias Meeting = IntakeProblem<Mask>.Meeting

    private let meetings: [Meeting]
    private var free: [Int]

    init(_ meetings: [Meeting]) {
        self.meetings = meetings
        free = meetings.map(\.free)
    }

    /// The meetings of a class with a free seat that last so many slots or more.
    func forEachOpen(_ group: Int, slots: Int, _ body: (Meeting) -> Void) {
        for (number, meeting) in meetings.enumerated()
        where meeting.group == group && meeting.slots >= slots && free[number] > 0 {
            body(meeting)
        }
    }

    /// The place of a seat in the meeting of a class that begins then; it is held by one therapist.
    func place(_ group: Int, therapist: Int, day: Int, slot: Int) -> IntakePlace {
        let number = meetings.firstIndex {
            $0.group == group && $0.day == day && $0.slot == slot && $0.therapist == therapist
        }
        return IntakePlace(
            day: day, slot: slot, slots: number.map { meetings[$0].slots } ?? 1,
            therapist: therapist, resource: -1, meeting: number ?? -1)
    }

    /// Whether a seat is free in a meeting.
    func hasSeat(_ meeting: Int) -> Bool { free[meeting] > 0 }

    /// Which class a meeting is of.
    func group(of meeting: Int) -> Int { meetings[meeting].group }

    /// Takes so many seats of a meeting, or gives them back.
    mutating func take(_ meeting: Int, by step: Int) { free[meeting] -= step }
}
