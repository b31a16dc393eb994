/// Where one appointment stands; small, as a search keeps many.
package struct IntakePlace: Hashable, Sendable {
    private let packedDay: Int16
    private let packedSlot: Int16
    private let packedSlots: Int16
    private let packedResource: Int16
    private let packedTherapist: Int16
    private let packedMeeting: Int16

    /// Day of the horizon.
    package var day: Int { Int(packedDay) }
    /// Its first slot of the day.
    package var slot: Int { Int(packedSlot) }
    /// How many slots it takes.
    package var slots: Int { Int(packedSlots) }
    /// Who holds it.
    package var therapist: Int { Int(packedTherapist) }
    /// -1 where none is needed.
    package var resource: Int { Int(packedResource) }

    /// The meeting in which it is a seat, which takes the therapist; -1 for none.
    package var meeting: Int { Int(packedMeeting) }
    /// Whether it is a seat in a class.
    @inline(__always)
    var isSeat: Bool { packedMeeting >= 0 }

    /// A place; -1 for a resource where none is needed, and for a meeting where it is no seat.
    package init(
        day: Int, slot: Int, slots: Int, therapist: Int, resource: Int, meeting: Int = -1
    ) {
        packedDay = Int16(day)
        packedSlot = Int16(slot)
        packedSlots = Int16(slots)
        packedResource = Int16(resource)
        packedTherapist = Int16(therapist)
        packedMeeting = Int16(meeting)
    }

    /// Whether one therapist would hold both at once.
    func overlaps(_ other: IntakePlace) -> Bool {
        therapist == other.therapist && day == other.day
            && slot < other.slot + other.slots && other.slot < slot + slots
    }
}

/// Where a visit happens.
package enum VisitHost: Hashable, Sendable {
    case itself
    case session(Int)
    /// Shares the place of another visit.
    case visit(Int)
    /// Left out.
    case nobody
}

/// A plan as it is placed; what is `nil` did not fit.
package struct IntakePlacement: Sendable {
    /// The plan's first day.
    package var start: Int
    /// Who holds the reviews.
    package var lead: Int
    /// In order of week and number in the week.
    package var sessions: [IntakePlace?]
    /// Visits of their own; `nil` for what rides or shares a visit, as `hosts` tells.
    package var visits: [IntakePlace?]
    /// What each visit rides on; empty where nothing rides.
    package var hosts: [VisitHost] = []
    /// Without short gaps, which belong to days and not to plans.
    package var cost: Int
    /// Repair: appointments that were not hit and are not where they were.
    package var moved = 0

    /// A plan's places and what they cost.
    package init(
        start: Int, lead: Int, sessions: [IntakePlace?], visits: [IntakePlace?], cost: Int
    ) {
        self.start = start
        self.lead = lead
        self.sessions = sessions
        self.visits = visits
        self.cost = cost
    }

    @inline(__always)
    func forEachPlace(_ body: (IntakePlace) -> Void) {
        for place in sessions { if let place { body(place) } }
        for place in visits { if let place { body(place) } }
    }

    var therapists: [Int] {
        var found = [lead]
        forEachPlace { if !found.contains($0.therapist) { found.append($0.therapist) } }
        return found
    }

    var places: [IntakePlace] { sessions.compactMap { $0 } + visits.compactMap { $0 } }
    /// How many sessions and visits have no place.
    package var unplaced: Int {
        sessions.count { $0 == nil } + (hosts.isEmpty ? visits.count { $0 == nil } : 0)
    }
}
