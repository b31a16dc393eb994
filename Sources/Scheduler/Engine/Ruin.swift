/// Which plans to take out and place again, in the order in which they go back.
extension Intake {
    mutating func ruinedPlans(at temperature: Double) -> [Int] {
        if problem.plans.count == 1 { return [0] }
        // While it is hot, they would only be moved again.
        if !displaced.plans.isEmpty, temperature * 2 < Double(problem.weights.moved),
            random.below(8) == 0
        {
            return plansToGiveBack()
        }
        // Where a repair leaves few that lack something, these are not all that counts.
        let share = problem.repair == nil ? 6 : min(7, lacking.plans.count)
        if !lacking.plans.isEmpty, random.below(8) < share { return plansInTheWay() }
        return relatedPlans()
    }

    /// A plan that lacks something, and those who hold what it could use.
    private mutating func plansInTheWay() -> [Int] {
        let seed = lacking.plans[random.below(lacking.plans.count)]
        guard
            let (kind, days) = missing(
                placements[seed], insertion.shapes[seed], problem.plans[seed]),
            let best = owners(between: days, seed, kind)
        else { return relatedPlans() }
        return [seed] + shuffled(best)
    }

    /// The fewest plans that hold what another could use in some days, of ten places by chance.
    mutating func owners(between days: Range<Int>, _ plan: Int, _ kind: Int) -> [Int]? {
        let shape = insertion.shapes[plan]
        let able = shape.members.indices.filter { shape.skilled[$0][kind] }
        guard !able.isEmpty, !days.isEmpty else { return nil }
        if shape.kinds[kind].group >= 0 { return seated(in: shape.kinds[kind].group, but: plan) }
        var best: [Int] = []
        var bestRank = Int.max
        for _ in 0..<10 {
            let day = days.lowerBound + random.below(days.count)
            let therapist = shape.members[able[random.below(able.count)]]
            guard
                let blocking = owners(
                    of: therapist, day, shape.kinds[kind],
                    patient: problem.plans[plan].patient, but: plan)
            else { continue }
            let rank = blocking.count * 100 + random.below(100)
            if rank < bestRank { (best, bestRank) = (blocking, rank) }
        }
        return bestRank < .max ? best : nil
    }

    /// One of the plans with seats in a class, by chance.
    private mutating func seated(in group: Int, but own: Int) -> [Int]? {
        let seats = insertion.diary.seats
        let others = problem.plans.indices.filter { plan in
            plan != own
                && placements[plan].places.contains {
                    $0.isSeat && seats.group(of: $0.meeting) == group
                }
        }
        return others.isEmpty ? nil : [others[random.below(others.count)]]
    }

    /// The kind of something that the plan lacks, and the days on which it could be.
    private mutating func missing(
        _ placement: IntakePlacement, _ shape: PlanShape, _ plan: IntakeProblem<Mask>.Plan
    ) -> (kind: Int, days: Range<Int>)? {
        let last = problem.days - shape.weeks.count * 7
        guard plan.earliest <= last else { return nil }
        let isEmpty = !placement.sessions.contains { $0 != nil }
        let latest = min(last, plan.earliest + plan.maxStartDelay)
        let start =
            problem.repair == nil && (isEmpty || random.below(3) == 0)
            ? plan.earliest + random.below(latest - plan.earliest + 1) : placement.start
        var lost: [(kind: Int, days: Range<Int>)] = []
        for (index, session) in shape.sessions.enumerated() where placement.sessions[index] == nil {
            let days = daysLeft(for: session, from: start)
            if !days.isEmpty { lost.append((session.kind, days)) }
        }
        for (index, visit) in plan.visits.enumerated()
        where placement.visits[index] == nil && placement.hosts.isEmpty {
            let days = daysLeft(for: visit, plan, from: start)
            if !days.isEmpty { lost.append((shape.visitKinds[index], days)) }
        }
        return lost.isEmpty ? nil : lost[random.below(lost.count)]
    }

    /// The days of a session's week, in a repair those that are left.
    func daysLeft(for session: PlanShape.Session, from start: Int) -> Range<Int> {
        session.days(ofPlanFrom: start, notBefore: problem.repair?.asOf ?? 0)
    }

    /// The same of a visit.
    private func daysLeft(
        for visit: IntakeProblem<Mask>.Visit, _ plan: IntakeProblem<Mask>.Plan, from start: Int
    ) -> Range<Int> {
        let days = visit.days(start - plan.earliest, earliest: plan.earliest)
        let high = min(problem.days, plan.earliest + days.high + 1)
        return min(max(plan.earliest + days.low, problem.repair?.asOf ?? 0, 0), high)..<high
    }

