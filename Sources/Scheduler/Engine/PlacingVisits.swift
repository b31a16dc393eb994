/// Visits of plans that may be placed in part: reviews, which one lead holds.
extension PlanInsertion {
    /// Counts, for one start, what the visits cost at least.
    mutating func countVisits(_ delay: Int) {
        guard scratch.visitFloor[delay] < 0 else { return }
        if hand.plan.isWhole {
            scratch.visitFloor[delay] = wholeFloor(delay)
            return
        }
        var fewest = hand.plan.visits.count
        let row = delay * hand.shape.members.count
        for member in hand.shape.members.indices {
            var lost = 0
            for (index, visit) in hand.plan.visits.enumerated() {
                let days = visit.days(delay, earliest: hand.plan.earliest)
                let low = max(0, days.low)
                if low > days.high
                    || !open.isOpen(hand.shape.visitKinds[index], member, low...days.high)
                {
                    lost += 1
                }
            }
            scratch.visitsLost[row + member] = lost
            fewest = min(fewest, lost)
        }
        scratch.fewestLost[delay] = fewest
        scratch.visitFloor[delay] = fewest * weights.unplaced
    }

    /// Visits go to one lead: whoever can hold more of them for less, the sessions' own therapists first.
    func placeVisits(_ placement: inout IntakePlacement, _ delay: Int) {
        guard !hand.plan.visits.isEmpty else { return }
        var own: [IntakePlace] = []
        var known: [Int] = []
        for place in placement.sessions {
            guard let place else { continue }
            own.append(place)
            if !known.contains(place.therapist) { known.append(place.therapist) }
        }
        var best: (places: [IntakePlace?], cost: Int)?
        let row = delay * hand.shape.members.count
        let order = scratch.team + hand.shape.members.indices.filter { !scratch.team.contains($0) }
        for member in order {
            let therapist = hand.shape.members[member]
            let extra =
                known.isEmpty || known.contains(therapist) ? 0 : weights.extraTherapist
            let least = extra + scratch.visitsLost[row + member] * weights.unplaced
            guard least < best?.cost ?? .max else { continue }
            var found = visits(member, delay, own)
            found.cost += extra
            if found.cost < best?.cost ?? .max {
                best = found
                placement.lead = therapist
            }
        }
        placement.visits = best?.places ?? hand.plan.visits.map { _ in nil }
    }

    /// The visits with one lead, and what they cost.
    private func visits(
        _ member: Int, _ delay: Int, _ sessions: [IntakePlace]
    ) -> (places: [IntakePlace?], cost: Int) {
        var own = sessions
        var places: [IntakePlace?] = []
        var sum = 0
        for visit in hand.plan.visits.indices {
            var best: (cost: Int, place: IntakePlace)?
            forEachVisitPlace(member, visit, delay, from: 0, own) { place, cost in
                if cost < best?.cost ?? .max { best = (cost, place) }
            }
            guard let best else {
                places.append(nil)
                sum += weights.unplaced
                continue
            }
            places.append(best.place)
            own.append(best.place)
            sum += best.cost
        }
        return (places, sum)
    }

    /// The cheapest place of each day on which a member can hold a visit, beside the plan's own appointments,
    /// which are not booked yet; of those that cost the same, the one next to `slot`.
    @inline(__always)
    func forEachVisitPlace(
        _ member: Int, _ visit: Int, _ delay: Int, from first: Int, near slot: Int? = nil,
        _ own: [IntakePlace], _ body: (_ place: IntakePlace, _ cost: Int) -> Void
    ) {
        let number = hand.shape.visitKinds[visit]
        let kind = hand.shape.kinds[number]
        let therapist = hand.shape.members[member]
        let days = hand.plan.visits[visit].days(delay, earliest: hand.plan.earliest)
        let low = max(0, days.low, first - hand.plan.earliest)
        let high = min(open.span - 1, days.high)
        guard low <= high else { return }
        for x in low...high {
            var starts = open.starts(number, member, x)
            guard !starts.isEmpty else { continue }
            let day = hand.plan.earliest + x
            var mine = 0
            for other in own where other.day == day {
                let from = max(0, other.slot - kind.slots + 1)
                starts = starts & ~Mask(from..<(other.slot + other.slots))
                if other.therapist == therapist, !other.isSeat { mine += 1 }
            }
            guard !starts.isEmpty, diary.hasRoom(therapist, day, for: mine + 1) else { continue }
            let (before, after) = diary.gapMasks(therapist, day: day, slots: kind.slots)
            let snug = diary.snug(therapist, day: day, slots: kind.slots)
            if let slot, weights.movedTimeOfDay > 0 { starts = nearest(slot, of: starts) }
            var cell = cheapest(starts, before, after, snug)
            cell.member = Int16(member)
            body(place(cell, number, day: day), Int(cell.cost) + wishCost(therapist, kind.skill))
        }
    }
}
