/// Places a clinic's whole intake: first each plan by itself, then ruin and recreate: a few related
/// plans are taken out and placed again, and the change is kept when it is cheaper, or, early on, only
/// a little dearer. The same seed and effort give the same answer.
struct Intake<Mask: DayMask>: Sendable {
    let problem: IntakeProblem<Mask>
    var insertion: PlanInsertion<Mask>
    var random: IntakeRandom
    /// By plan.
    private(set) var placements: [IntakePlacement]
    /// Plans that lack something.
    private(set) var lacking: PlanBag
    /// Repair: plans with an appointment that was not hit and is not where it was.
    private(set) var displaced: PlanBag
    private var planCost = 0
    /// Repair: appointments that were not hit and are not where they were.
    private(set) var moved = 0
    /// Repair: the plans that the absence hits.
    let hit: [Int]
    /// Iterations of the last improvement.
    var tried = 0

    init(_ problem: IntakeProblem<Mask>, seed: UInt64 = 1) {
        self.problem = problem
        insertion = PlanInsertion(problem)
        hit = problem.plans.indices.filter { problem.repair?.kept[$0]?.isHit == true }
        random = IntakeRandom(seed: seed)
        placements = problem.plans.map { $0.unplacedPlacement(problem.weights) }
        planCost = placements.reduce(0) { $0 + $1.cost }
        lacking = PlanBag(of: problem.plans.count)
        displaced = PlanBag(of: problem.plans.count)
        for plan in problem.plans.indices {
            if let kept = insertion.kept(plan) {
                keep(insertion.remainder(of: kept, plan), plan)
            } else {
                note(plan)
            }
        }
    }

    /// All plans together, short gaps included.
    var cost: Int { planCost + insertion.diary.gapTotal * problem.weights.shortGap }

    var unplaced: Int { placements.reduce(0) { $0 + $1.unplaced } }

    /// Places one plan beside all others, which stay; as when plans arrive one by one.
    mutating func place(_ plan: Int) {
        if let placement = insertion.best(plan) { keep(placement, plan) }
        let problem = problem
        insertion.foresight?.note(problem.plans[plan], in: problem)
    }

    /// From here on, plans come one by one, and those to come are not known.
    mutating func lookAhead() { insertion.foresight = Foresight(problem) }

    /// Places every plan, those with the fewest therapists and hours first.
    mutating func placeAll() {
        let order = problem.plans.indices.sorted { left, right in
            (freedom(left), left) < (freedom(right), right)
        }
        for plan in order { place(plan) }
    }

    /// Places again what an absence hit, plan by plan, those with the least freedom first.
    mutating func placeHit() {
        for plan in hit.sorted(by: { (freedom($0), $0) < (freedom($1), $1) }) {
            _ = recreate([plan], within: cost)
        }
    }

    /// Tries so many times to place a few plans better, and tells what changed. A change may cost more than
    /// before, as much as the temperature allows.
    mutating func improve(tries: Int, temperature: Double) -> [IntakeMove] {
        var moves: [IntakeMove] = []
        for _ in 0..<tries {
            let ruined = ruinedPlans(at: temperature)
            let allowed = -temperature * logarithm(max(random.unit(), 1e-12))
            let before = cost
            guard recreate(ruined, within: before + Int(allowed)) else { continue }
            moves.append(
                IntakeMove(
                    plans: ruined, placements: ruined.map { placements[$0] },
                    dearer: max(0, cost - before)))
        }
        return moves
    }

    /// Does what another search did from the same state, unless it does not fit any more, or costs more than
    /// it did there.
    mutating func adopt(_ move: IntakeMove) -> Bool {
        let limit = cost + move.dearer
        let mayMove = max(moved, problem.repair?.maxMoved ?? 0)
        let old = move.plans.map { placements[$0] }
        for plan in move.plans { remove(plan) }
        for (index, plan) in move.plans.enumerated() {
            guard insertion.diary.fits(move.placements[index], of: problem.plans[plan].patient)
            else {
                put(old, move.plans)
                return false
            }
            keep(move.placements[index], plan)
        }
        if cost <= limit, moved <= mayMove { return true }
        put(old, move.plans)
        return false
    }

    /// Takes a plan out, asks about it, and puts it back.
    mutating func lift<Answer>(
        _ plan: Int, _ ask: (IntakePlacement, PlanInsertion<Mask>) -> Answer
    ) -> Answer {
        let placement = placements[plan]
        remove(plan)
        insertion.begin(plan)
        let answer = ask(placement, insertion)
        keep(placement, plan)
        return answer
    }

    /// Sets plans to given places, which have to fit together with all others.
    mutating func put(_ placements: [IntakePlacement], _ plans: [Int]) {
        for plan in plans { remove(plan) }
        for (plan, placement) in zip(plans, placements) { keep(placement, plan) }
    }

    /// Takes plans out and places them again, one by one; all as before when that costs more than `limit`.
    private mutating func recreate(_ plans: [Int], within limit: Int) -> Bool {
        let old = plans.map { placements[$0] }
        let mayMove = max(moved, problem.repair?.maxMoved ?? 0)
        for plan in plans { remove(plan) }
        defer { insertion.circle = nil }
        // What is still to be placed costs nothing, at best.
        var rest = plans.reduce(0) { $0 + placements[$1].cost }
        for (index, plan) in plans.enumerated() {
            insertion.circle = .init(
                familiar: old[index].therapists, offset: random.below(1 << 16))
            rest -= placements[plan].cost
            let spent = cost - rest - placements[plan].cost
            guard let placement = insertion.best(plan, below: limit - spent + Self.slack) else {
                put(old, plans)
                return false
            }
            keep(placement, plan)
        }
        if cost <= limit, moved <= mayMove { return true }
        put(old, plans)
        return false
    }

    /// Short gaps that a placement may close, which its score does not know.
    private static var slack: Int { 6 }

    private mutating func keep(_ placement: IntakePlacement, _ plan: Int) {
        planCost += placement.cost - placements[plan].cost
        moved += placement.moved - placements[plan].moved
        placements[plan] = placement
        insertion.diary.book(placement, of: problem.plans[plan].patient, plan: plan)
        note(plan)
    }

    /// Leaves the plan without places.
    private mutating func remove(_ plan: Int) {
        insertion.diary.unbook(placements[plan], of: problem.plans[plan].patient)
        let empty = problem.plans[plan].unplacedPlacement(problem.weights)
        planCost += empty.cost - placements[plan].cost
        moved -= placements[plan].moved
        placements[plan] = empty
    }

    private mutating func note(_ plan: Int) {
        lacking.set(plan, placements[plan].cost >= problem.weights.unplaced)
        displaced.set(plan, placements[plan].moved > 0)
    }

    /// Hours that patient and therapists share, roughly.
    func freedom(_ plan: Int) -> Int {
        let own = problem.plans[plan]
        let team = insertion.shapes[plan].members.count
        let hours = problem.patients[own.patient].prefix(28).reduce(0) { $0 + $1.count }
        return team * hours / max(1, own.appointments)
    }
}

/// A change that a search made: plans, and where they are now.
struct IntakeMove: Sendable {
    let plans: [Int]
    let placements: [IntakePlacement]
    /// What it cost more than before.
    let dearer: Int
}
