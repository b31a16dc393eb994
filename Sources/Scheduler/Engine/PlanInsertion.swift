/// Finds the cheapest places for one plan in a diary that stands.
///
/// Each start and therapist is first judged by counting: how many sessions can be held at all, in bits a day.
/// Only those whose bound is below the best found are worked out, by dynamic programming over the days,
/// with the weekdays and starts that most weeks can keep.
struct PlanInsertion<Mask: DayMask>: Sendable {
    let problem: IntakeProblem<Mask>
    let weights: IntakeProblem<Mask>.Weights
    let shapes: [PlanShape]
    /// Repair: by plan, `nil` for those that were not placed at all; else empty.
    private let keptPlans: [KeptPlan?]
    var diary: IntakeDiary<Mask>
    /// The plan at hand.
    var plan: IntakeProblem<Mask>.Plan
    var shape: PlanShape
    /// Where the plan stands, in a repair.
    var kept: KeptPlan?
    // Scratch, so that the search hardly allocates.
    var open = OpenStarts<Mask>()
    var cellsOf: [DayCell] = []
    var isRead: [Bool] = []
    var dates: SessionDates
    var plain: [DayCell] = []
    var cells: [DayCell] = []
    /// Repair: cells by kind and day of the plan, and by session where it can stay.
    var cellsByKind: [DayCell] = []
    var stays: [DayCell] = []
    var team: [Int] = []
    var candidates: [Candidate] = []
    /// Visits that a member cannot hold, by delay and member, and the fewest of a delay.
    var visitsLost: [Int] = []
    var fewestLost: [Int] = []
    /// The least that visits cost, by delay; -1 unknown.
    var visitFloor: [Int] = []
    var ridingDates = RidingDates()
    var found: IntakePlacement
    var foundScore = Int.max
    /// What plans to come will need, when they are not known.
    var foresight: Foresight<Mask>?
    /// Whether the first whole plan found is enough.
    var isAnyEnough = false
    /// In large teams, whom to ask besides those the plan knows; everybody where there is none.
    var circle: Circle?

    struct Circle: Sendable {
        let familiar: [Int]
        let offset: Int
        /// How many for each skill.
        static var reach: Int { 12 }
    }

    /// A start and those who share the plan, with the least it can cost.
    struct Candidate: Sendable {
        let bound: Int
        let delay: Int
        let first: Int
        /// -1 where one is enough.
        var second = -1
    }

    init(_ problem: IntakeProblem<Mask>) {
        self.problem = problem
        weights = problem.weights
        let kept = problem.repair?.kept
        let shapes = problem.plans.indices.map {
            PlanShape(problem.plans[$0], kept: kept?[$0], in: problem)
        }
        self.shapes = shapes
        keptPlans = zip(kept ?? [], shapes).map { kept, shape in
            kept.map { KeptPlan($0, shape, in: problem) }
        }
        diary = IntakeDiary(problem)
        dates = SessionDates(unplaced: problem.weights.unplaced)
        plan = problem.nobodysPlan
        shape = PlanShape(plan, in: problem)
        found = plan.unplacedPlacement(weights)
    }

    /// The cheapest placement found; its cost is that of the plan alone. `nil` when none costs less than
    /// `limit`, gaps that it makes included.
    mutating func best(
        _ index: Int, below limit: Int = .max, starts: ClosedRange<Int>? = nil
    ) -> IntakePlacement? {
        begin(index)
        let nothing = found.cost
        foundScore = min(limit, nothing)
        let last = min(
            plan.maxStartDelay, problem.days - plan.earliest - shape.weeks.count * 7)
        guard last >= 0 else { return nothing < limit ? found : nil }
        let isKept = kept.map { takeStanding($0) } ?? false
        if !isKept { readOpen() }
        if let kept, let repair = problem.repair {
            if !isKept { self.repair(kept, asOf: repair.asOf) }
            return found.cost < nothing || nothing < limit ? found : nil
        }
        let delays = starts ?? 0...last
        var late: [Candidate] = []
        for delay in delays {
            if floor(delay) >= foundScore || isDone { break }
            readSingles(delay)
            let lowest = candidates.reduce(Int.max) { min($0, $1.bound) }
            if lowest < floor(delay) + weights.unplaced {
                workOut(atMost: .max)
            } else {
                late += candidates
            }
        }
        if !late.isEmpty {
            candidates = late
            workOut(atMost: 40)
        }
        if foundScore > floor(delays.lowerBound) + weights.extraTherapist, !isDone {
            trySeveral(delays)
        }
        if plan.isWhole, found.cost >= nothing { tryEverybody(delays) }
        return found.cost < nothing || nothing < limit ? found : nil
    }

