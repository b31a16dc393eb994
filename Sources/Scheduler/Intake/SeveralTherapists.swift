/// A plan that one therapist cannot hold alone.
extension PlanInsertion {
    /// Lets other therapists hold what the first cannot: anybody on the days on which the lead has no
    /// place, then exactly one other.
    mutating func widen(
        _ plan: IntakeProblem<Mask>.Plan, _ sessions: [Session], _ best: inout IntakePlacement,
        _ bestScore: inout Int, _ diary: IntakeDiary<Mask>, delays: ClosedRange<Int>
    ) {
        let weeks = plan.weeks
        let width = weeks * 7
        let few = Set([delays.lowerBound, max(delays.lowerBound, best.start - plan.earliest)])
        for delay in delays where isThorough || few.contains(delay) {
            let start = plan.earliest + delay
            let floor = delay * weights.startDelayPerDay
            guard start + width <= problem.days, floor < bestScore else { break }
            other.removeAll(keepingCapacity: true)
            for therapist in plan.team {
                let usual = patterns(plan, start: start, therapist, diary, limit: 1)[0]
                fill(plan, sessions, start: start, therapist, diary, usual: usual)
                other.append(contentsOf: cells)
            }
            for lead in plan.team.indices {
                mix(lead, with: plan.team.indices, width: width, penalty: 8)
                take(plan, sessions, start, lead, floor, diary, &best, &bestScore)
            }
        }
        // Two are better than three: every pair at the best start.
        let start = best.start
        let floor = (start - plan.earliest) * weights.startDelayPerDay
        guard start + width <= problem.days, !best.sessions.isEmpty else { return }
        other.removeAll(keepingCapacity: true)
        for therapist in plan.team {
            let usual = patterns(plan, start: start, therapist, diary, limit: 1)[0]
            fill(plan, sessions, start: start, therapist, diary, usual: usual)
            other.append(contentsOf: cells)
        }
        for lead in plan.team.indices {
            for second in plan.team.indices where second != lead {
                mix(lead, with: second..<(second + 1), width: width, penalty: 0)
                take(plan, sessions, start, lead, floor, diary, &best, &bestScore)
            }
        }
    }

    /// The lead's cells, and where others are cheaper by more than the penalty, theirs.
    mutating func mix(
        _ lead: Int, with others: Range<Int>, width: Int, penalty: Int
    ) {
        cells.removeAll(keepingCapacity: true)
        for day in 0..<width {
            var cell = other[lead * width + day]
            for second in others where second != lead {
                let candidate = other[second * width + day]
                if candidate.cost < Int.max, candidate.cost + penalty < cell.cost {
                    cell = candidate
                    cell.cost += penalty
                }
            }
            cells.append(cell)
        }
    }

    mutating func take(
        _ plan: IntakeProblem<Mask>.Plan, _ sessions: [Session], _ start: Int, _ lead: Int,
        _ floor: Int, _ diary: IntakeDiary<Mask>, _ best: inout IntakePlacement,
        _ bestScore: inout Int
    ) {
        guard floor + solve(sessions, weeks: plan.weeks) < bestScore else { return }
        let found = placement(
            plan, sessions, start: start, lead: plan.team[lead], diary, floor: floor)
        if found.score < bestScore { (best, bestScore) = (found.placement, found.score) }
    }
}
