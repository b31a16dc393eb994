import CivilTime
import Planner

/// Plans that patients ask for, as the engine reads them, and its answers in the requests' own words.
struct RequestedIntake<Mask: DayMask> {
    let requests: [PlanRequest]
    let board: Board
    let rules: PlacementRules
    /// The slot of midnight at which a day of the engine begins.
    let firstSlot: Int
    var problem: IntakeProblem<Mask>
    let skills: [String: Int]
    /// Classes in which seats are asked for.
    let groups: [ID<GroupClass>]
    /// Their meetings, as the problem numbers them.
    private(set) var meetings: [MeetingDiary] = []

    init(
        _ requests: [PlanRequest], _ board: Board, _ diary: Diary, _ rules: PlacementRules,
        firstSlot: Int, skills: [String] = []
    ) {
        self.requests = requests
        self.board = board
        self.rules = rules
        self.firstSlot = firstSlot
        let needed = Set(requests.flatMap { $0.phases.compactMap(\.skill) } + skills).sorted()
        self.skills = Dictionary(
            uniqueKeysWithValues: needed.enumerated().map { ($1, min($0, 63)) })
        groups = Set(requests.flatMap { $0.phases.compactMap(\.groupClass) }).sorted()
        problem = IntakeProblem(
            days: board.dayCount, firstWeekday: board.weekday(0),
            longGapSlots: (rules.shortGapMinutes + board.grid - 1) / board.grid,
            weights: .init(rules), therapists: [], resources: [],
            pools: [Array(board.rooms.indices)], patients: [], plans: [])
        problem.therapists = board.therapists.indices.map(therapist)
        problem.resources = board.rooms.indices.map(resource)
        for group in groups.indices { addMeetings(of: group) }
        addPlans(diary)
    }

    func narrowed(_ days: [SlotSet]) -> [Mask] {
        days.map { Mask(firstOf: $0.earlier(firstSlot)) }
    }

    private func therapist(_ index: Int) -> IntakeProblem<Mask>.Therapist {
        let own = board.therapists[index]
        let isUnlimited = board.lifted.contains(.maxPerDay)
        var therapist = IntakeProblem<Mask>.Therapist(
            skills: skillBits(of: index),
            maxPerDay: isUnlimited ? .max / 2 : own.maxPerDay ?? .max / 2,
            free: narrowed(board.free[index]), appointments: board.booked[index],
            bookings: board.booked[index])
        // Of several plans that are placed together all keep what the longest ways need.
        let travel = requests.map(\.patient.travel).sorted().suffix(2).reduce(0, +)
        therapist.buffer = board.bufferSlots(max(own.buffer, travel))
        return therapist
    }

    /// A bit is set when its skill is there; the last one when all the rest are.
    private func skillBits(of therapist: Int) -> UInt64 {
        skills.reduce(UInt64.max) { bits, skill in
            board.hasSkill(skill.key, therapist: therapist)
                ? bits : bits & ~(1 << UInt64(skill.value))
        }
    }

    private func resource(_ index: Int) -> IntakeProblem<Mask>.Resource {
        let room = board.rooms[index]
        var taken: [(day: Int, slots: Range<Int>, units: Int)] = []
        for booking in room.bookings where room.capacity > 1 {
            let time = booking.time.widened(before: 0, after: board.buffer(room.buffer))
            for (day, slots) in board.slotsByDay(of: time) {
                let low = max(0, slots.lowerBound - firstSlot)
                let high = min(Mask.capacity, slots.upperBound - firstSlot)
                if low < high { taken.append((day, low..<high, booking.units)) }
            }
        }
        var resource = IntakeProblem<Mask>.Resource(
            capacity: max(1, room.capacity), open: narrowed(board.roomFree[index]), taken: taken)
        resource.buffer = board.bufferSlots(room.buffer)
        return resource
    }

    /// Those that lie in the engine's day and have a free seat.
    private mutating func addMeetings(of group: Int) {
        for open in board.meetings(of: groups[group], slots: 1) {
            let slot = open.slots.lowerBound - firstSlot
            guard slot >= 0, slot + open.slots.count <= Mask.capacity,
                let therapist = board.therapists.firstIndex(where: {
                    $0.id == open.meeting.therapist
                })
            else { continue }
            let free =
                board.lifted.contains(.seat) ? .max / 2 : open.meeting.seats - open.meeting.taken
            problem.meetings.append(
                .init(
                    group: group, day: open.day, slot: slot, slots: open.slots.count,
                    therapist: therapist, free: free))
            meetings.append(open.meeting)
        }
    }

    private mutating func addPlans(_ diary: Diary) {
        var rows: [ID<Patient>: Int] = [:]
        for request in requests {
            let days = narrowed(board.days(of: request.patient, in: diary))
            let known = request.patientID.flatMap { rows[$0] }
            let row = known ?? problem.patients.count
            if known == nil { problem.patients.append(days) }
            // Where plans of one patient differ, only times that suit all of them are used.
            problem.patients[row] = zip(problem.patients[row], days).map { $0 & $1 }
            if let key = request.patientID { rows[key] = row }
            problem.plans.append(plan(request, row))
        }
    }