    /// The plans that hold a place of a therapist's day which the patient could use; `nil` when something
    /// stands there that no plan can give up.
    private mutating func owners(
        of therapist: Int, _ day: Int, _ kind: PlanShape.Kind, patient: Int, but own: Int
    ) -> [Int]? {
        let work = problem.therapists[therapist].free[day] & problem.patients[patient][day]
        var starts = work.starts(kind.slots)
        guard !starts.isEmpty else { return nil }
        for _ in 0..<random.below(starts.count) {
            let first = starts.first
            starts = starts & ~Mask(first..<(first + 1))
        }
        let slot = starts.first
        return owners(
            of: IntakePlace(
                day: day, slot: slot, slots: kind.slots, therapist: therapist, resource: -1),
            pool: kind.pool, but: own)
    }

    /// The same of one place, and of what it needs of a pool.
    mutating func owners(of place: IntakePlace, pool: Int, but own: Int) -> [Int]? {
        let (therapist, day) = (place.therapist, place.day)
        let taken = place.slot..<(place.slot + place.slots)
        var found: [Int] = []
        func add(_ owner: Int32) {
            let plan = Int(owner)
            if plan >= 0, plan != own, !found.contains(plan) { found.append(plan) }
        }
        let row = (therapist * problem.days + day) * Mask.capacity
        for at in taken { add(insertion.diary.owner[row + at]) }
        if !insertion.diary.hasRoom(therapist, day, for: 1), found.isEmpty {
            let day = insertion.diary.owner[row..<(row + Mask.capacity)].filter {
                $0 >= 0 && $0 != own
            }
            guard !day.isEmpty else { return nil }
            add(day[day.startIndex + random.below(day.count)])
        }
        if pool >= 0 {
            for at in insertion.diary.full(pool, day, Mask(taken)) {
                let users = holders(of: pool, day, at).filter { $0 != own }
                guard !users.isEmpty else { return nil }
                if !users.contains(where: found.contains) {
                    found.append(users[random.below(users.count)])
                }
            }
        }
        return found
    }

    /// The plans that use any of a pool at a slot.
    private func holders(of pool: Int, _ day: Int, _ slot: Int) -> [Int] {
        var found: [Int] = []
        for therapist in problem.therapists.indices {
            let owner = Int(
                insertion.diary.owner[(therapist * problem.days + day) * Mask.capacity + slot])
            guard owner >= 0 else { continue }
            var uses = false
            placements[owner].forEachPlace {
                if $0.day == day, $0.slot <= slot, slot < $0.slot + $0.slots,
                    insertion.diary.pool(pool, holds: $0.resource)
                {
                    uses = true
                }
            }
            if uses { found.append(owner) }
        }
        return found
    }

    /// A plan and some that share its therapists and weeks.
    private mutating func relatedPlans() -> [Int] {
        let seed = seedPlan()
        let count = 1 + random.below(random.below(4) == 0 ? 8 : 4)
        let places = placements[seed].places
        var chosen = [seed]
        let members = insertion.shapes[seed].members
        guard !members.isEmpty else { return chosen }
        // Those who stand next to it, or where it could be.
        for _ in 0..<(count * 6) where chosen.count <= count {
            let day: Int
            let therapist: Int
            if !places.isEmpty, random.below(2) == 0 {
                let place = places[random.below(places.count)]
                (day, therapist) = (place.day, place.therapist)
            } else {
                therapist = members[random.below(members.count)]
                let span = insertion.shapes[seed].weeks.count * 7
                day = min(problem.days - 1, placements[seed].start + random.below(max(1, span)))
            }
            let row = (therapist * problem.days + day) * Mask.capacity
            let slot = random.below(Mask.capacity)
            for step in 0..<Mask.capacity {
                let owner = Int(insertion.diary.owner[row + (slot + step) % Mask.capacity])
                if owner >= 0, !chosen.contains(owner) {
                    chosen.append(owner)
                    break
                }
            }
        }
        return order(chosen)
    }

    private mutating func seedPlan() -> Int {
        // After a short absence nearly nothing else may move.
        let share = problem.repair?.maxMoved ?? .max < .max ? 11 : 9
        if !hit.isEmpty, random.below(12) < share { return hit[random.below(hit.count)] }
        let plan = random.below(problem.plans.count)
        guard random.below(2) == 0 else { return plan }
        var worst = plan
        for _ in 0..<8 {
            let other = random.below(problem.plans.count)
            if placements[other].cost > placements[worst].cost { worst = other }
        }
        return worst
    }

    /// Sometimes the hardest first, sometimes by chance.
    private mutating func order(_ plans: [Int]) -> [Int] {
        guard random.below(3) == 0 else { return shuffled(plans) }
        return plans.map { (freedom: freedom($0), plan: $0) }
            .sorted { ($0.freedom, $0.plan) < ($1.freedom, $1.plan) }.map(\.plan)
    }

    mutating func shuffled(_ plans: [Int]) -> [Int] {
        var order = plans
        for index in order.indices.dropLast() {
            order.swapAt(index, index + random.below(order.count - index))
        }
        return order
    }
}
