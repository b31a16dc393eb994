package import CivilTime

/// Time in which therapists do something together, like a team meeting: nobody is booked with them then.
package struct StaffBlock: Identified, Hashable, Sendable {
    package static let letter: Character = "B"
    package let id: ID<StaffBlock>
    package let details: BlockDetails

    package init(id: ID<StaffBlock>, details: BlockDetails) {
        (self.id, self.details) = (id, details)
    }
}

/// What a block is, before it has a number and afterwards.
package struct BlockDetails: Hashable, Sendable {
    package let name: String
    /// The first time, by the wall clock of the clinic.
    package let first: Interval<LocalTime>
    /// From one to the next; `nil` where it is held once.
    package let everyDays: Int?
    /// None starts after this day; `nil` where it goes on.
    package let lastDay: Day?
    /// In order of their numbers; `nil` for all who are at work then, also those who join later.
    package let therapists: [ID<Therapist>]?

    /// Held once at `first`, unless it is said how many days lie between one and the next.
    package init(
        _ name: String, _ first: Interval<LocalTime>, every days: Int? = nil,
        until lastDay: Day? = nil, therapists: [ID<Therapist>]? = nil
    ) {
        self.name = name
        self.first = first
        self.lastDay = lastDay
        everyDays = days.map { max(1, $0) }
        self.therapists = therapists.map { Set($0).sorted() }
    }

    package func isFor(_ therapist: ID<Therapist>) -> Bool {
        therapists?.contains(therapist) ?? true
    }

    /// When it is held, of all that starts by `last` what has not ended when `day` begins.
    package func spans(from day: Day, through last: Day) -> [Interval<LocalTime>] {
        let begin = LocalTime(day, .midnight)
        guard let everyDays else {
            return first.end > begin && first.start.day <= last ? [first] : []
        }
        let passed = max(0, (day - 1 - first.start.day) / everyDays)
        let minutes = first.end.minute - first.start.minute
        var start = first.start + passed * everyDays * 1440
        var spans: [Interval<LocalTime>] = []
        while start.day <= min(last, lastDay ?? last) {
            if start + minutes > begin, let span = Interval(start, start + minutes) {
                spans.append(span)
            }
            start = start + everyDays * 1440
        }
        return spans
    }
}
