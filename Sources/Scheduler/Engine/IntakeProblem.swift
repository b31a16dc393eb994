/// A clinic's intake: many plans to place at once or one after another. All indices are dense, days count
/// from the first of the horizon, slots from the first of the day's grid.
package struct IntakeProblem<Mask: DayMask>: Sendable {
    /// What each thing costs that is not as wished.
    package struct Weights: Sendable {
        /// A session or visit has no place.
        package var unplaced = 1000
        /// Each therapist of a plan beyond the first.
        package var extraTherapist = 40
        /// Each session or visit that whom the patient prefers could hold, and does not.
        package var notPreferredTherapist = 10
        /// Each day the plan starts after its earliest start.
        package var startDelayPerDay = 5
        /// Each start that the patient does not like.
        package var outsidePreferredTime = 3
        /// Each session off the plan's usual weekdays and starts.
        package var offUsualSlot = 2
        /// Each short gap in a therapist's day.
        package var shortGap = 1
        /// A contact of its own, for which the patient comes once more.
        package var extraVisit = 0
        /// Repair: something that was not hit moves.
        package var moved = 20
        /// Repair: the same, of something that its patient has confirmed.
        package var movedConfirmed = 60
        /// Repair: something that was hit moves, for each day.
        package var movedPerDay = 4
        /// Repair: somebody else holds it.
        package var therapistChanged = 8
        /// Repair: something that was hit has its time of day moved by all of a day; a part of that costs its share.
        package var movedTimeOfDay = 0
        /// Repair: how much heavier changes weigh than wishes.
        package var changeScale = 1
        /// What is weighed where nothing else is said.
        package init() {}
    }

    /// Who holds sessions, and when.
    package struct Therapist: Sendable {
        /// Bit per skill.
        package var skills: UInt64
        /// Appointments a day.
        package var maxPerDay: Int
        /// Free slots by day: hours without breaks, absences and standing bookings.
        package var free: [Mask]
        /// Appointments that stand already, by day.
        package var appointments: [Int]
        /// All that stands already by day, appointments and blocks.
        package var bookings: [Int]
        /// Slots that stay free between two appointments.
        package var buffer = 0

        @inline(__always)
        func has(_ skill: Int?) -> Bool {
            guard let skill else { return true }
            return skills >> UInt64(skill) & 1 == 1
        }

        /// A therapist; arrays have an entry for each day of the horizon.
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
        /// Units at a time.
        package var capacity: Int
        /// Slots in which it is open, by day.
        package var open: [Mask]
        /// Units taken by standing bookings: day, slots, units; with the slots that stay free after each.
        package var taken: [(day: Int, slots: Range<Int>, units: Int)]
        /// Slots for which a unit stays free after each booking.
        package var buffer = 0

        /// A resource with what stands in it.
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
        /// 1 or more.
        package var weeks: Int
        /// How often in a week, or in several.
        package var dose: Dose
        /// All sessions; blocks of the dose are filled from the first.
        package var sessions: Int
        /// Length of a session.
        package var slots: Int
        /// `nil` where anybody may.
        package var skill: Int?
        /// Of which one resource is used; `nil` where none is needed.
        package var pool: Int?
        /// Days from one session to the next, at least 1.
        package var minDaysBetween: Int
        /// Days from the last session of the phase before, where they differ.
        package var daysAfterPhaseBefore: Int?
        /// The class in whose meetings its sessions are seats; `nil` for none.
        package var group: Int?

        /// A phase with as many sessions as its dose gives in its weeks, unless `sessions` says something else.
        package init(
            weeks: Int, dose: Dose, sessions: Int? = nil, slots: Int, skill: Int?, pool: Int?,
            minDaysBetween: Int
        ) {
            self.weeks = weeks
            self.dose = dose
            self.sessions =
                sessions ?? (weeks * dose.sessions + dose.weeks - 1) / max(1, dose.weeks)
            self.slots = slots
            self.skill = skill
            self.pool = pool
            self.minDaysBetween = minDaysBetween
        }

        /// The most sessions in a week.
        var perWeek: Int {
            sessions == 0 ? 0 : (dose.sessions + dose.weeks - 1) / dose.weeks
        }
    }

    /// One session by itself, of a plan that stands.
    package struct Need: Sendable {
        /// Its length.
        package var slots: Int
        /// `nil` where anybody may.
        package var skill: Int?
        /// Of which one resource is used; `nil` where none is needed.
        package var pool: Int?
        /// Days from the plan's start; they never fall from one need to the next.
        package var days: Range<Int>
        /// Days from the need before.
        package var minDaysBetween: Int
    }

    /// A review, or a contact that rides on a session where one lies near.
    package struct Visit: Sendable {
        /// Days after the start, or of the horizon where `isDated`.
        package var from: Int
        /// The best day.
        package var target: Int
        /// The last day.
        package var to: Int
        /// Whether its days count from the first of the horizon.
        package var isDated = false
        /// Length of a contact of its own.
        package var slots: Int
        /// `nil` where anybody may.
        package var skill: Int?
        /// Of which one resource is used; `nil` where none is needed.
        package var pool: Int?
        /// Only the plan's lead holds it.
        package var needsLead: Bool
        /// Slots by which a session grows when this rides on it; `nil` where it never rides.
        package var rides: Int?
        /// Whether others may fall into its contact, though only the lead holds it.
        package var sharesContact = false
        /// Left out where it cannot ride.
        package var onlyRides = false

        /// A visit that only the lead holds and that never rides, unless something else is said.
        package init(
            from: Int, target: Int, to: Int, slots: Int, skill: Int?, pool: Int?,
            needsLead: Bool = true
        ) {
            self.from = from
            self.target = target
            self.to = to
            self.slots = slots
            self.skill = skill
            self.pool = pool
            self.needsLead = needsLead
        }

        /// Days after the earliest start, when the plan starts `delay` days after it.
        @inline(__always)
        func days(_ delay: Int, earliest: Int) -> (low: Int, target: Int, high: Int) {
            let shift = isDated ? -earliest : delay
            return (from + shift, target + shift, to + shift)
        }
    }

    /// What one patient needs, and where it may lie.
    package struct Plan: Sendable {
        /// Whose it is; several plans may be one patient's.
        package var patient: Int
        /// The first day on which it may start.
        package var earliest: Int
        /// Days after `earliest` that the plan may start.
        package var maxStartDelay: Int
        /// In the order they are treated.
        package var phases: [Phase]
        /// What is left of a plan that stands, in place of phases.
        package var needs: [Need] = []
        /// Reviews and other contacts.
        package var visits: [Visit]
        /// Who works where the patient comes.
        package var team: [Int]
        /// A wish; `nil` for none.
        package var preferredTherapist: Int?
        /// Starts that the patient likes; all of them without a wish.
        package var preferred: Mask
        /// Nothing lies after this day.
        package var lastDay = Int.max
        /// Placed whole, or not at all.
        package var isWhole = false
        /// Of a whole plan; `nil` where nobody has to allow its sessions.
        package var authorised: AuthorisedDays?
        /// Visits that make a session longer, at most so many of them on one; `nil` for no limit.
        package var mostRidersOnSession: Int?
        /// Slots of a contact that several visits share; `nil` for no limit.
        package var longestSharedVisit: Int?

        /// A plan that may be placed in part, unless something else is said.
        package init(
            patient: Int, earliest: Int, maxStartDelay: Int, phases: [Phase], visits: [Visit],
            team: [Int], preferredTherapist: Int?, preferred: Mask
        ) {
            self.patient = patient
            self.earliest = earliest
            self.maxStartDelay = maxStartDelay
            self.phases = phases
            self.visits = visits
            self.team = team
            self.preferredTherapist = preferredTherapist
            self.preferred = preferred
        }

        /// The plan with nothing placed. One that is whole or nothing costs then as much as a single
        /// session, so that it is never worth placing in part.
        func unplacedPlacement(_ weights: Weights) -> IntakePlacement {
            IntakePlacement(
                start: earliest, lead: team.first ?? 0,
                sessions: Array(repeating: nil, count: appointments - visits.count),
                visits: Array(repeating: nil, count: visits.count),
                cost: (isWhole ? 1 : appointments) * weights.unplaced)
        }

        var weeks: Int {
            phases.reduce(((needs.last?.days.upperBound ?? 0) + 6) / 7) { $0 + $1.weeks }
        }
        /// How many weekdays and starts count as usual.
        var usualSlots: Int {
            let inWeek = Dictionary(grouping: needs, by: \.days.lowerBound).values.map(\.count)
            return min(7, max(1, (phases.map(\.perWeek) + inWeek).max() ?? 1))
        }
        var appointments: Int { phases.reduce(visits.count + needs.count) { $0 + $1.sessions } }
    }

    /// Length of the horizon.
    package var days: Int
    /// Weekday of day 0, 0 for Monday.
    package var firstWeekday: Int
    /// Slots of a gap that is not short any more.
    package var longGapSlots: Int
    /// What unmet wishes cost.
    package var weights: Weights
    /// Slots of all of a day, of which `Mask` can hold a part.
    package var slotsPerDay = 0
    /// By number.
    package var therapists: [Therapist]
    /// By number.
    package var resources: [Resource]
    /// Resources of which any one will do.
    package var pools: [[Int]]
    /// When each patient can come, by day, without standing bookings.
    package var patients: [[Mask]]
    /// By number.
    package var plans: [Plan]

    /// Of classes in which there are seats.
    package var meetings: [Meeting] = []

    /// What stands and is to change as little as can be.
    package var repair: Repair?

    /// What stands where no plan is at hand.
    var nobodysPlan: Plan {
        Plan(
            patient: 0, earliest: 0, maxStartDelay: 0, phases: [], visits: [], team: [],
            preferredTherapist: nil, preferred: .none)
    }

    /// A new intake, in which nothing stands that could change.
    package init(
        days: Int, firstWeekday: Int, longGapSlots: Int, weights: Weights,
        therapists: [Therapist], resources: [Resource], pools: [[Int]], patients: [[Mask]],
        plans: [Plan]
    ) {
        self.days = days
        self.firstWeekday = firstWeekday
        self.longGapSlots = longGapSlots
        self.weights = weights
        self.therapists = therapists
        self.resources = resources
        self.pools = pools
        self.patients = patients
        self.plans = plans
    }
}
