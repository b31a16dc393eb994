import CivilTime

/// A plan in the making: sessions with what is noted and rides on them, and contacts.
struct Draft: Sendable {
    var delay: Int
    var lead: Int?
    var picks: [Pick]
    /// Minutes of each pick, with what riders add.
    var minutes: [Int]
    var reviews: [[Int]]
    var riders: [[Int]]
    var contacts: [ContactPick] = []
    var cost = 0
}

/// A contact of its own on the board.
struct ContactPick: Sendable {
    var at: Pick
    var minutes: Int
    var needsRoom: Bool
    var review: Int?
    var riders: [Int]
}

extension Search {
    /// Hangs reviews and riders on the picked sessions and finds contacts for the rest.
    func assemble(_ picks: [Pick], items: [DueItem], delay: Int, lead: Int) -> Draft? {
        var draft = Draft(
            delay: delay, lead: picks.isEmpty && items.isEmpty ? nil : lead, picks: picks,
            minutes: course.sessions.map(\.minutes),
            reviews: Array(repeating: [], count: picks.count),
            riders: Array(repeating: [], count: picks.count))
        var rest: [DueItem] = []
        for item in items where !attach(item, to: &draft) { rest.append(item) }
        let hasReview = rest.contains { item in
            if case .review = item.what { true } else { false }
        }
        if hasReview && !picks.isEmpty && !picks.contains(where: { $0.therapist == lead }) {
            return nil
        }
        if !hasReview, let most = mostSessions(picks) { draft.lead = most }
        guard let contacts = contacts(for: rest, beside: draft, lead: lead) else { return nil }
        draft.contacts = contacts
        draft.cost = cost(of: draft)
        return draft
    }

    /// The therapist with most sessions; ties go to the first id.
    func mostSessions(_ picks: [Pick]) -> Int? {
        var counts = Array(repeating: 0, count: board.therapists.count)
        for pick in picks { counts[pick.therapist] += 1 }
        let most = counts.max() ?? 0
        return most > 0 ? counts.firstIndex(of: most) : nil
    }

    /// Hangs the item on the nearest session in its days; of two as near, on the earlier.
    private func attach(_ item: DueItem, to draft: inout Draft) -> Bool {
        let near = draft.picks.indices.filter { item.days.contains(draft.picks[$0].day) }
            .sorted {
                let left = draft.picks[$0].day
                let right = draft.picks[$1].day
                return (abs(left - item.target), left) < (abs(right - item.target), right)
            }
        switch item.what {
        case .review(let index):
            guard let session = near.first else { return false }
            draft.reviews[session].append(index)
            return true
        case .rider(let index):
            let extra = request.riders[index].extraMinutes
            guard let session = near.first(where: { grow($0, by: extra, in: &draft) })
            else { return false }
            draft.riders[session].append(index)
            return true
        }
    }

    /// Makes a session longer, at its start or else at another one on its day.
    private func grow(_ session: Int, by minutes: Int, in draft: inout Draft) -> Bool {
        guard minutes > 0 else { return true }
        let pick = draft.picks[session]
        var kind = course.kinds[course.sessions[session].kind]
        kind.slots = board.slots(for: draft.minutes[session] + minutes)
        let starts = board.starts(kind, therapist: pick.therapist, day: pick.day)
        guard let slot = starts.contains(pick.slot) ? pick.slot : starts.first else { return false }
        draft.picks[session].slot = slot
        draft.minutes[session] += minutes
        return true
    }

    /// The answer in the request's own words.
    func plan(_ draft: Draft) -> PlacedPlan {
        let sessions = draft.picks.indices.map { index in
            let session = course.sessions[index]
            let kind = course.kinds[session.kind]
            return PlacedSession(
                phase: session.phase,
                week: (draft.picks[index].day - origin - draft.delay) / 7, number: index + 1,
                slot: slot(draft.picks[index], draft.minutes[index], room: kind.needsRoom),
                reviews: draft.reviews[index].sorted(),
                riders: draft.riders[index].map { request.riders[$0].id }.sorted())
        }
        let contacts = draft.contacts.map { contact in
            PlacedContact(
                slot: slot(contact.at, contact.minutes, room: contact.needsRoom),
                review: contact.review,
                riders: contact.riders.map { request.riders[$0].id }.sorted())
        }
        return PlacedPlan(
            start: request.earliestStart + draft.delay,
            lead: draft.lead.map { board.therapists[$0].id }, sessions: sessions,
            contacts: contacts.sorted { $0.slot.start < $1.slot.start }, unmet: unmet(draft))
    }

    private func slot(_ pick: Pick, _ minutes: Int, room: Bool) -> Slot {
        Slot(
            start: board.time(day: pick.day, slot: pick.slot), minutes: minutes,
            therapist: board.therapists[pick.therapist].id,
            room: room
                ? board.room(day: pick.day, slot: pick.slot, slots: board.slots(for: minutes))
                : nil)
    }
}
