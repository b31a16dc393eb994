/// A clinic's intake: many plans to place at once or one after another. All indices are dense, days count
/// from the first of the horizon, slots from the first of the day's grid.
package struct IntakeProblem<Mask: DayMask>: Sendable {
    package struct Weights: Sendable {
        package var unplaced = 1000
        package var extraTherapist = 40
        package var notPreferredTherapist = 10
        package var startDelayPerDay = 5
        package var outsidePreferredTime = 3
        package var offUsualSlot = 2
        package var shortGap = 1
        /// Repair: something that was not hit moves.
        package var moved = 20
        /// Repair: something that was hit moves, for each day.
        package var movedPerDay = 4
        /// Repair: somebody else holds it.
        package var therapistChanged = 8
        package init() {}
    }

    package struct Therapist: Sendable {
        /// Bit per skill.
        package var skills: UInt64
        package var maxPerDay: Int
        /// Free slots by day: hours without breaks, absences and standing bookings.
        package var free: [Mask]
        /// Appointments that stand already, by day.
        package var appointments: [Int]
        /// All that stands already by day, appointments and blocks.
        package var bookings: [Int]

        @inline(__always)
        func has(_ skill: Int?) -> Bool {
            guard let skill else { return true }
            return skills >> UInt64(skill) & 1 == 1
        }

        package init(
            skills: UInt64, maxPerDay: Int, free: [Mask], appointments: [Int], bookings: [Int]
        ) {
            self.skills = skills
            self.maxPerDay = maxPerDay
            self.free = free
            self.appointments = appointments
            self.bookings = bookings
        }
    }

    /// A room, pool or gym that holds several at once.
    package struct Resource: Sendable {
        package var capacity: Int
        /// Slots in which it is open, by day.
        package var open: [Mask]
        /// Units taken by standing bookings: day, slots, units.
        package var taken: [(day: Int, slots: Range<Int>, units: Int)]

        package init(
            capacity: Int, open: [Mask], taken: [(day: Int, slots: Range<Int>, units: Int)]
        ) {
            self.capacity = capacity
            self.open = open
            self.taken = taken
        }
    }

    /// A stretch of weeks with the same kind of session.
    package struct Phase: Sendable {
        package var weeks: Int
        package var perWeek: Int
        package var slots: Int
        /// `nil` where anybody may.
        package var skill: Int?
        package var resource: Int?
        package var minDaysBetween: Int

        package init(
            weeks: Int, perWeek: Int, slots: Int, skill: Int?, resource: Int?, minDaysBetween: Int
        ) {
            self.weeks = weeks
            self.perWeek = perWeek
            self.slots = slots
            self.skill = skill
            self.resource = resource
            self.minDaysBetween = minDaysBetween
        }
    }

    package struct Review: Sendable {
        package var week: Int
        package var tolerance: Int
        package var slots: Int
        package var skill: Int?
        package var resource: Int?

        package init(week: Int, tolerance: Int, slots: Int, skill: Int?, resource: Int?) {
            self.week = week
            self.tolerance = tolerance
            self.slots = slots
            self.skill = skill
            self.resource = resource
        }
    }

    package struct Plan: Sendable {
        package var patient: Int
        package var earliest: Int
        package var phases: [Phase]
        package var reviews: [Review]
        /// Who works where the patient comes.
        package var team: [Int]
        package var preferredTherapist: Int?
        /// Starts that the patient likes; all of them without a wish.
        package var preferred: Mask

        package init(
            patient: Int, earliest: Int, phases: [Phase], reviews: [Review], team: [Int],
            preferredTherapist: Int?, preferred: Mask
        ) {
            self.patient = patient
            self.earliest = earliest
            self.phases = phases
            self.reviews = reviews
            self.team = team
            self.preferredTherapist = preferredTherapist
            self.preferred = preferred
        }

        /// The plan with nothing placed.
        func unplacedPlacement(_ weights: Weights) -> IntakePlacement {
            IntakePlacement(
                start: earliest, lead: team.first ?? 0,
                sessions: Array(repeating: nil, count: appointments - reviews.count),
                reviews: Array(repeating: nil, count: reviews.count),
                cost: appointments * weights.unplaced)
        }

        var weeks: Int { phases.reduce(0) { $0 + $1.weeks } }
        /// How many weekdays and starts count as usual.
        var usualSlots: Int { max(1, phases.map(\.perWeek).max() ?? 1) }
        var appointments: Int {
            phases.reduce(reviews.count) { $0 + $1.weeks * $1.perWeek }
        }
    }

    package var days: Int
    /// Weekday of day 0, 0 for Monday.
    package var firstWeekday: Int
    package var maxStartDelay: Int
    /// Slots of a gap that is not short any more.
    package var longGapSlots: Int
    package var weights: Weights
    package var therapists: [Therapist]
    package var resources: [Resource]
    /// When each patient can come, by day, without standing bookings.
    package var patients: [[Mask]]
    package var plans: [Plan]

    /// What stands and is to change as little as can be.
    package var repair: Repair?

    /// What stands where no plan is at hand.
    var nobodysPlan: Plan {
        Plan(
            patient: 0, earliest: 0, phases: [], reviews: [], team: [], preferredTherapist: nil,
            preferred: .none)
    }

    package init(
        days: Int, firstWeekday: Int, maxStartDelay: Int, longGapSlots: Int, weights: Weights,
        therapists: [Therapist], resources: [Resource], patients: [[Mask]], plans: [Plan]
    ) {
        self.days = days
        self.firstWeekday = firstWeekday
        self.maxStartDelay = maxStartDelay
        self.longGapSlots = longGapSlots
        self.weights = weights
        self.therapists = therapists
        self.resources = resources
        self.patients = patients
        self.plans = plans
    }
}

