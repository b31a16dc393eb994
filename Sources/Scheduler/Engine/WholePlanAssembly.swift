/// From the days of the sessions to a whole placement: what rides where, and contacts for the rest.
extension PlanInsertion {
    /// The placement of the cells at hand on these days; `nil` when a visit finds no place.
    func assembled(_ days: [Int], _ delay: Int) -> IntakePlacement? {
        let start = hand.plan.earliest + delay
        var placement = IntakePlacement(
            start: start, lead: hand.shape.members[scratch.team[0]], sessions: [],
            visits: Array(repeating: nil, count: hand.plan.visits.count), cost: 0)
        for (index, session) in hand.shape.sessions.enumerated() {
            placement.sessions.append(
                place(scratch.cells[days[index]], session.kind, day: start + days[index]))
        }
        placement.hosts = Array(repeating: .itself, count: hand.plan.visits.count)
        var rest: [Int] = []
        for visit in hand.plan.visits.indices {
            if attach(visit, delay, to: &placement) { continue }
            if hand.plan.visits[visit].onlyRides {
                placement.hosts[visit] = .nobody
            } else {
                rest.append(visit)
            }
        }
        if rest.contains(where: { hand.plan.visits[$0].needsLead }) {
            let holds = placement.sessions.contains { $0?.therapist == placement.lead }
            guard holds || placement.sessions.isEmpty else { return nil }
        } else if let most = mostSessions(placement) {
            placement.lead = most
        }
        return RidingContacts.place(rest, delay, in: placement, self)
    }

    /// The therapist with most sessions; ties go to the first.
    private func mostSessions(_ placement: IntakePlacement) -> Int? {
        var counts: [Int: Int] = [:]
        for place in placement.sessions {
            if let place { counts[place.therapist, default: 0] += 1 }
        }
        return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }

    /// Hangs a visit on the nearest session in its days; of two as near, on the earlier.
    private func attach(_ visit: Int, _ delay: Int, to placement: inout IntakePlacement) -> Bool {
        guard let growth = hand.plan.visits[visit].rides else { return false }
        let due = hand.plan.visits[visit].days(delay, earliest: hand.plan.earliest)
        func miss(_ index: Int) -> (Int, Int) {
            let day = (placement.sessions[index]?.day ?? 0) - hand.plan.earliest
            return (abs(day - due.target), day)
        }
        let near = placement.sessions.indices.filter { index in
            let day = (placement.sessions[index]?.day ?? 0) - hand.plan.earliest
            return due.low <= day && day <= due.high
        }
        .sorted { miss($0) < miss($1) }
        for session in near {
            guard growth == 0 || holdsAnother(session, placement),
                grow(session, by: growth, in: &placement)
            else { continue }
            placement.hosts[visit] = .session(session)
            return true
        }
        return false
    }

    /// Whether a session may hold one more visit that makes it longer.
    private func holdsAnother(_ session: Int, _ placement: IntakePlacement) -> Bool {
        guard let most = hand.plan.mostRidersOnSession else { return true }
        let count = placement.hosts.indices.count {
            placement.hosts[$0] == .session(session) && hand.plan.visits[$0].rides ?? 0 > 0
        }
        return count < most
    }

    /// Makes a session longer, at its start or else at another one on its day.
    private func grow(_ session: Int, by slots: Int, in placement: inout IntakePlacement) -> Bool {
        guard slots > 0, let place = placement.sessions[session] else { return slots == 0 }
        // A class ends for all at once.
        guard !place.isSeat else { return false }
        let pool = hand.shape.kinds[hand.shape.sessions[session].kind].pool
        let length = place.slots + slots
        let starts = diary.starts(
            place.therapist, hand.plan.patient, pool, day: place.day, slots: length)
        guard !starts.isEmpty else { return false }
        let slot = starts.contains(place.slot) ? place.slot : starts.first
        placement.sessions[session] = IntakePlace(
            day: place.day, slot: slot, slots: length, therapist: place.therapist,
            resource: diary.resource(of: pool, day: place.day, slot: slot, slots: length))
        return true
    }
}
