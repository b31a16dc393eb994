/// Reviews, which one lead holds.
extension PlanInsertion {
    /// Reviews go to one lead: the sessions' own therapist, or whoever can hold more of them for less.
    func placeReviews(
        _ plan: IntakeProblem<Mask>.Plan, _ placement: inout IntakePlacement,
        _ diary: IntakeDiary<Mask>
    ) {
        guard !plan.reviews.isEmpty else { return }
        let own = placement.sessions.compactMap { $0 }
        let team = Set(own.map(\.therapist))
        var best = reviews(plan, placement.start, placement.lead, own, diary)
        var lead = placement.lead
        if !team.contains(lead), !team.isEmpty { best.cost += weights.extraTherapist }
        for other in plan.team where other != placement.lead {
            let extra = team.contains(other) || team.isEmpty ? 0 : weights.extraTherapist
            guard extra < best.cost else { continue }
            var found = reviews(plan, placement.start, other, own, diary)
            found.cost += extra
            if found.cost < best.cost { (best, lead) = (found, other) }
        }
        placement.lead = lead
        placement.reviews = best.places
    }

    /// The reviews with one lead, and what they cost.
    func reviews(
        _ plan: IntakeProblem<Mask>.Plan, _ start: Int, _ lead: Int, _ sessions: [IntakePlace],
        _ diary: IntakeDiary<Mask>
    ) -> (places: [IntakePlace?], cost: Int) {
        var own = sessions
        var places: [IntakePlace?] = []
        var sum = 0
        for review in plan.reviews {
            let target = start + review.week * 7
            let low = max(start, target - review.tolerance)
            let high = min(problem.days - 1, target + review.tolerance)
            var best: (cost: Int, place: IntakePlace)?
            if has(lead, review.skill), low <= high {
                for day in low...high {
                    var starts = diary.starts(
                        lead, plan.patient, review.resource ?? -1, day: day, slots: review.slots)
                    guard !starts.isEmpty else { continue }
                    // The plan's own sessions of the day are not booked yet.
                    var mine = 0
                    for session in own where session.day == day {
                        let from = max(0, session.slot - review.slots + 1)
                        starts = starts & ~Mask(from..<(session.slot + session.slots))
                        if session.therapist == lead { mine += 1 }
                    }
                    guard !starts.isEmpty, room(lead, day, diary, mine) else { continue }
                    let (before, after) = diary.gapMasks(lead, day: day, slots: review.slots)
                    let snug = diary.snug(lead, day: day, slots: review.slots)
                    let cell = cheapest(starts, plan.preferred, before, after, snug)
                    if cell.cost < best?.cost ?? .max {
                        best = (
                            cell.cost,
                            IntakePlace(
                                day: day, slot: Int(cell.slot), slots: review.slots,
                                therapist: lead, resource: review.resource ?? -1)
                        )
                    }
                }
            }
            places.append(best?.place)
            sum += best?.cost ?? weights.unplaced
            if let place = best?.place {
                own.append(place)
                sum += wishCost(lead, plan, review.skill)
            }
        }
        return (places, sum)
    }

    @inline(__always)
    func room(_ therapist: Int, _ day: Int, _ diary: IntakeDiary<Mask>, _ more: Int) -> Bool {
        diary.appointments[therapist * problem.days + day] + more
            < problem.therapists[therapist].maxPerDay
    }
}
