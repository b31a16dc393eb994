/// Reviews, which one lead holds.
extension PlanInsertion {
    /// Counts, for one start, the reviews that nobody of the team can hold.
    mutating func countReviews(_ delay: Int) {
        guard fewestLost[delay] < 0 else { return }
        var fewest = shape.reviews.count
        let row = delay * shape.members.count
        for member in shape.members.indices {
            var lost = 0
            for review in shape.reviews {
                let low = max(delay, delay + review.target - review.tolerance)
                let high = delay + review.target + review.tolerance
                if low > high || !open.isOpen(review.kind, member, low...high) { lost += 1 }
            }
            reviewsLost[row + member] = lost
            fewest = min(fewest, lost)
        }
        fewestLost[delay] = fewest
    }

    /// Reviews go to one lead: whoever can hold more of them for less, the sessions' own therapists first.
    func placeReviews(_ placement: inout IntakePlacement, _ delay: Int) {
        guard !shape.reviews.isEmpty else { return }
        var own: [IntakePlace] = []
        var known: [Int] = []
        for place in placement.sessions {
            guard let place else { continue }
            own.append(place)
            if !known.contains(place.therapist) { known.append(place.therapist) }
        }
        var best: (places: [IntakePlace?], cost: Int)?
        let row = delay * shape.members.count
        let order = team + shape.members.indices.filter { !team.contains($0) }
        for member in order {
            let therapist = shape.members[member]
            let extra =
                known.isEmpty || known.contains(therapist) ? 0 : weights.extraTherapist
            let least = extra + reviewsLost[row + member] * weights.unplaced
            guard least < best?.cost ?? .max else { continue }
            var found = reviews(member, delay, own)
            found.cost += extra
            if found.cost < best?.cost ?? .max {
                best = found
                placement.lead = therapist
            }
        }
        placement.reviews = best?.places ?? shape.reviews.map { _ in nil }
    }

    /// The reviews with one lead, and what they cost.
    private func reviews(
        _ member: Int, _ delay: Int, _ sessions: [IntakePlace]
    ) -> (places: [IntakePlace?], cost: Int) {
        var own = sessions
        var places: [IntakePlace?] = []
        var sum = 0
        let lead = shape.members[member]
        for review in shape.reviews {
            let kind = shape.kinds[review.kind]
            let low = max(delay, delay + review.target - review.tolerance)
            let high = min(open.span - 1, delay + review.target + review.tolerance)
            var best = DayCell()
            var bestDay = 0
            if low <= high {
                for x in low...high {
                    var starts = open.starts(review.kind, member, x)
                    guard !starts.isEmpty else { continue }
                    let day = plan.earliest + x
                    // The plan's own sessions of the day are not booked yet.
                    var mine = 0
                    for session in own where session.day == day {
                        let from = max(0, session.slot - kind.slots + 1)
                        starts = starts & ~Mask(from..<(session.slot + session.slots))
                        if session.therapist == lead { mine += 1 }
                    }
                    guard !starts.isEmpty, diary.hasRoom(lead, day, for: mine + 1) else { continue }
                    let (before, after) = diary.gapMasks(lead, day: day, slots: kind.slots)
                    let snug = diary.snug(lead, day: day, slots: kind.slots)
                    let cell = cheapest(starts, before, after, snug)
                    if cell.cost < best.cost { (best, bestDay) = (cell, day) }
                }
            }
            guard best.isOpen else {
                places.append(nil)
                sum += weights.unplaced
                continue
            }
            let place = IntakePlace(
                day: bestDay, slot: Int(best.slot), slots: kind.slots, therapist: lead,
                resource: kind.resource)
            places.append(place)
            own.append(place)
            sum += Int(best.cost) + wishCost(lead, kind.skill)
        }
        return (places, sum)
    }
}
