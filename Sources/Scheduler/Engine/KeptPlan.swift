/// One session or visit in a repair: where it was, and what leaving that costs.
struct Standing: Sendable {
    let place: IntakePlace?
    let isHit: Bool
    /// Nothing of the past can change.
    let isFixed: Bool
    /// What it costs to move it when it was not hit.
    let moving: Int

    /// Whether it is somewhere else, or nowhere, although nothing hit it.
    func isAway(_ now: IntakePlace?) -> Bool { place != nil && !isHit && place != now }
}

/// A plan that stands, as a repair reads it again and again.
struct KeptPlan: Sendable {
    let start: Int
    let lead: Int
    let sessions: [Standing]
    let visits: [Standing]
    let usual: UsualPattern
    /// The lead first.
    let therapists: [Int]
    let isHit: Bool
    /// As it stands, what was hit included.
    let placement: IntakePlacement

    init<Mask>(_ kept: Repair.Kept, _ shape: PlanShape, in problem: IntakeProblem<Mask>) {
        let (asOf, weights) = (problem.repair?.asOf ?? 0, problem.weights)
        func standing(_ place: IntakePlace?, _ isHit: Bool) -> Standing {
            let isConfirmed = place.map(kept.confirmed.contains) ?? false
            return Standing(
                place: place, isHit: isHit, isFixed: (place?.day ?? .max) < asOf,
                moving: isConfirmed ? weights.movedConfirmed : weights.moved)
        }
        start = kept.placement.start
        lead = kept.placement.lead
        sessions = zip(kept.placement.sessions, kept.hitSessions).map(standing)
        visits = zip(kept.placement.visits, kept.hitVisits).map(standing)
        usual = UsualPattern(
            kept.placement, firstWeekday: problem.firstWeekday, size: shape.usualSlots)
        therapists = kept.placement.therapists
        isHit = kept.isHit
        placement = kept.placement
    }

    /// Each appointment, its kind, and where a placement has it.
    @inline(__always)
    func forEach(
        _ shape: PlanShape, in placement: IntakePlacement,
        _ body: (_ standing: Standing, _ kind: Int, _ now: IntakePlace?) -> Void
    ) {
        for index in sessions.indices {
            body(sessions[index], shape.sessions[index].kind, placement.sessions[index])
        }
        for index in visits.indices {
            body(visits[index], shape.visitKinds[index], placement.visits[index])
        }
    }
}