    private func plan(_ request: PlanRequest, _ row: Int) -> IntakeProblem<Mask>.Plan {
        let preferred = request.patient.preferredTherapist
        var plan = IntakeProblem<Mask>.Plan(
            patient: row, earliest: board.index(of: request.earliestStart),
            maxStartDelay: request.maxDelay, phases: phases(request.phases),
            visits: request.reviews.map(visit) + request.riders.map(visit),
            team: board.team(of: request.patient),
            preferredTherapist: board.therapists.firstIndex { $0.id == preferred },
            preferred: liked(request.patient.preferredTime))
        plan.isWhole = true
        plan.mostRidersOnSession = request.mostRidersOnSession
        plan.longestSharedVisit = request.longestSharedContact.map(board.slots)
        if !board.lifted.contains(.authorised) {
            plan.authorised = request.authorisedDays(on: board)
        }
        if let through = request.through, !board.lifted.contains(.horizon) {
            plan.lastDay = board.index(of: through)
        }
        return plan
    }

    private func phases(_ phases: [PhaseRequest]) -> [IntakeProblem<Mask>.Phase] {
        let phases = phases.map { $0.lifting(board.lifted) }
        return zip(phases, phases.daysAfterPhaseBefore).map { phase, gap in
            var own = IntakeProblem<Mask>.Phase(
                weeks: phase.weeks, dose: phase.dose, sessions: phase.sessions,
                slots: board.slots(for: phase.minutes), skill: phase.skill.flatMap { skills[$0] },
                pool: phase.groupClass == nil ? pool(phase.needsRoom) : nil,
                minDaysBetween: phase.minDaysBetween)
            own.daysAfterPhaseBefore = gap
            own.group = phase.groupClass.flatMap(groups.firstIndex)
            return own
        }
    }

    func pool(_ needsRoom: Bool) -> Int? {
        needsRoom && !board.lifted.contains(.room) ? 0 : nil
    }

    private func visit(_ review: ReviewRequest) -> IntakeProblem<Mask>.Visit {
        let due = review.days(lifting: board.lifted)
        var visit = IntakeProblem<Mask>.Visit(
            from: due.from, target: due.target, to: due.to,
            slots: board.slots(for: review.minutes), skill: nil, pool: pool(review.needsRoom))
        visit.rides = board.slots(for: review.extraMinutes)
        visit.sharesContact = review.sharesContact
        return visit
    }

    private func visit(_ rider: RiderRequest) -> IntakeProblem<Mask>.Visit {
        let due = rider.days(lifting: board.lifted, from: board.first)
        var visit = IntakeProblem<Mask>.Visit(
            from: due.from, target: due.target, to: due.to,
            slots: board.slots(for: rider.minutes), skill: nil, pool: pool(rider.needsRoom),
            needsLead: false)
        visit.isDated = rider.isDated
        visit.onlyRides = rider.onlyRides
        visit.rides = board.slots(for: rider.extraMinutes)
        return visit
    }

    func liked(_ part: DayPart?) -> Mask {
        let slots = (0..<Mask.capacity).filter {
            part?.contains(startMinutes: ($0 + firstSlot) * board.grid) ?? true
        }
        return slots.reduce(Mask.none) { $0 | Mask($1..<($1 + 1)) }
    }
}

extension IntakeProblem.Weights {
    /// A plan that is not whole weighs more than any unmet wishes.
    private static var notWhole: Int { 100_000 }

    init(_ rules: PlacementRules) {
        self.init()
        unplaced = Self.notWhole
        extraTherapist = rules.extraTherapist
        notPreferredTherapist = rules.notPreferredTherapist
        startDelayPerDay = rules.startDelayPerDay
        outsidePreferredTime = rules.outsidePreferredTime
        offUsualSlot = rules.offUsualSlot
        shortGap = rules.shortIdleGap
        extraVisit = rules.extraVisit
        movedPerDay = rules.movedPerDay
        moved = rules.moved
        movedConfirmed = rules.movedConfirmed
        therapistChanged = rules.therapistChanged
    }
}

extension PlanRequest {
    /// On which days of a board sessions may lie; on none where there are more than are authorised.
    func authorisedDays(on board: Board) -> AuthorisedDays? {
        guard let authorised else { return nil }
        var days = AuthorisedDays()
        if let by = authorised.startBy { days.firstBy = by - board.first }
        if let until = authorised.until { days.last = until - board.first }
        if let most = authorised.sessions, sessionCount > most { days.last = -1 }
        days.apart = authorised.longestPause ?? .max
        days.leftOut = leftOut.map { ($0.key - board.first, $0.value) }
        return days
    }

    fileprivate var sessionCount: Int { phases.reduce(0) { $0 + $1.sessions } }
}
