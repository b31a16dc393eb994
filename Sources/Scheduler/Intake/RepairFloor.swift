/// The least that a plan can cost in a repair, known before anything is worked out.
///
/// Each place that was not hit stays, at its own cost, or moves; each therapist of such places stays, or goes
/// with all of them; what was hit costs nothing, at best.
struct RepairFloor: Sendable {
    /// When anything moves that was not hit.
    let anyMove: Int
    /// When somebody new holds a session.
    let stranger: Int
}

extension PlanInsertion {
    /// The floor of the plan at hand.
    func repairFloor(_ kept: Repair.Kept) -> RepairFloor {
        var stay = max(0, kept.placement.start - plan.earliest) * weights.startDelayPerDay
        var move = weights.unplaced
        /// What it adds when a therapist goes, instead of one more who shares the plan.
        var leaving: [(therapist: Int, cost: Int)] = []
        func add(_ place: IntakePlace?, _ isHit: Bool, _ kind: Int) {
            guard let place, !isHit else { return }
            let own = ownCost(kind, place.therapist, day: place.day, slot: place.slot)
            let standing = standing(place, isHit, in: kept)
            let moving = standing.isFixed ? weights.unplaced : max(0, standing.moving - own)
            stay += standing.isFixed ? own : min(own, standing.moving)
            move = min(move, moving)
            if let known = leaving.firstIndex(where: { $0.therapist == place.therapist }) {
                leaving[known].cost += moving
            } else {
                leaving.append((place.therapist, moving - weights.extraTherapist))
            }
        }
        for (index, session) in shape.sessions.enumerated() {
            add(kept.placement.sessions[index], kept.hitSessions[index], session.kind)
        }
        for (index, kind) in shape.visitKinds.enumerated() {
            add(kept.placement.visits[index], kept.hitVisits[index], kind)
        }
        stay += max(0, leaving.count - 1) * weights.extraTherapist
        let saved = leaving.reduce(0) { $0 + min(0, $1.cost) }
        let goes = saved < 0 ? saved : leaving.reduce(move) { min($0, $1.cost) }
        let changes = kept.placement.sessions.contains(nil) ? 0 : weights.therapistChanged
        return RepairFloor(
            anyMove: stay + (leaving.count > 1 ? min(move, goes) : move),
            stranger: stay + saved + changes + (leaving.isEmpty ? 0 : weights.extraTherapist))
    }
}
