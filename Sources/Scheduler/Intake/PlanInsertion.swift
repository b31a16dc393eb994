/// Finds the cheapest places for one plan in a diary that stands.
///
/// Each start and therapist is first judged by counting: how many sessions can be held at all, in bits a day.
/// Only those whose bound is below the best found are worked out, by dynamic programming over the days,
/// with the weekdays and starts that most weeks can keep.
struct PlanInsertion<Mask: DayMask>: Sendable {
    let problem: IntakeProblem<Mask>
    let weights: IntakeProblem<Mask>.Weights
    let shapes: [PlanShape]
    var diary: IntakeDiary<Mask>
    /// The plan at hand.
    var plan: IntakeProblem<Mask>.Plan
    var shape: PlanShape
    /// Where the plan stands, in a repair.
    var kept: Repair.Kept?
    // Scratch, so that the search hardly allocates.
    var open = OpenStarts<Mask>()
    var cellsOf: [DayCell] = []
    var isRead: [Bool] = []
    var dates: SessionDates
    var plain: [DayCell] = []
    var cells: [DayCell] = []
    var team: [Int] = []
    var candidates: [Candidate] = []
    /// Reviews that a member cannot hold, by delay and member, and the fewest of a delay; -1 unknown.
    var reviewsLost: [Int] = []
    var fewestLost: [Int] = []
    var found: IntakePlacement
    var foundScore = Int.max
    /// What plans to come will need, when they are not known.
    var foresight: Foresight<Mask>?
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
        shapes = problem.plans.map { PlanShape($0, in: problem) }
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
            problem.maxStartDelay, problem.days - plan.earliest - shape.weeks.count * 7)
        guard last >= 0 else { return nothing < limit ? found : nil }
        // Of a repair, nothing new lies in the past; what stands there stays.
        let past = kept == nil ? problem.repair?.asOf ?? 0 : 0
        open.read(
            shape, patient: plan.patient, from: plan.earliest, notBefore: past, diary)
        if let kept, let repair = problem.repair {
            self.repair(kept, asOf: repair.asOf)
            return found.cost < nothing || nothing < limit ? found : nil
        }
        let delays = starts ?? 0...last
        var late: [Candidate] = []
        for delay in delays {
            if floor(delay) >= foundScore { break }
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
        if foundScore > floor(delays.lowerBound) + weights.extraTherapist { trySeveral(delays) }
        return found.cost < nothing || nothing < limit ? found : nil
    }

    @inline(__always)
    func floor(_ delay: Int) -> Int { delay * weights.startDelayPerDay }

    mutating func begin(_ index: Int) {
        plan = problem.plans[index]
        kept = problem.repair?.kept[index]
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
        fewestLost.removeAll(keepingCapacity: true)
        fewestLost.append(contentsOf: repeatElement(-1, count: problem.maxStartDelay + 1))
        reviewsLost.removeAll(keepingCapacity: true)
        reviewsLost.append(
            contentsOf: repeatElement(
                0, count: (problem.maxStartDelay + 1) * shape.members.count))
    }

    /// Every member alone, from one start on.
    private mutating func readSingles(_ delay: Int) {
        countReviews(delay)
        candidates.removeAll(keepingCapacity: true)
        let all = shape.sessions.count
        for member in shape.members.indices {
            let held = open.count(shape, from: delay) { kind, x in
                open.week(kind, member, from: x)
            }
            candidates.append(
                Candidate(
                    bound: bound(delay, missing: all - held, [member]), delay: delay, first: member)
            )
        }
    }

    /// The least that a start costs with some members, when so many sessions are missing.
    func bound(_ delay: Int, missing: Int, _ members: [Int]) -> Int {
        var bound =
            floor(delay) + (missing + fewestLost[delay]) * weights.unplaced
            + (members.count - 1) * weights.extraTherapist
        let row = delay * shape.members.count
        if !members.contains(where: { reviewsLost[row + $0] == fewestLost[delay] }) {
            bound += weights.extraTherapist
        }
        if let preferred = plan.preferredTherapist,
            !members.contains(where: { shape.members[$0] == preferred })
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
            guard candidate.bound < foundScore else { break }
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
        let extra = floor(delay) + (team.count - 1) * weights.extraTherapist
        readPlain(delay)
        let least = extra + dates.solve(shape, plain) + fewestLost[delay] * weights.unplaced
        guard least < foundScore else { return }
        let off = weights.offUsualSlot
        let all = shape.sessions.count - (least / weights.unplaced)
        for pattern in patterns(delay) {
            guard least + off * max(0, all - pattern.count) < foundScore else { continue }
            readCells(with: pattern, delay)
            guard extra + dates.solve(shape, cells) < foundScore else { continue }
            let (placement, score) = placement(delay)
            if score < foundScore { (found, foundScore) = (placement, score) }
        }
    }

    /// The cheapest of the team's cells on each day.
    mutating func readPlain(_ delay: Int) {
        plain.removeAll(keepingCapacity: true)
        for (number, week) in shape.weeks.enumerated() {
            let low = delay + number * 7
            for x in low..<(low + 7) {
                var cell = DayCell()
                for member in team where shape.skilled[member][week.kind] {
                    let other = cellsOf[(week.kind * open.members + member) * open.span + x]
                    if other.cost < cell.cost { cell = other }
                }
                plain.append(cell)
            }
        }
    }

    /// The plain cells, dearer but for usual weekdays and starts.
    mutating func readCells(with pattern: UsualPattern, _ delay: Int) {
        let off = Int32(weights.offUsualSlot)
        cells.removeAll(keepingCapacity: true)
        var weekday = (problem.firstWeekday + plan.earliest + delay) % 7
        for (number, week) in shape.weeks.enumerated() {
            for day in 0..<7 {
                var cell = plain[number * 7 + day]
                if cell.isOpen {
                    cell.cost += off
                    let slot = pattern.slot(weekday)
                    if slot >= 0 {
                        let x = delay + number * 7 + day
                        for member in team where shape.skilled[member][week.kind] {
                            guard open.starts(week.kind, member, x).contains(slot) else { continue }
                            let cost = usualCost(week.kind, member, x, slot)
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

    /// What the last days found mean, with reviews.
    private func placement(_ delay: Int) -> (placement: IntakePlacement, score: Int) {
        let days = dates.trace(shape)
        let start = plan.earliest + delay
        var placement = IntakePlacement(
            start: start, lead: shape.members[team[0]], sessions: [], reviews: [], cost: 0)
        placement.sessions.reserveCapacity(days.count)
        for (index, session) in shape.sessions.enumerated() {
            guard days[index] >= 0 else {
                placement.sessions.append(nil)
                continue
            }
            let cell = cells[days[index]]
            let kind = shape.kinds[session.kind]
            placement.sessions.append(
                IntakePlace(
                    day: start + days[index], slot: Int(cell.slot), slots: kind.slots,
                    therapist: shape.members[Int(cell.member)], resource: kind.resource))
        }
        placeReviews(&placement, delay)
        let gaps = gapCost(placement) + foresightCost(placement)
        placement.cost = cost(placement)
        return (placement, placement.cost + gaps)
    }

    @inline(__always)
    func wishCost(_ therapist: Int, _ skill: Int?) -> Int {
        guard let preferred = plan.preferredTherapist, preferred != therapist,
            problem.therapists[preferred].has(skill)
        else { return 0 }
        return weights.notPreferredTherapist
    }
}
