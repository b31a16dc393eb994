/// What a plan costs, and what it makes others cost.
extension PlanInsertion {
    /// Short gaps that the placement makes, each appointment seen by itself.
    func gapCost(
        _ plan: IntakeProblem<Mask>.Plan, _ placement: IntakePlacement, _ diary: IntakeDiary<Mask>
    ) -> Int {
        var sum = 0
        for place in placement.places {
            let (before, after) = diary.gapMasks(
                place.therapist, day: place.day, slots: place.slots)
            if before.contains(place.slot) { sum += weights.shortGap }
            if after.contains(place.slot) { sum += weights.shortGap }
        }
        guard !rarity.isEmpty else { return sum }
        var index = 0
        for phase in plan.phases {
            for _ in 0..<(phase.weeks * phase.perWeek) {
                if let place = placement.sessions[index] {
                    sum += price(place.therapist, phase.skill)
                }
                index += 1
            }
        }
        return sum
    }

    /// What a plan costs by itself.
    func cost(_ plan: IntakeProblem<Mask>.Plan, _ placement: IntakePlacement) -> Int {
        let places = placement.places
        guard !places.isEmpty else { return plan.appointments * weights.unplaced }
        var cost = placement.unplaced * weights.unplaced
        cost += max(0, placement.start - plan.earliest) * weights.startDelayPerDay
        var team = places.map(\.therapist)
        team.sort()
        var known = 1
        for index in 1..<team.count where team[index] != team[index - 1] { known += 1 }
        cost += (known - 1) * weights.extraTherapist
        var slots: [Int: Int] = [:]
        var index = 0
        for phase in plan.phases {
            for _ in 0..<(phase.weeks * phase.perWeek) {
                if let place = placement.sessions[index] {
                    cost += wishCost(place.therapist, plan, phase.skill)
                    if !plan.preferred.contains(place.slot) { cost += weights.outsidePreferredTime }
                    let weekday = (problem.firstWeekday + place.day) % 7
                    slots[weekday << 10 | place.slot, default: 0] += 1
                }
                index += 1
            }
        }
        for (review, place) in zip(plan.reviews, placement.reviews) {
            guard let place else { continue }
            cost += wishCost(place.therapist, plan, review.skill)
            if !plan.preferred.contains(place.slot) { cost += weights.outsidePreferredTime }
        }
        let counts = slots.values.sorted(by: >)
        cost += counts.dropFirst(plan.usualSlots).reduce(0, +) * weights.offUsualSlot
        return cost
    }
}
