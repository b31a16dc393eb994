/// Places a clinic's whole intake: first each plan by itself, then ruin and recreate: a few related
/// plans are taken out and placed again, and the change is kept when it is cheaper, or, early on, only
/// a little dearer. The same seed and effort give the same answer.
struct Intake<Mask: DayMask> {
    private let problem: IntakeProblem<Mask>
    private var diary: IntakeDiary<Mask>
    private var insertion: PlanInsertion<Mask>
    private var random: IntakeRandom
    /// By plan.
    private(set) var placements: [IntakePlacement]
    private var planCost = 0
    /// Iterations of the last improvement.
    private(set) var tried = 0

    init(_ problem: IntakeProblem<Mask>, seed: UInt64 = 1) {
        self.problem = problem
        diary = IntakeDiary(problem)
        insertion = PlanInsertion(problem)
        random = IntakeRandom(seed: seed)
        placements = problem.plans.map { plan in
            let sessions = plan.phases.reduce(0) { $0 + $1.weeks * $1.perWeek }
            return IntakePlacement(
                start: plan.earliest, lead: plan.team.first ?? 0,
                sessions: Array(repeating: nil, count: sessions),
                reviews: Array(repeating: nil, count: plan.reviews.count),
                cost: plan.appointments * problem.weights.unplaced)
        }
        planCost = placements.reduce(0) { $0 + $1.cost }
    }

    /// All plans together, short gaps included.
    var cost: Int { planCost + diary.gapTotal * problem.weights.shortGap }

    var unplaced: Int { placements.reduce(0) { $0 + $1.unplaced } }

    /// Places one plan beside all others, which stay; as when plans arrive one by one.
    mutating func place(_ plan: Int) {
        let found = insertion.best(problem.plans[plan], in: diary)
        keep(found, plan)
    }

    /// For plans that arrive one by one: spares what plans to come will need.
    mutating func lookAhead(weight: Double) { insertion.lookAhead(weight: weight) }

    /// Places every plan, those with the fewest therapists and hours first.
    mutating func placeAll() {
        let order = problem.plans.indices.sorted { left, right in
            (freedom(left), left) < (freedom(right), right)
        }
        for plan in order { place(plan) }
    }

    /// Tries `iterations` times to place a few plans better. `deadline` tells how much of a time limit has
    /// gone, 0 to 1: at 1 it ends with the best so far.
    mutating func improve(iterations: Int, deadline: () -> Double = { 0 }) {
        guard !problem.plans.isEmpty else { return }
        var best = placements
        var bestCost = cost
        insertion.isThorough = false
        defer { insertion.isThorough = true }
        let (hot, cold) = (40.0, 0.4)
        var temperature = hot
        for iteration in 0..<max(0, iterations) {
            if iteration & 15 == 0 {
                let gone = deadline()
                if gone >= 1 { break }
                let part = max(gone, Double(iteration) / Double(iterations))
                temperature = hot * power(cold / hot, part)
                tried = iteration
            }
            let before = cost
            let ruined = relatedPlans()
            let old = ruined.map { placements[$0] }
            for plan in ruined { remove(plan) }
            for plan in order(ruined) { place(plan) }
            let change = cost - before
            let isKept =
                change <= 0
                || random.unit() < exponentialOf(-Double(change) / max(temperature, 0.01))
            if !isKept {
                for plan in ruined { remove(plan) }
                for (plan, placement) in zip(ruined, old) { keep(placement, plan) }
            } else if cost < bestCost {
                (best, bestCost) = (placements, cost)
            }
        }
        if cost > bestCost { restore(best) }
    }

    private mutating func restore(_ best: [IntakePlacement]) {
        for plan in problem.plans.indices { remove(plan) }
        for plan in problem.plans.indices { keep(best[plan], plan) }
    }

    private mutating func keep(_ placement: IntakePlacement, _ plan: Int) {
        planCost += placement.cost - placements[plan].cost
        placements[plan] = placement
        diary.book(placement.places, of: problem.plans[plan].patient)
    }

