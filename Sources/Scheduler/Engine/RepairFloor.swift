/// The least that a plan can cost in a repair, known before anything is worked out.
///
/// Each place that was not hit stays, at its own cost, or moves; each therapist of such places stays, or goes
/// with all of them; what was hit costs nothing, at best.
struct RepairFloor: Sendable {
    /// When anything moves that was not hit.
    var anyMove: Int
    /// With those who hold the plan now.
    var known: Int
    /// When somebody new holds a session.
    var stranger: Int
    /// Sessions that can neither stay nor go to those who hold the plan now.
    var homeless: [Int] = []
}

extension PlanInsertion {
    /// The floor of the plan at hand.
    func repairFloor(_ kept: KeptPlan) -> RepairFloor {
        var stay = max(0, kept.start - hand.plan.earliest) * weights.startDelayPerDay
        var move = weights.unplaced
        /// What it adds when a therapist goes, instead of one more who shares the plan.
        var leaving: [(therapist: Int, cost: Int)] = []
        kept.forEach(hand.shape, in: kept.placement) { standing, kind, _ in
            guard let place = standing.place, !standing.isHit else { return }
            let own = ownCost(kind, place.therapist, day: place.day, slot: place.slot)
            let moving = standing.isFixed ? weights.unplaced : max(0, standing.moving - own)
            stay += standing.isFixed ? own : min(own, standing.moving)
            move = min(move, moving)
            if let known = leaving.firstIndex(where: { $0.therapist == place.therapist }) {
                leaving[known].cost += moving
            } else {
                leaving.append((place.therapist, moving - weights.extraTherapist))
            }
        }
        stay += max(0, leaving.count - 1) * weights.extraTherapist
        let saved = leaving.reduce(0) { $0 + min(0, $1.cost) }
        let goes = saved < 0 ? saved : leaving.reduce(move) { min($0, $1.cost) }
        let changes = kept.placement.sessions.contains(nil) ? 0 : weights.therapistChanged
        return RepairFloor(
            anyMove: stay + (leaving.count > 1 ? min(move, goes) : move),
            known: stay + saved,
            stranger: stay + saved + changes + (leaving.isEmpty ? 0 : weights.extraTherapist))
    }

    /// The floor with what has no place: each such session stays out, unless somebody new has time.
    func repairFloor(_ kept: KeptPlan, _ known: [Int], _ asOf: Int) -> RepairFloor {
        var floor = repairFloor(kept)
        for session in hand.shape.sessions.indices
        where !scratch.stays[session].isOpen
            && !known.contains(where: { isOpen(session, $0, kept.start, asOf) })
        {
            floor.homeless.append(session)
        }
        floor.known += floor.homeless.count * weights.unplaced
        return floor
    }

    /// What stays out of some sessions even with one more member of the team.
    func lost(_ sessions: [Int], _ member: Int, _ start: Int, _ asOf: Int) -> Int {
        sessions.count { !isOpen($0, member, start, asOf) } * weights.unplaced
    }

    /// Whether a member has any time for a session on the days that are left of its week.
    private func isOpen(_ session: Int, _ member: Int, _ start: Int, _ asOf: Int) -> Bool {
        let session = hand.shape.sessions[session]
        let days = session.days(ofPlanFrom: start, notBefore: asOf)
        guard let first = days.first, let last = days.last else { return false }
        return open.isOpen(
            session.kind, member, (first - hand.plan.earliest)...(last - hand.plan.earliest))
    }
}
