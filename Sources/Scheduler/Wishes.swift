/// The soft rules: what a plan's unmet wishes cost, one function each.
extension Search {
    func cost(of draft: Draft) -> Int { unmet(draft).reduce(0) { $0 + $1.cost } }

    /// What could not be met, in the order in which it weighs.
    func unmet(_ draft: Draft) -> [UnmetWish] {
        [
            extraTherapists(draft), extraVisits(draft), notPreferred(draft), startDelay(draft),
            outsidePreferredTime(draft), offUsualSlots(draft), shortGaps(draft),
        ]
        .filter { $0.count > 0 }
    }

    /// A bound for all plans with the same start and therapist, given the one walked without usual
    /// slots.
    func leastCost(of draft: Draft) -> Int {
        draft.cost - offUsualSlots(draft).cost - extraVisits(draft).cost
            - draft.contacts.count * rules.outsidePreferredTime
    }

    private func startDelay(_ draft: Draft) -> UnmetWish {
        UnmetWish(.startDelay, draft.delay, rules.startDelayPerDay)
    }

    private func extraTherapists(_ draft: Draft) -> UnmetWish {
        let known = Set(draft.picks.map(\.therapist) + draft.contacts.map(\.at.therapist))
        return UnmetWish(.extraTherapist, max(known.count - 1, 0), rules.extraTherapist)
    }

    private func notPreferred(_ draft: Draft) -> UnmetWish {
        let count = draft.picks.indices.count { index in
            missesPreferred(draft.picks[index].therapist, kind: course.sessions[index].kind)
        }
        return UnmetWish(.notPreferredTherapist, count, rules.notPreferredTherapist)
    }

    private func outsidePreferredTime(_ draft: Draft) -> UnmetWish {
        let slots = draft.picks.map(\.slot) + draft.contacts.map(\.at.slot)
        return UnmetWish(
            .outsidePreferredTime, slots.count { !preferredSlots.contains($0) },
            rules.outsidePreferredTime)
    }

    private func shortGaps(_ draft: Draft) -> UnmetWish {
        var count = 0
        for (index, pick) in draft.picks.enumerated() {
            let choice = choices[course.sessions[index].kind, pick.therapist, pick.day]
            if choice.gapBefore.contains(pick.slot) { count += 1 }
            if choice.gapAfter.contains(pick.slot) { count += 1 }
        }
        return UnmetWish(.shortIdleGap, count, rules.shortIdleGap)
    }

    private func offUsualSlots(_ draft: Draft) -> UnmetWish {
        let usual = usualSlots(draft.picks)
        let count = draft.picks.count {
            !usual.contains(UsualSlot(weekday: board.weekday($0.day), slot: $0.slot))
        }
        return UnmetWish(.offUsualSlot, count, rules.offUsualSlot)
    }

    private func extraVisits(_ draft: Draft) -> UnmetWish {
        UnmetWish(.extraVisit, draft.contacts.count, rules.extraVisit)
    }

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
