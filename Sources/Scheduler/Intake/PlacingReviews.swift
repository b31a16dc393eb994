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
        for review in shape.reviews {
            var best: (cost: Int, place: IntakePlace)?
            forEachReviewPlace(member, review, delay, from: 0, own) { place, cost in
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

    /// The cheapest place of each day on which a member can hold a review, beside the plan's own appointments,
    /// which are not booked yet.
    @inline(__always)
    func forEachReviewPlace(
        _ member: Int, _ review: PlanShape.Review, _ delay: Int, from first: Int,
        _ own: [IntakePlace], _ body: (_ place: IntakePlace, _ cost: Int) -> Void
    ) {
        let kind = shape.kinds[review.kind]
        let therapist = shape.members[member]
        let low = max(delay, delay + review.target - review.tolerance, first - plan.earliest)
        let high = min(open.span - 1, delay + review.target + review.tolerance)
        guard low <= high else { return }
        for x in low...high {
            var starts = open.starts(review.kind, member, x)
            guard !starts.isEmpty else { continue }
            let day = plan.earliest + x
            var mine = 0
            for other in own where other.day == day {
                let from = max(0, other.slot - kind.slots + 1)
                starts = starts & ~Mask(from..<(other.slot + other.slots))
                if other.therapist == therapist { mine += 1 }
            }
            guard !starts.isEmpty, diary.hasRoom(therapist, day, for: mine + 1) else { continue }
            let (before, after) = diary.gapMasks(therapist, day: day, slots: kind.slots)
            let snug = diary.snug(therapist, day: day, slots: kind.slots)
            let cell = cheapest(starts, before, after, snug)
            body(
                IntakePlace(
                    day: day, slot: Int(cell.slot), slots: kind.slots, therapist: therapist,
                    resource: kind.resource), Int(cell.cost) + wishCost(therapist, kind.skill))
        }
    }
}
