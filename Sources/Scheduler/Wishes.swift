/// The soft rules: what a plan's unmet wishes cost, one function each.
extension Search {
    func cost(of draft: Draft) -> Int {
        startDelay(draft) + extraTherapists(draft) + notPreferred(draft) + timeOfDayAndGaps(draft)
            + offUsualSlots(draft) + extraVisits(draft)
    }

    /// A bound for all plans with the same start and therapist, given the one walked without usual
    /// slots.
    func leastCost(of draft: Draft) -> Int {
        draft.cost - offUsualSlots(draft) - extraVisits(draft)
            - draft.contacts.count * rules.outsidePreferredTime
    }

    private func startDelay(_ draft: Draft) -> Int { draft.delay * rules.startDelayPerDay }

    private func extraTherapists(_ draft: Draft) -> Int {
        let known = Set(draft.picks.map(\.therapist) + draft.contacts.map(\.at.therapist))
        return max(known.count - 1, 0) * rules.extraTherapist
    }

    private func notPreferred(_ draft: Draft) -> Int {
        draft.picks.indices.count { index in
            missesPreferred(draft.picks[index].therapist, kind: course.sessions[index].kind)
        } * rules.notPreferredTherapist
    }

    private func timeOfDayAndGaps(_ draft: Draft) -> Int {
        var sum = 0
        for (index, pick) in draft.picks.enumerated() {
            let choice = choices[course.sessions[index].kind, pick.therapist, pick.day]
            sum += choices.cost(choice, slot: pick.slot)
        }
        for contact in draft.contacts where !preferredSlots.contains(contact.at.slot) {
            sum += rules.outsidePreferredTime
        }
        return sum
    }

    private func offUsualSlots(_ draft: Draft) -> Int {
        let usual = usualSlots(draft.picks)
        return draft.picks.count {
            !usual.contains(UsualSlot(weekday: board.weekday($0.day), slot: $0.slot))
        } * rules.offUsualSlot
    }

    private func extraVisits(_ draft: Draft) -> Int { draft.contacts.count * rules.extraVisit }

    /// The weekdays and starts that the picks use most; ties go to the earlier in the week.
    func usualSlots(_ picks: [Pick]) -> [UsualSlot] {
        var counts = Array(repeating: 0, count: 7 * board.slotsPerDay)
        for pick in picks { counts[board.weekday(pick.day) * board.slotsPerDay + pick.slot] += 1 }
        let used = counts.indices.filter { counts[$0] > 0 }
            .sorted { (-counts[$0], $0) < (-counts[$1], $1) }
        return used.prefix(course.usualSlots).map {
            UsualSlot(weekday: $0 / board.slotsPerDay, slot: $0 % board.slotsPerDay)
        }
    }
}
