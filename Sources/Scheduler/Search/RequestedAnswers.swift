import CivilTime

extension RequestedIntake {
    /// A placement in the request's own words; `nil` when nothing of the plan is placed. `insertion` has
    /// the plan at hand, not booked.
    func plan(
        _ number: Int, _ placement: IntakePlacement, _ insertion: PlanInsertion<Mask>
    ) -> PlacedPlan? {
        guard placement.unplaced == 0 else { return nil }
        let request = requests[number]
        let shape = insertion.hand.shape
        let isEmpty = placement.places.isEmpty
        let sessions = placement.sessions.enumerated().compactMap { index, place in
            place.map { session(index, $0, shape.sessions[index].phase, placement, request) }
        }
        let contacts = placement.visits.enumerated().compactMap { visit, place in
            place.map { contact(visit, $0, placement, request) }
        }
        return PlacedPlan(
            start: request.earliestStart + (placement.start - insertion.hand.plan.earliest),
            lead: isEmpty ? nil : board.therapists[placement.lead].id, sessions: sessions,
            contacts: contacts.sorted { $0.slot.start < $1.slot.start },
            unmet: unmet(insertion.wishes(placement), insertion.shortGaps(placement)))
    }

    private func session(
        _ index: Int, _ place: IntakePlace, _ phase: Int, _ placement: IntakePlacement,
        _ request: PlanRequest
    ) -> PlacedSession {
        let reviews = request.reviews.count
        let guests = placement.hosts.indices.filter { placement.hosts[$0] == .session(index) }
        let riders = guests.filter { $0 >= reviews }.map { $0 - reviews }
        let own = guests.filter { $0 < reviews }.reduce(request.phases[phase].minutes) {
            $0 + request.reviews[$1].extraMinutes
        }
        let minutes = riders.reduce(own) { $0 + request.riders[$1].extraMinutes }
        return PlacedSession(
            phase: phase, week: (place.day - placement.start) / 7, number: index + 1,
            slot: slot(place, minutes, request), reviews: guests.filter { $0 < reviews },
            riders: riders)
    }

    private func contact(
        _ visit: Int, _ place: IntakePlace, _ placement: IntakePlacement, _ request: PlanRequest
    ) -> PlacedContact {
        let reviews = request.reviews.count
        let guests = placement.hosts.indices
            .filter { $0 == visit || placement.hosts[$0] == .visit(visit) }
        let review = guests.first { $0 < reviews }
        let riders = guests.filter { $0 >= reviews }.map { $0 - reviews }
        let own = review.map { request.reviews[$0].minutes } ?? 0
        return PlacedContact(
            slot: slot(
                place, riders.reduce(own) { $0 + request.riders[$1].minutes }, request),
            review: review,
            riders: riders)
    }

    /// A seat is where its meeting is, as long as that is.
    private func slot(_ place: IntakePlace, _ minutes: Int, _ request: PlanRequest) -> Slot {
        guard !place.isSeat else { return meetings[place.meeting].slot }
        return Slot(
            start: board.time(day: place.day, slot: place.slot + firstSlot), minutes: minutes,
            therapist: board.therapists[place.therapist].id,
            room: place.resource < 0 ? nil : board.rooms[place.resource].id,
            travel: request.patient.travel)
    }

    /// In the order in which they weigh.
    private func unmet(_ wishes: WishCounts, _ shortGaps: Int) -> [UnmetWish] {
        [
            UnmetWish(.extraTherapist, wishes.extraTherapists, rules.extraTherapist),
            UnmetWish(.extraVisit, wishes.extraVisits, rules.extraVisit),
            UnmetWish(.notPreferredTherapist, wishes.notPreferred, rules.notPreferredTherapist),
            UnmetWish(.startDelay, wishes.daysLate, rules.startDelayPerDay),
            UnmetWish(
                .outsidePreferredTime, wishes.outsidePreferredTime, rules.outsidePreferredTime),
            UnmetWish(.offUsualSlot, wishes.offUsualSlot, rules.offUsualSlot),
            UnmetWish(.shortIdleGap, shortGaps, rules.shortIdleGap),
        ]
        .filter { $0.count > 0 }
    }
}
