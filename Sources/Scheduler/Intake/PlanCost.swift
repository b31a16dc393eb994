/// What a plan costs, and what it makes others cost.
extension PlanInsertion {
    /// Short gaps that the placement makes, each appointment seen by itself.
    func gapCost(_ placement: IntakePlacement) -> Int {
        var sum = 0
        placement.forEachPlace { place in
            let (before, after) = diary.gapMasks(
                place.therapist, day: place.day, slots: place.slots)
            if before.contains(place.slot) { sum += weights.shortGap }
            if after.contains(place.slot) { sum += weights.shortGap }
        }
        return sum
    }

    /// What the plan at hand costs by itself.
    func cost(_ placement: IntakePlacement) -> Int {
        var cost = repairCost(placement)
        var team: [Int] = []
        var usual: [(key: Int, count: Int)] = []
        func add(_ place: IntakePlace?, _ kind: Int, isSession: Bool) {
            guard let place else {
                cost += weights.unplaced
                return
            }
            if !team.contains(place.therapist) { team.append(place.therapist) }
            cost += wishCost(place.therapist, shape.kinds[kind].skill)
            if !plan.preferred.contains(place.slot) { cost += weights.outsidePreferredTime }
            guard isSession else { return }
            let weekday = (problem.firstWeekday + place.day) % 7
            let key = weekday << 10 | place.slot
            if let known = usual.firstIndex(where: { $0.key == key }) {
                usual[known].count += 1
            } else {
                usual.append((key, 1))
            }
        }
        for (index, session) in shape.sessions.enumerated() {
            add(placement.sessions[index], session.kind, isSession: true)
        }
        for (index, review) in shape.reviews.enumerated() {
            add(placement.reviews[index], review.kind, isSession: false)
        }
        guard !team.isEmpty else { return cost }
        cost += max(0, placement.start - plan.earliest) * weights.startDelayPerDay
        cost += (team.count - 1) * weights.extraTherapist
        usual.sort { $0.count > $1.count }
        for item in usual.dropFirst(shape.usualSlots) { cost += item.count * weights.offUsualSlot }
        return cost
    }

    /// What was moved, and to whom.
    private func repairCost(_ placement: IntakePlacement) -> Int {
        guard let kept else { return 0 }
        var cost = 0
        func add(_ was: IntakePlace?, _ isHit: Bool, _ now: IntakePlace?) {
            guard let was, was != now else { return }
            let standing = Standing(place: was, isHit: isHit)
            if let now {
                cost += changeCost(standing, day: now.day, therapist: now.therapist)
            } else if !isHit {
                cost += weights.moved
            }
        }
        for (index, was) in kept.placement.sessions.enumerated() {
            add(was, kept.hitSessions[index], placement.sessions[index])
        }
        for (index, was) in kept.placement.reviews.enumerated() {
            add(was, kept.hitReviews[index], placement.reviews[index])
        }
        return cost
    }

    /// How many moved that were not hit.
    func movedCount(_ placement: IntakePlacement) -> Int {
        guard let kept else { return 0 }
        let sessions = kept.placement.sessions.indices.count {
            let was = kept.placement.sessions[$0]
            return was != nil && !kept.hitSessions[$0] && was != placement.sessions[$0]
        }
        return kept.placement.reviews.indices.reduce(sessions) { sum, index in
            let was = kept.placement.reviews[index]
            let isMoved = was != nil && !kept.hitReviews[index] && was != placement.reviews[index]
            return sum + (isMoved ? 1 : 0)
        }
    }
}