/// An absence that hits what stands: nothing before a day changes, and no plan's start.
package struct Repair: Sendable {
    package struct Kept: Sendable {
        package var placement: IntakePlacement
        /// In the order of the placement's sessions and reviews.
        package var hitSessions: [Bool]
        package var hitReviews: [Bool]

        package init(_ placement: IntakePlacement, isHit: (IntakePlace) -> Bool) {
            self.placement = placement
            hitSessions = placement.sessions.map { $0.map(isHit) ?? false }
            hitReviews = placement.reviews.map { $0.map(isHit) ?? false }
        }

        var isHit: Bool { hitSessions.contains(true) || hitReviews.contains(true) }
    }

    package var asOf: Int
    /// By plan; `nil` for those that were not placed at all.
    package var kept: [Kept?]
    /// How many that were not hit may move.
    package var maxMoved: Int

    package init(asOf: Int, kept: [Kept?], maxMoved: Int) {
        self.asOf = asOf
        self.kept = kept
        self.maxMoved = maxMoved
    }
}

/// Where one appointment stands; small, as a search keeps many.
package struct IntakePlace: Hashable, Sendable {
    private let packedDay: Int16
    private let packedSlot: Int16
    private let packedSlots: Int16
    private let packedResource: Int16
    private let packedTherapist: Int32

    package var day: Int { Int(packedDay) }
    package var slot: Int { Int(packedSlot) }
    package var slots: Int { Int(packedSlots) }
    package var therapist: Int { Int(packedTherapist) }
    /// -1 where none is needed.
    package var resource: Int { Int(packedResource) }

    package init(day: Int, slot: Int, slots: Int, therapist: Int, resource: Int) {
        packedDay = Int16(day)
        packedSlot = Int16(slot)
        packedSlots = Int16(slots)
        packedResource = Int16(resource)
        packedTherapist = Int32(therapist)
    }
}

/// A plan as it is placed; what is `nil` did not fit.
package struct IntakePlacement: Sendable {
    package var start: Int
    package var lead: Int
    /// In order of week and number in the week.
    package var sessions: [IntakePlace?]
    package var reviews: [IntakePlace?]
    /// Without short gaps, which belong to days and not to plans.
    package var cost: Int
    /// Repair: appointments that were not hit and are not where they were.
    package var moved = 0

    package init(
        start: Int, lead: Int, sessions: [IntakePlace?], reviews: [IntakePlace?], cost: Int
    ) {
        self.start = start
        self.lead = lead
        self.sessions = sessions
        self.reviews = reviews
        self.cost = cost
    }

    @inline(__always)
    func forEachPlace(_ body: (IntakePlace) -> Void) {
        for place in sessions { if let place { body(place) } }
        for place in reviews { if let place { body(place) } }
    }

    var therapists: [Int] {
        var found = [lead]
        forEachPlace { if !found.contains($0.therapist) { found.append($0.therapist) } }
        return found
    }

    var places: [IntakePlace] { sessions.compactMap { $0 } + reviews.compactMap { $0 } }
    package var unplaced: Int { sessions.count { $0 == nil } + reviews.count { $0 == nil } }
}
