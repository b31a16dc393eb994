/// How often a placement does not do what was wished.
struct WishCounts: Sendable {
    var unplaced = 0
    var extraTherapists = 0
    var extraVisits = 0
    var notPreferred = 0
    var daysLate = 0
    var outsidePreferredTime = 0
    var offUsualSlot = 0
}

/// What a plan costs, and what it makes others cost.
extension PlanInsertion {
    /// Short gaps that the placement makes, each appointment seen by itself.
    func shortGaps(_ placement: IntakePlacement) -> Int {
        var sum = 0
        placement.forEachPlace { place in
            guard !place.isSeat else { return }
            let (before, after) = diary.gapMasks(
                place.therapist, day: place.day, slots: place.slots)
            if before.contains(place.slot) { sum += 1 }
            if after.contains(place.slot) { sum += 1 }
        }
        return sum
    }

    func gapCost(_ placement: IntakePlacement) -> Int {
        shortGaps(placement) * weights.shortGap
    }

    /// What the plan at hand costs by itself.
    func cost(_ placement: IntakePlacement) -> Int {
        let wishes = wishes(placement)
        var cost = repairCost(placement) + wishes.unplaced * weights.unplaced
        cost += wishes.extraTherapists * weights.extraTherapist
        cost += wishes.extraVisits * weights.extraVisit
        cost += wishes.notPreferred * weights.notPreferredTherapist
        cost += wishes.daysLate * weights.startDelayPerDay
        cost += wishes.outsidePreferredTime * weights.outsidePreferredTime
        cost += wishes.offUsualSlot * weights.offUsualSlot
        return cost
    }

    /// The wishes that a placement of the plan at hand does not meet.
    func wishes(_ placement: IntakePlacement) -> WishCounts {
        var wishes = WishCounts()
        var team: [Int] = []
        var usual: [(key: Int, count: Int)] = []
        func add(_ place: IntakePlace?, _ kind: Int, isSession: Bool) {
            guard let place else {
                wishes.unplaced += 1
                return
            }
            if !team.contains(place.therapist) { team.append(place.therapist) }
            if wishCost(place.therapist, hand.shape.kinds[kind].skill) > 0 {
                wishes.notPreferred += 1
            }
            if !hand.plan.preferred.contains(place.slot) { wishes.outsidePreferredTime += 1 }
            guard isSession else { return }
            let weekday = (problem.firstWeekday + place.day) % 7
            let key = weekday << 10 | place.slot
            if let known = usual.firstIndex(where: { $0.key == key }) {
                usual[known].count += 1
            } else {
                usual.append((key, 1))
            }
        }
        for (index, session) in hand.shape.sessions.enumerated() {
            add(placement.sessions[index], session.kind, isSession: true)
        }
        for (index, kind) in hand.shape.visitKinds.enumerated()
        where placement.hosts.isEmpty || placement.hosts[index] == .itself {
            add(placement.visits[index], kind, isSession: false)
            wishes.extraVisits += 1
        }
        guard !team.isEmpty else { return wishes }
        wishes.daysLate = max(0, placement.start - hand.plan.earliest)
        wishes.extraTherapists = team.count - 1
        usual.sort { $0.count > $1.count }
        for item in usual.dropFirst(hand.shape.usualSlots) { wishes.offUsualSlot += item.count }
        return wishes
    }

    /// What was moved, and to whom.
    private func repairCost(_ placement: IntakePlacement) -> Int {
        guard let kept = hand.kept else { return 0 }
        var cost = 0
        kept.forEach(hand.shape, in: placement) { standing, _, now in
            guard let was = standing.place, was != now else { return }
            if let now {
                cost += changeCost(
                    standing, day: now.day, slot: now.slot, therapist: now.therapist)
            } else if !standing.isHit {
                cost += standing.moving
            }
        }
        return cost
    }

    /// How many moved that were not hit.
    func movedCount(_ placement: IntakePlacement) -> Int {
        guard let kept = hand.kept else { return 0 }
        var count = 0
        kept.forEach(hand.shape, in: placement) { standing, _, now in
            if standing.isAway(now) { count += 1 }
        }
        return count
    }
}
