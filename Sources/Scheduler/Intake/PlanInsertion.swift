/// Finds the cheapest places for one plan in a diary that stands: for each start and therapist, dynamic
/// programming over the plan's days, with the weekdays and starts that most weeks can keep.
struct PlanInsertion<Mask: DayMask> {
    let problem: IntakeProblem<Mask>
    let weights: IntakeProblem<Mask>.Weights
    // Scratch, so that the search allocates nothing.
    var cells: [Cell] = []
    var other: [Cell] = []
    var prefix: [Int] = []
    var next: [Int] = []
    var chosen: [Int16] = []
    /// What a therapist's other skills are worth to plans to come: the rarer, the more. 0 when all plans
    /// are known.
    var rarity: [Double] = []
    /// Whether every start is tried with several therapists, or only the first and the best.
    var isThorough = true

    /// The best start on one day of the plan, with one therapist.
    struct Cell {
        var cost = Int.max
        var slot: Int32 = -1
        var therapist: Int32 = -1
    }

    struct Session {
        let phase: Int
        let week: Int
        let gap: Int
    }

    init(_ problem: IntakeProblem<Mask>) {
        self.problem = problem
        weights = problem.weights
    }

    /// Spares therapists with rare skills for plans that are not known yet.
    mutating func lookAhead(weight: Double) {
        rarity = (0..<64).map { skill in
            let holders = problem.therapists.count { $0.skills >> UInt64(skill) & 1 == 1 }
            return holders > 0 ? weight / Double(holders) : 0
        }
    }

    @inline(__always)
    func price(_ therapist: Int, _ skill: Int?) -> Int {
        guard !rarity.isEmpty else { return 0 }
        var skills = problem.therapists[therapist].skills
        if let skill { skills &= ~(1 << UInt64(skill)) }
        var sum = 0.0
        while skills != 0 {
            sum += rarity[skills.trailingZeroBitCount]
            skills &= skills - 1
        }
        return Int(sum)
    }

    /// The cheapest placement found; its cost is that of the plan alone.
    ///
    /// Starts are tried from the earliest on until a later start alone costs more than the best.
    mutating func best(
        _ plan: IntakeProblem<Mask>.Plan, in diary: IntakeDiary<Mask>,
        starts: ClosedRange<Int>? = nil
    ) -> IntakePlacement {
        let sessions = Self.sessions(plan)
        let weeks = plan.weeks
        var best = IntakePlacement(
            start: plan.earliest, lead: plan.team.first ?? 0,
            sessions: Array(repeating: nil, count: sessions.count),
            reviews: Array(repeating: nil, count: plan.reviews.count),
            cost: plan.appointments * weights.unplaced)
        let delays = starts ?? 0...problem.maxStartDelay
        var bestScore = Int.max
        for delay in delays {
            let start = plan.earliest + delay
            guard start + weeks * 7 <= problem.days else { break }
            let floor = delay * weights.startDelayPerDay
            if floor >= bestScore { break }
            for therapist in plan.team {
                guard able(therapist, plan) else { continue }
                fill(plan, sessions, start: start, therapist, diary, usual: [])
                let open = solve(sessions, weeks: weeks)
                guard floor + open < bestScore else { continue }
                for usual in patterns(plan, start: start, therapist, diary) {
                    fill(plan, sessions, start: start, therapist, diary, usual: usual)
                    let cost = solve(sessions, weeks: weeks)
                    guard floor + cost < bestScore else { continue }
                    let found = placement(
                        plan, sessions, start: start, lead: therapist, diary, floor: floor)
                    if found.score < bestScore {
                        (best, bestScore) = (found.placement, found.score)
                    }
                }
            }
        }
        if best.unplaced > 0 {
            widen(plan, sessions, &best, &bestScore, diary, delays: delays)
        }
        return best
    }

    var firstWeekday: Int { problem.firstWeekday }
    var offUsual: Int { weights.offUsualSlot }
    var outsidePreferred: Int { weights.outsidePreferredTime }
    func knows(_ therapist: Int, _ skill: Int?) -> Bool { has(therapist, skill) }

    static func sessions(_ plan: IntakeProblem<Mask>.Plan) -> [Session] {
        var sessions: [Session] = []
        var week = 0
        for (index, phase) in plan.phases.enumerated() {
            for _ in 0..<phase.weeks {
                for _ in 0..<phase.perWeek {
                    sessions.append(
                        Session(phase: index, week: week, gap: max(1, phase.minDaysBetween)))
                }
                week += 1
            }
        }
        return sessions
    }

    func able(_ therapist: Int, _ plan: IntakeProblem<Mask>.Plan) -> Bool {
        plan.phases.contains { has(therapist, $0.skill) }
    }

    @inline(__always)
    func has(_ therapist: Int, _ skill: Int?) -> Bool {
        guard let skill else { return true }
        return problem.therapists[therapist].skills >> UInt64(skill) & 1 == 1
    }

    @inline(__always)
    func wishCost(_ therapist: Int, _ plan: IntakeProblem<Mask>.Plan, _ skill: Int?) -> Int {
        guard let preferred = plan.preferredTherapist, preferred != therapist, has(preferred, skill)
        else { return 0 }
        return weights.notPreferredTherapist
    }

    mutating func placement(
        _ plan: IntakeProblem<Mask>.Plan, _ sessions: [Session], start: Int, lead: Int,
        _ diary: IntakeDiary<Mask>, floor: Int
    ) -> (placement: IntakePlacement, score: Int) {
        let days = trace(sessions, weeks: plan.weeks)
        var placement = IntakePlacement(
            start: start, lead: lead, sessions: [], reviews: [], cost: 0)
        for (index, session) in sessions.enumerated() {
            guard days[index] >= 0 else {
                placement.sessions.append(nil)
                continue
            }
            let cell = cells[days[index]]
            let phase = plan.phases[session.phase]
            placement.sessions.append(
                IntakePlace(
                    day: start + days[index], slot: Int(cell.slot), slots: phase.slots,
                    therapist: Int(cell.therapist), resource: phase.resource ?? -1))
        }
        placeReviews(plan, &placement, diary)
        let gaps = gapCost(plan, placement, diary)
        placement.cost = cost(plan, placement)
        return (placement, placement.cost + gaps)
    }
}
