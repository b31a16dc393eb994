/// In a repair, gives back what was taken from those who were not hit.
extension Intake {
    /// A plan that was not hit and has moved, those who stand where it stood, and sometimes those who hold what
    /// one of these could use instead.
    mutating func plansToGiveBack() -> [Int] {
        let seed = displaced.plans[random.below(displaced.plans.count)]
        let owed = placesOwed(to: seed)
        var taking: [Int] = []
        for (place, pool) in owed {
            for plan in owners(of: place, pool: pool, but: seed) ?? []
            where !taking.contains(plan) {
                taking.append(plan)
            }
        }
        let ruined = [seed] + shuffled(taking)
        guard !taking.isEmpty, random.below(2) == 0 else { return ruined }
        let other = taking[random.below(taking.count)]
        let instead = plansInTheWay(of: other, insteadOf: owed.map(\.place))
        return ruined + instead.filter { !ruined.contains($0) }
    }

    /// The places that a plan has lost without being hit, and what pool each needs.
    private func placesOwed(to plan: Int) -> [(place: IntakePlace, pool: Int)] {
        var owed: [(place: IntakePlace, pool: Int)] = []
        guard let kept = insertion.kept(plan) else { return owed }
        let shape = insertion.shapes[plan]
        kept.forEach(shape, in: placements[plan]) { standing, kind, now in
            if let place = standing.place, standing.isAway(now) {
                owed.append((place, shape.kinds[kind].pool))
            }
        }
        return owed
    }

    /// Those who hold what a plan could use for a session that stands in some places.
    private mutating func plansInTheWay(
        of plan: Int, insteadOf places: [IntakePlace]
    ) -> [Int] {
        let shape = insertion.shapes[plan]
        let placement = placements[plan]
        let there = shape.sessions.indices.filter { session in
            placement.sessions[session].map { place in places.contains { $0.overlaps(place) } }
                ?? false
        }
        guard !there.isEmpty else { return [] }
        let session = shape.sessions[there[random.below(there.count)]]
        return owners(between: daysLeft(for: session, from: placement.start), plan, session.kind)
            ?? []
    }
}
