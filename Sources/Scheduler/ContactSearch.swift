/// Finds places for contacts of their own beside the sessions of a draft, by backtracking.
struct ContactSearch {
    /// One visit to place: a review, or riders together.
    private struct Visit {
        var items: [DueItem]
        var days: ClosedRange<Int>
        var target: Int
        var minutes: Int
        var needsRoom: Bool
        var isReview: Bool
    }

    let search: Search
    let draft: Draft
    let lead: Int
    private var placed: [ContactPick] = []
    private var budget = 2000

    init(search: Search, draft: Draft, lead: Int) {
        self.search = search
        self.draft = draft
        self.lead = lead
    }

    /// Shares visits where days overlap, else gives each item its own.
    static func run(_ items: [DueItem], search: Search, draft: Draft, lead: Int) -> [ContactPick]? {
        guard !items.isEmpty else { return [] }
        let single = items.map { visit([$0]) }
        let shared = sharing(single.sorted { ($0.days.upperBound) < ($1.days.upperBound) })
        var tries = [shared]
        if shared.count < single.count { tries.append(single) }
        for visits in tries {
            var finder = ContactSearch(search: search, draft: draft, lead: lead)
            if finder.place(visits[...]) { return finder.placed }
        }
        return nil
    }

    private static func visit(_ items: [DueItem]) -> Visit {
        let low = items.map(\.days.lowerBound).max() ?? 0
        let high = items.map(\.days.upperBound).min() ?? low
        let isReview = items.contains { item in
            if case .review = item.what { true } else { false }
        }
        return Visit(
            items: items, days: low...max(low, high), target: items.first?.target ?? low,
            minutes: items.reduce(0) { $0 + $1.minutes },
            needsRoom: items.contains { $0.needsRoom }, isReview: isReview)
    }

    private static func sharing(_ visits: [Visit]) -> [Visit] {
        var result: [Visit] = []
        for visit in visits {
            let mate = result.firstIndex {
                !$0.isReview && !visit.isReview && $0.days.overlaps(visit.days)
            }
            if let mate {
                result[mate] = Self.visit(result[mate].items + visit.items)
            } else {
                result.append(visit)
            }
        }
        return result
    }

    private mutating func place(_ visits: ArraySlice<Visit>) -> Bool {
        guard let visit = visits.first else { return true }
        let kind = search.contactKind(minutes: visit.minutes, needsRoom: visit.needsRoom)
        let days = visit.days.sorted {
            (abs($0 - visit.target), $0) < (abs($1 - visit.target), $1)
        }
        for therapist in therapists(for: visit) {
            for day in days {
                let starts = search.board.starts(kind, therapist: therapist, day: day)
                for slot in ordered(starts) {
                    let pick = Pick(day: day, slot: slot, therapist: therapist)
                    guard isFree(pick, slots: kind.slots) else { continue }
                    budget -= 1
                    guard budget > 0 else { return false }
                    placed.append(contact(visit, at: pick))
                    if place(visits.dropFirst()) { return true }
                    placed.removeLast()
                }
            }
        }
        return false
    }

    /// The lead first; nobody else holds a review.
    private func therapists(for visit: Visit) -> [Int] {
        if visit.isReview { return [lead] }
        let known = Set(draft.picks.map(\.therapist))
        return search.team.sorted {
            let left = $0 == lead ? 0 : known.contains($0) ? 1 : 2
            let right = $1 == lead ? 0 : known.contains($1) ? 1 : 2
            return (left, $0) < (right, $1)
        }
    }

    private func ordered(_ starts: SlotSet) -> [Int] {
        starts.and(search.preferredSlots).all + starts.without(search.preferredSlots).all
    }

    /// The patient is at one place at a time, and the therapist's day is not too full.
    private func isFree(_ pick: Pick, slots: Int) -> Bool {
        let mine = pick.slot..<(pick.slot + slots)
        var sameTherapist = 1
        for (index, other) in draft.picks.enumerated() where other.day == pick.day {
            let length = search.board.slots(for: draft.minutes[index])
            if mine.overlaps(other.slot..<(other.slot + length)) { return false }
            if other.therapist == pick.therapist { sameTherapist += 1 }
        }
        for other in placed where other.at.day == pick.day {
            let length = search.board.slots(for: other.minutes)
            if mine.overlaps(other.at.slot..<(other.at.slot + length)) { return false }
            if other.at.therapist == pick.therapist { sameTherapist += 1 }
        }
        return search.board.takes(sameTherapist, therapist: pick.therapist, day: pick.day)
    }

    private func contact(_ visit: Visit, at pick: Pick) -> ContactPick {
        var result = ContactPick(
            at: pick, minutes: visit.minutes, needsRoom: visit.needsRoom, review: nil, riders: [])
        for item in visit.items {
            switch item.what {
            case .review(let index): result.review = index
            case .rider(let index): result.riders.append(index)
            }
        }
        return result
    }
}

extension Search {
    func contacts(for items: [DueItem], beside draft: Draft, lead: Int) -> [ContactPick]? {
        ContactSearch.run(items, search: self, draft: draft, lead: lead)
    }
}
