/// Two searches side by side that stay one: each tries changes from the same state; after a round, what the
/// second found is done on the first, where it still fits, and the second follows. So two cores find twice
/// as much, and the answer is the same on any machine.
actor IntakeWorker<Mask: DayMask> {
    private var intake: Intake<Mask>
    private var best: BestSoFar

    init(_ intake: Intake<Mask>) {
        self.intake = intake
        best = BestSoFar(intake.placements, intake.cost)
    }

    /// One round; before it, `changes` of the other are taken over.
    func round(
        _ tries: Int, temperature: Double, after changes: IntakeMove?
    ) -> [IntakeMove] {
        if let changes { intake.put(changes.placements, changes.plans) }
        return intake.improve(tries: tries, temperature: temperature)
    }

    /// Adopts what the other found; tells where all plans are that either has touched.
    func merge(_ own: [IntakeMove], _ others: [IntakeMove]) -> IntakeMove {
        for move in others where intake.adopt(move) { best.noteChange(of: move.plans) }
        for move in own { best.noteChange(of: move.plans) }
        if intake.cost < best.cost { best.update(intake.placements, intake.cost) }
        var seen = Set<Int>()
        let touched = (own + others).flatMap(\.plans).filter { seen.insert($0).inserted }
        return IntakeMove(
            plans: touched, placements: touched.map { intake.placements[$0] }, dearer: 0)
    }

    /// The best state of all rounds.
    func finish() -> Intake<Mask> {
        if intake.cost > best.cost {
            intake.put(best.changed.map { best.placements[$0] }, best.changed)
        }
        return intake
    }
}

extension Intake {
    /// Tries `iterations` times to place a few plans better, one at a time, for small intakes inside a
    /// transaction. Never dearer than before.
    mutating func improveAtOnce(iterations: Int) {
        guard !problem.plans.isEmpty, iterations > 0 else { return }
        let cooling = Cooling(hot: 60 * Double(problem.weights.changeScale), halvings: 7)
        var best = BestSoFar(placements, cost)
        for round in 0..<iterations {
            let temperature = cooling.temperature(Double(round) / Double(iterations))
            for move in improve(tries: 1, temperature: temperature) {
                best.noteChange(of: move.plans)
            }
            if cost < best.cost { best.update(placements, cost) }
        }
        if cost > best.cost { put(best.changed.map { best.placements[$0] }, best.changed) }
    }

    private var isSmall: Bool { problem.plans.count < 100 }

    /// A new intake may change much, a repair after a short absence little. Where many plans lack something,
    /// making room takes more heat.
    private var cooling: Cooling {
        if let repair = problem.repair {
            if repair.maxMoved < .max { return Cooling(hot: 7, halvings: 1) }
            return Cooling(hot: isSmall ? 250 : 150, halvings: 5)
        }
        guard lacking.plans.count * 5 >= problem.plans.count else {
            return Cooling(hot: isSmall ? 60 : 120, halvings: 7)
        }
        return isSmall ? Cooling(hot: 120, halvings: 4) : Cooling(hot: 200, halvings: 6)
    }

    /// Tries `iterations` times to place a few plans better, two at a time. `deadline` tells how much of a
    /// time limit has gone, 0 to 1: at 1 it ends with the best so far.
    mutating func improve(iterations: Int, deadline: () -> Double = { 0 }) async {
        guard !problem.plans.isEmpty else { return }
        let cooling = self.cooling
        // Of few plans each try takes little time, so that more of them make a round worth its hand-over.
        let tries = isSmall ? 32 : min(128, max(16, problem.plans.count / 12))
        let first = IntakeWorker(self)
        random = IntakeRandom(seed: random.next())
        let second = IntakeWorker(self)
        var changes: IntakeMove?
        tried = 0
        while tried < iterations {
            let gone = deadline()
            if gone >= 1 { break }
            let part = max(gone, Double(tried) / Double(iterations))
            let temperature = cooling.temperature(part)
            let before = changes
            async let own = first.round(tries, temperature: temperature, after: nil)
            async let others = second.round(tries, temperature: temperature, after: before)
            changes = await first.merge(own, others)
            tried += 2 * tries
        }
        let tried = tried
        self = await first.finish()
        self.tried = tried
    }
}
