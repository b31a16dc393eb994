extension PlanInsertion {
    /// The weekdays and starts that most of the plan's weeks can keep with one therapist, the best
    /// sets first; one empty set where there are none.
    func patterns(
        _ plan: IntakeProblem<Mask>.Plan, start: Int, _ therapist: Int, _ diary: IntakeDiary<Mask>,
        limit: Int = 2
    ) -> [[(weekday: Int, slot: Int)]] {
        var best: [(score: Int, slot: Int)] = []
        for weekday in 0..<7 {
            best.append(bestSlot(plan, start: start, therapist, diary, weekday))
        }
        let size = plan.usualSlots
        let gap = plan.phases.filter { $0.perWeek > 1 }.map(\.minDaysBetween).min() ?? 1
        var sets: [(score: Int, days: Int)] = []
        for days in 1..<128 where days.nonzeroBitCount == size {
            guard isSpaced(days, gap: gap) else { continue }
            var score = 0
            for weekday in 0..<7 where days >> weekday & 1 == 1 { score += best[weekday].score }
            if score > 0 { sets.append((score, days)) }
        }
        sets.sort { ($1.score, $0.days) < ($0.score, $1.days) }
        let patterns = sets.prefix(limit).map { set in
            (0..<7).filter { set.days >> $0 & 1 == 1 && best[$0].slot >= 0 }
                .map { (weekday: $0, slot: best[$0].slot) }
        }
        return patterns.isEmpty ? [[]] : patterns
    }

    private func isSpaced(_ days: Int, gap: Int) -> Bool {
        var last = -1
        var first = -1
        for weekday in 0..<7 where days >> weekday & 1 == 1 {
            if last >= 0, weekday - last < gap { return false }
            if first < 0 { first = weekday }
            last = weekday
        }
        return first == last || first + 7 - last >= gap
    }

    /// The start that most weeks can keep on a weekday, counted for all slots at once in bit planes.
    private func bestSlot(
        _ plan: IntakeProblem<Mask>.Plan, start: Int, _ therapist: Int,
        _ diary: IntakeDiary<Mask>, _ weekday: Int
    ) -> (score: Int, slot: Int) {
        var planes: (Mask, Mask, Mask, Mask, Mask) = (.none, .none, .none, .none, .none)
        var week = 0
        let shift = (weekday - (firstWeekday + start) % 7 + 7) % 7
        for phase in plan.phases {
            for _ in 0..<phase.weeks {
                defer { week += 1 }
                guard phase.perWeek > 0, knows(therapist, phase.skill) else { continue }
                var carry = diary.starts(
                    therapist, plan.patient, phase.resource ?? -1, day: start + week * 7 + shift,
                    slots: phase.slots)
                guard !carry.isEmpty else { continue }
                let first = planes.0 & carry
                planes.0 = planes.0 ^ carry
                carry = first
                let second = planes.1 & carry
                planes.1 = planes.1 ^ carry
                carry = second
                let third = planes.2 & carry
                planes.2 = planes.2 ^ carry
                carry = third
                let fourth = planes.3 & carry
                planes.3 = planes.3 ^ carry
                planes.4 = planes.4 | fourth
            }
        }
        let liked = top(planes, within: plan.preferred)
        let any = top(planes, within: ~plan.preferred)
        let wish = offUsual + outsidePreferred
        let likedScore = liked.count * wish
        let anyScore = any.count * offUsual
        return likedScore >= anyScore
            ? (likedScore, liked.slot) : (anyScore, any.slot)
    }

    /// The highest count among some slots, and the first slot that has it.
    private func top(
        _ planes: (Mask, Mask, Mask, Mask, Mask), within: Mask
    ) -> (count: Int, slot: Int) {
        var left = within
        var count = 0
        for (plane, value) in [
            (planes.4, 16), (planes.3, 8), (planes.2, 4), (planes.1, 2), (planes.0, 1),
        ] {
            let narrowed = left & plane
            if !narrowed.isEmpty {
                left = narrowed
                count += value
            }
        }
        return count > 0 ? (count, left.first) : (0, -1)
    }
}
