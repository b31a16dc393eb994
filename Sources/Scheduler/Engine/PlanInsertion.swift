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
    /// What stands.
    var diary: IntakeDiary<Mask>
    /// What plans to come will need, when they are not known.
    var foresight: Foresight<Mask>?
    /// Whether the first whole plan found is enough.
    var isAnyEnough = false
    /// In large teams, whom to ask besides those the plan knows; everybody where there is none.
    var circle: Circle?
    /// What is being placed.
    private(set) var hand: PlanAtHand<Mask>
    /// When the plan at hand can begin anything.
    var open = OpenStarts<Mask>()
    var scratch: InsertionScratch
    var found: CheapestFound

    struct Circle: Sendable {
        let familiar: [Int]
        let offset: Int
        /// How many for each skill.
        static var reach: Int { 12 }
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
        let plan = problem.nobodysPlan
        hand = PlanAtHand(plan: plan, shape: PlanShape(plan, in: problem), kept: nil)
        scratch = InsertionScratch(unplaced: weights.unplaced)
        found = CheapestFound(plan.unplacedPlacement(weights))
    }

    /// The cheapest placement found; its cost is that of the plan alone. `nil` when none costs less than
    /// `limit`, gaps that it makes included.
    mutating func best(
        _ index: Int, below limit: Int = .max, starts: ClosedRange<Int>? = nil
    ) -> IntakePlacement? {
        begin(index)
        let nothing = found.placement.cost
        found.score = min(limit, nothing)
        let last = min(
            hand.plan.maxStartDelay, problem.days - hand.plan.earliest - hand.shape.weeks.count * 7)
        guard last >= 0 else { return nothing < limit ? found.placement : nil }
        let isKept = hand.kept.map { takeStanding($0) } ?? false
        if !isKept { readOpen() }
        if let kept = hand.kept, let repair = problem.repair {
            if !isKept { self.repair(kept, asOf: repair.asOf) }
            return found.placement.cost < nothing || nothing < limit ? found.placement : nil
        }
        let delays = starts ?? 0...last
        var late: [InsertionCandidate] = []
        for delay in delays {
            if floor(delay) >= found.score || isDone { break }
            readSingles(delay)
            let lowest = scratch.candidates.reduce(Int.max) { min($0, $1.bound) }
            if lowest < floor(delay) + weights.unplaced {
                workOut(atMost: .max)
            } else {
                late += scratch.candidates
            }
        }
        if !late.isEmpty {
            scratch.candidates = late
            workOut(atMost: 40)
        }
        if found.score > floor(delays.lowerBound) + weights.extraTherapist, !isDone {
            trySeveral(delays)
        }
        if hand.plan.isWhole, found.placement.cost >= nothing { tryEverybody(delays) }
        return found.placement.cost < nothing || nothing < limit ? found.placement : nil
    }

    /// How a plan stands, in a repair.
    @inline(__always)
    func kept(_ plan: Int) -> KeptPlan? { keptPlans.isEmpty ? nil : keptPlans[plan] }

    @inline(__always)
    func floor(_ delay: Int) -> Int { delay * weights.startDelayPerDay }

    /// Takes a plan to hand, with nothing found and nothing known of it.
    mutating func begin(_ index: Int) {
        let plan = problem.plans[index]
        var shape = shapes[index]
        if let circle, shape.members.count > 2 * Circle.reach {
            shape = shape.narrowed(
                to: Circle.reach, from: circle.offset % shape.members.count,
                keeping: circle.familiar)
        }
        hand = PlanAtHand(plan: plan, shape: shape, kept: kept(index))
        found = CheapestFound(plan.unplacedPlacement(weights))
        scratch.begin(shape, starts: plan.maxStartDelay + 1)
    }

    /// When the plan at hand can begin anything. In a repair nothing new lies in the past; what stands there
    /// stays.
    mutating func readOpen() {
        let past = problem.repair?.asOf ?? 0
        open.read(
            hand.shape, patient: hand.plan.patient, from: hand.plan.earliest,
            days: past...max(past, hand.plan.lastDay), diary)
    }

    /// The last day of the plan, from the earliest start on.
    var lastX: Int { min(open.span - 1, hand.plan.lastDay - hand.plan.earliest) }

    /// Whether a whole plan was found and any is enough.
    var isDone: Bool { isAnyEnough && found.placement.cost < weights.unplaced }

    /// Every member alone, from one start on.
    private mutating func readSingles(_ delay: Int) {
        countVisits(delay)
        scratch.candidates.removeAll(keepingCapacity: true)
        let most = mostMissing(floor(delay) + scratch.visitFloor[delay])
        for member in hand.shape.members.indices {
            let missing = open.missing(hand.shape, from: delay, member, member, atMost: most)
            guard missing <= most else { continue }
            scratch.candidates.append(
                InsertionCandidate(
                    bound: bound(delay, missing: missing, member), delay: delay, first: member))
        }
    }

    /// How many sessions may be missing beside another cost, so that what is found could be beaten.
    @inline(__always)
    func mostMissing(_ cost: Int) -> Int { (found.score - 1 - cost) / weights.unplaced }

    /// The least that a start costs with one member or two, when so many sessions are missing.
    @inline(__always)
    func bound(_ delay: Int, missing: Int, _ first: Int, _ second: Int = -1) -> Int {
        var bound = floor(delay) + missing * weights.unplaced + scratch.visitFloor[delay]
        if second >= 0 { bound += weights.extraTherapist }
        let row = delay * hand.shape.members.count
        let fewest = scratch.fewestLost[delay]
        if scratch.visitsLost[row + first] != fewest,
            second < 0 || scratch.visitsLost[row + second] != fewest
        {
            bound += weights.extraTherapist
        }
        if let preferred = hand.plan.preferredTherapist, hand.shape.members[first] != preferred,
            second < 0 || hand.shape.members[second] != preferred
        {
            let held = hand.shape.sessions.count - missing - hand.shape.strangeSessions
            bound += max(0, held) * weights.notPreferredTherapist
        }
        return bound
    }

    /// Works candidates out, the most promising first, until none can beat what is found.
    mutating func workOut(atMost limit: Int) {
        var tries = 0
        while tries < limit,
            let next = scratch.candidates.indices.min(by: {
                scratch.candidates[$0].bound < scratch.candidates[$1].bound
            })
        {
            let candidate = scratch.candidates[next]
            guard candidate.bound < found.score, !isDone else { break }
            scratch.candidates.swapAt(next, scratch.candidates.count - 1)
            scratch.candidates.removeLast()
            scratch.team.removeAll(keepingCapacity: true)
            scratch.team.append(candidate.first)
            if candidate.second >= 0 { scratch.team.append(candidate.second) }
            workOut(candidate.delay)
            tries += 1
        }
    }

    /// The best of the team at hand from one start on.
    mutating func workOut(_ delay: Int) {
        for member in scratch.team { readCells(member) }
        if hand.plan.isWhole {
            workOutWhole(delay)
            return
        }
        let extra = floor(delay) + (scratch.team.count - 1) * weights.extraTherapist
        readPlain(delay)
        let least =
            extra + scratch.dates.solve(hand.shape, scratch.plain) + scratch.visitFloor[delay]
        guard least < found.score else { return }
        let off = weights.offUsualSlot
        let all = hand.shape.sessions.count - (least / weights.unplaced)
        for pattern in patterns(delay, most: 2) {
            let usual = hand.shape.weeks.count > Self.mostWeeks ? all : pattern.count
            guard least + off * max(0, all - usual) < found.score else { continue }
            readCells(with: pattern, delay)
            guard extra + scratch.dates.solve(hand.shape, scratch.cells) < found.score else {
                continue
            }
            let (placement, score) = placement(delay)
            found.take(placement, score)
        }
    }

    /// The cheapest of the team's cells on each day, for the kind of its week or for one kind.
    ///
    /// Days before `first` are closed.
    mutating func readPlain(_ delay: Int, kind: Int? = nil, from first: Int = 0) {
        scratch.plain.removeAll(keepingCapacity: true)
        for (number, week) in hand.shape.weeks.enumerated() {
            let low = delay + number * 7
            let kind = kind ?? week.kind
            for x in low..<(low + 7) {
                var cell = DayCell()
                for member in scratch.team where x >= first && hand.shape.skilled[member][kind] {
                    let other = scratch.cellsOf[(kind * open.members + member) * open.span + x]
                    if other.cost < cell.cost { cell = other }
                }
                scratch.plain.append(cell)
            }
        }
    }

    /// The plain cells, dearer but for usual weekdays and starts.
    mutating func readCells(with pattern: UsualPattern, _ delay: Int, kind: Int? = nil) {
        let off = Int32(weights.offUsualSlot)
        scratch.cells.removeAll(keepingCapacity: true)
        var weekday = (problem.firstWeekday + hand.plan.earliest + delay) % 7
        for (number, week) in hand.shape.weeks.enumerated() {
            let kind = kind ?? week.kind
            for day in 0..<7 {
                var cell = scratch.plain[number * 7 + day]
                if cell.isOpen {
                    cell.cost += off
                    let slot = pattern.slot(weekday)
                    if slot >= 0 {
                        let x = delay + number * 7 + day
                        for member in scratch.team where hand.shape.skilled[member][kind] {
                            guard open.starts(kind, member, x).contains(slot) else { continue }
                            let cost = usualCost(kind, member, x, slot)
                            if cost <= cell.cost {
                                cell = DayCell(
                                    cost: cost, slot: Int16(slot), member: Int16(member))
                            }
                        }
                    }
                }
                scratch.cells.append(cell)
                weekday = weekday == 6 ? 0 : weekday + 1
            }
        }
    }

    /// What the last days found mean, with visits.
    private func placement(_ delay: Int) -> (placement: IntakePlacement, score: Int) {
        let days = scratch.dates.trace(hand.shape)
        let start = hand.plan.earliest + delay
        var placement = IntakePlacement(
            start: start, lead: hand.shape.members[scratch.team[0]], sessions: [], visits: [],
            cost: 0)
        placement.sessions.reserveCapacity(days.count)
        for (index, session) in hand.shape.sessions.enumerated() {
            placement.sessions.append(
                days[index] < 0
                    ? nil
                    : place(scratch.cells[days[index]], session.kind, day: start + days[index]))
        }
        placeVisits(&placement, delay)
        let gaps = gapCost(placement) + foresightCost(placement)
        placement.cost = cost(placement)
        return (placement, placement.cost + gaps)
    }

    /// A place for a session or visit of some kind.
    func place(_ cell: DayCell, _ kind: Int, day: Int) -> IntakePlace {
        let kind = hand.shape.kinds[kind]
        let therapist = hand.shape.members[Int(cell.member)]
        guard kind.group < 0 else {
            return diary.seats.place(
                kind.group, therapist: therapist, day: day, slot: Int(cell.slot))
        }
        return IntakePlace(
            day: day, slot: Int(cell.slot), slots: kind.slots,
            therapist: therapist,
            resource: diary.resource(
                of: kind.pool, day: day, slot: Int(cell.slot), slots: kind.slots))
    }

    @inline(__always)
    func wishCost(_ therapist: Int, _ skill: Int?) -> Int {
        guard let preferred = hand.plan.preferredTherapist, preferred != therapist,
            problem.therapists[preferred].has(skill)
        else { return 0 }
        return weights.notPreferredTherapist
    }
}