    /// How a plan stands, in a repair.
    @inline(__always)
    func kept(_ plan: Int) -> KeptPlan? { keptPlans.isEmpty ? nil : keptPlans[plan] }

    @inline(__always)
    func floor(_ delay: Int) -> Int { delay * weights.startDelayPerDay }

    mutating func begin(_ index: Int) {
        plan = problem.plans[index]
        kept = kept(index)
        shape = shapes[index]
        if let circle, shape.members.count > 2 * Circle.reach {
            shape = shape.narrowed(
                to: Circle.reach, from: circle.offset % shape.members.count,
                keeping: circle.familiar)
        }
        found = plan.unplacedPlacement(weights)
        isRead.removeAll(keepingCapacity: true)
        isRead.append(contentsOf: repeatElement(false, count: shape.members.count))
        let size = shape.kinds.count * shape.members.count * max(0, shape.span)
        if cellsOf.count < size { cellsOf = Array(repeating: DayCell(), count: size) }
        let delays = plan.maxStartDelay + 1
        fewestLost.removeAll(keepingCapacity: true)
        fewestLost.append(contentsOf: repeatElement(0, count: delays))
        visitFloor.removeAll(keepingCapacity: true)
        visitFloor.append(contentsOf: repeatElement(-1, count: delays))
        visitsLost.removeAll(keepingCapacity: true)
        visitsLost.append(contentsOf: repeatElement(0, count: delays * shape.members.count))
    }

    /// When the plan at hand can begin anything. In a repair nothing new lies in the past; what stands there
    /// stays.
    mutating func readOpen() {
        let past = problem.repair?.asOf ?? 0
        open.read(
            shape, patient: plan.patient, from: plan.earliest,
            days: past...max(past, plan.lastDay), diary)
    }

    /// The last day of the plan, from the earliest start on.
    var lastX: Int { min(open.span - 1, plan.lastDay - plan.earliest) }

    /// Whether a whole plan was found and any is enough.
    var isDone: Bool { isAnyEnough && found.cost < weights.unplaced }

    /// Every member alone, from one start on.
    private mutating func readSingles(_ delay: Int) {
        countVisits(delay)
        candidates.removeAll(keepingCapacity: true)
        let most = mostMissing(floor(delay) + visitFloor[delay])
        for member in shape.members.indices {
            let missing = open.missing(shape, from: delay, member, member, atMost: most)
            guard missing <= most else { continue }
            candidates.append(
                Candidate(
                    bound: bound(delay, missing: missing, member), delay: delay, first: member))
        }
    }

    /// How many sessions may be missing beside another cost, so that what is found could be beaten.
    @inline(__always)
    func mostMissing(_ cost: Int) -> Int { (foundScore - 1 - cost) / weights.unplaced }

    /// The least that a start costs with one member or two, when so many sessions are missing.
    @inline(__always)
    func bound(_ delay: Int, missing: Int, _ first: Int, _ second: Int = -1) -> Int {
        var bound = floor(delay) + missing * weights.unplaced + visitFloor[delay]
        if second >= 0 { bound += weights.extraTherapist }
        let row = delay * shape.members.count
        let fewest = fewestLost[delay]
        if visitsLost[row + first] != fewest, second < 0 || visitsLost[row + second] != fewest {
            bound += weights.extraTherapist
        }
        if let preferred = plan.preferredTherapist, shape.members[first] != preferred,
            second < 0 || shape.members[second] != preferred
        {
            let held = shape.sessions.count - missing - shape.strangeSessions
            bound += max(0, held) * weights.notPreferredTherapist
        }
        return bound
    }

    /// Works candidates out, the most promising first, until none can beat what is found.
    mutating func workOut(atMost limit: Int) {
        var tries = 0
        while tries < limit,
            let next = candidates.indices.min(by: { candidates[$0].bound < candidates[$1].bound })
        {
            let candidate = candidates[next]
            guard candidate.bound < foundScore, !isDone else { break }
            candidates.swapAt(next, candidates.count - 1)
            candidates.removeLast()
            team.removeAll(keepingCapacity: true)
            team.append(candidate.first)
            if candidate.second >= 0 { team.append(candidate.second) }
            workOut(candidate.delay)
            tries += 1
        }
    }