    /// Leaves the plan without places.
    private mutating func remove(_ plan: Int) {
        let placement = placements[plan]
        diary.unbook(placement.places, of: problem.plans[plan].patient)
        var empty = placement
        empty.sessions = Array(repeating: nil, count: placement.sessions.count)
        empty.reviews = Array(repeating: nil, count: placement.reviews.count)
        empty.cost = problem.plans[plan].appointments * problem.weights.unplaced
        planCost += empty.cost - placement.cost
        placements[plan] = empty
    }

    /// A plan, often one that lacks sessions, and some that share its therapists and weeks.
    private mutating func relatedPlans() -> [Int] {
        let seed = seedPlan()
        let count = 2 + random.below(random.below(4) == 0 ? 10 : 5)
        let span = weeks(seed)
        let team = able(seed)
        var pool: [(rank: Int, plan: Int)] = []
        // A sample is enough, and does not grow with the clinic.
        for _ in 0..<min(160, problem.plans.count) {
            let plan = random.below(problem.plans.count)
            guard plan != seed, weeks(plan).overlaps(span) else { continue }
            let own = placements[plan]
            guard own.places.contains(where: { team.contains($0.therapist) }) else { continue }
            let same = own.lead == placements[seed].lead ? 0 : 40
            pool.append((same + random.below(60), plan))
        }
        pool.sort { ($0.rank, $0.plan) < ($1.rank, $1.plan) }
        var chosen = [seed]
        for item in pool where !chosen.contains(item.plan) {
            chosen.append(item.plan)
            if chosen.count > count { break }
        }
        return chosen
    }

    private mutating func seedPlan() -> Int {
        let plan = random.below(problem.plans.count)
        guard random.below(2) == 0 else { return plan }
        var worst = plan
        for _ in 0..<12 {
            let other = random.below(problem.plans.count)
            if placements[other].cost > placements[worst].cost { worst = other }
        }
        return worst
    }

    private func weeks(_ plan: Int) -> Range<Int> {
        let start = placements[plan].start
        return start..<(start + problem.plans[plan].weeks * 7 + problem.maxStartDelay)
    }

    private func able(_ plan: Int) -> [Int] {
        problem.plans[plan].team.filter { therapist in
            problem.plans[plan].phases.contains { insertion.knows(therapist, $0.skill) }
        }
    }

    /// Sometimes the hardest first, sometimes by chance.
    private mutating func order(_ plans: [Int]) -> [Int] {
        if random.below(3) == 0 {
            return plans.sorted { (freedom($0), $0) < (freedom($1), $1) }
        }
        var order = plans
        for index in order.indices.dropLast() {
            order.swapAt(index, index + random.below(order.count - index))
        }
        return order
    }

    /// Hours that patient and therapists share, roughly.
    private func freedom(_ plan: Int) -> Int {
        let own = problem.plans[plan]
        let team = able(plan).count
        let hours = problem.patients[own.patient].prefix(28).reduce(0) { $0 + $1.count }
        return team * hours / max(1, own.appointments)
    }
}

/// Random numbers that are the same in each run (SplitMix64).
struct IntakeRandom: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to `bound`, which is not reached.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(max(1, bound))).high)
    }

    mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}

/// e to the power of `value`, which is 0 or less.
private func exponentialOf(_ value: Double) -> Double {
    guard value > -40 else { return 0 }
    var result = 1.0
    var base = 1 + value / 1_048_576
    for _ in 0..<20 { base *= base }
    result *= base
    return result
}

/// `base` from 0 to 1, to a power from 0 to 1, by bisection of the exponent.
private func power(_ base: Double, _ exponent: Double) -> Double {
    var result = 1.0
    var root = base
    var rest = exponent
    for _ in 0..<60 {
        root = root.squareRoot()
        rest *= 2
        if rest >= 1 {
            result *= root
            rest -= 1
        }
    }
    return result
}