    /// The best of the team at hand from one start on.
    mutating func workOut(_ delay: Int) {
        for member in team { readCells(member) }
        if plan.isWhole {
            workOutWhole(delay)
            return
        }
        let extra = floor(delay) + (team.count - 1) * weights.extraTherapist
        readPlain(delay)
        let least = extra + dates.solve(shape, plain) + visitFloor[delay]
        guard least < foundScore else { return }
        let off = weights.offUsualSlot
        let all = shape.sessions.count - (least / weights.unplaced)
        for pattern in patterns(delay, most: 2) {
            let usual = shape.weeks.count > Self.mostWeeks ? all : pattern.count
            guard least + off * max(0, all - usual) < foundScore else { continue }
            readCells(with: pattern, delay)
            guard extra + dates.solve(shape, cells) < foundScore else { continue }
            let (placement, score) = placement(delay)
            if score < foundScore { (found, foundScore) = (placement, score) }
        }
    }

    /// The cheapest of the team's cells on each day, for the kind of its week or for one kind.
    ///
    /// Days before `first` are closed.
    mutating func readPlain(_ delay: Int, kind: Int? = nil, from first: Int = 0) {
        plain.removeAll(keepingCapacity: true)
        for (number, week) in shape.weeks.enumerated() {
            let low = delay + number * 7
            let kind = kind ?? week.kind
            for x in low..<(low + 7) {
                var cell = DayCell()
                for member in team where x >= first && shape.skilled[member][kind] {
                    let other = cellsOf[(kind * open.members + member) * open.span + x]
                    if other.cost < cell.cost { cell = other }
                }
                plain.append(cell)
            }
        }
    }

    /// The plain cells, dearer but for usual weekdays and starts.
    mutating func readCells(with pattern: UsualPattern, _ delay: Int, kind: Int? = nil) {
        let off = Int32(weights.offUsualSlot)
        cells.removeAll(keepingCapacity: true)
        var weekday = (problem.firstWeekday + plan.earliest + delay) % 7
        for (number, week) in shape.weeks.enumerated() {
            let kind = kind ?? week.kind
            for day in 0..<7 {
                var cell = plain[number * 7 + day]
                if cell.isOpen {
                    cell.cost += off
                    let slot = pattern.slot(weekday)
                    if slot >= 0 {
                        let x = delay + number * 7 + day
                        for member in team where shape.skilled[member][kind] {
                            guard open.starts(kind, member, x).contains(slot) else { continue }
                            let cost = usualCost(kind, member, x, slot)
                            if cost <= cell.cost {
                                cell = DayCell(
                                    cost: cost, slot: Int16(slot), member: Int16(member))
                            }
                        }
                    }
                }
                cells.append(cell)
                weekday = weekday == 6 ? 0 : weekday + 1
            }
        }
    }

    /// What the last days found mean, with visits.
    private func placement(_ delay: Int) -> (placement: IntakePlacement, score: Int) {
        let days = dates.trace(shape)
        let start = plan.earliest + delay
        var placement = IntakePlacement(
            start: start, lead: shape.members[team[0]], sessions: [], visits: [], cost: 0)
        placement.sessions.reserveCapacity(days.count)
        for (index, session) in shape.sessions.enumerated() {
            placement.sessions.append(
                days[index] < 0
                    ? nil : place(cells[days[index]], session.kind, day: start + days[index]))
        }
        placeVisits(&placement, delay)
        let gaps = gapCost(placement) + foresightCost(placement)
        placement.cost = cost(placement)
        return (placement, placement.cost + gaps)
    }

    /// A place for a session or visit of some kind.
    func place(_ cell: DayCell, _ kind: Int, day: Int) -> IntakePlace {
        let kind = shape.kinds[kind]
        return IntakePlace(
            day: day, slot: Int(cell.slot), slots: kind.slots,
            therapist: shape.members[Int(cell.member)],
            resource: diary.resource(
                of: kind.pool, day: day, slot: Int(cell.slot), slots: kind.slots))
    }

    @inline(__always)
    func wishCost(_ therapist: Int, _ skill: Int?) -> Int {
        guard let preferred = plan.preferredTherapist, preferred != therapist,
            problem.therapists[preferred].has(skill)
        else { return 0 }
        return weights.notPreferredTherapist
    }
}
