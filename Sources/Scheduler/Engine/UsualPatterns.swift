/// The usual weekdays of a plan and the start on each, and how many sessions can keep them.
struct UsualPattern: Sendable {
    /// -1 where the weekday is not usual.
    private var slots: (Int16, Int16, Int16, Int16, Int16, Int16, Int16) =
        (-1, -1, -1, -1, -1, -1, -1)
    private(set) var count = 0

    init() {}

    fileprivate init(days: Int, _ best: [WeekdayBest]) {
        func slot(_ weekday: Int) -> Int16 {
            days >> weekday & 1 == 1 ? Int16(best[weekday].slot) : -1
        }
        slots = (slot(0), slot(1), slot(2), slot(3), slot(4), slot(5), slot(6))
        for weekday in 0..<7 where days >> weekday & 1 == 1 { count += best[weekday].count }
    }

    /// The usual weekdays and starts of a plan that stands.
    init(_ placement: IntakePlacement, firstWeekday: Int, size: Int) {
        var counts: [(weekday: Int, slot: Int, count: Int)] = []
        for place in placement.sessions {
            guard let place else { continue }
            let weekday = (firstWeekday + place.day) % 7
            let known = counts.firstIndex { $0.weekday == weekday && $0.slot == place.slot }
            if let known {
                counts[known].count += 1
            } else {
                counts.append((weekday, place.slot, 1))
            }
        }
        counts.sort { ($1.count, $0.weekday, $0.slot) < ($0.count, $1.weekday, $1.slot) }
        var best = Array(repeating: WeekdayBest(), count: 7)
        var days = 0
        for item in counts.prefix(size) where days >> item.weekday & 1 == 0 {
            days |= 1 << item.weekday
            best[item.weekday] = WeekdayBest(score: 0, count: item.count, slot: item.slot)
        }
        self.init(days: days, best)
    }

    @inline(__always)
    func slot(_ weekday: Int) -> Int {
        switch weekday {
        case 0: Int(slots.0)
        case 1: Int(slots.1)
        case 2: Int(slots.2)
        case 3: Int(slots.3)
        case 4: Int(slots.4)
        case 5: Int(slots.5)
        default: Int(slots.6)
        }
    }
}

/// The start that most weeks can keep on one weekday.
private struct WeekdayBest {
    var score = 0
    var count = 0
    var slot = -1
}

extension PlanInsertion {
    /// The usual weekdays and starts that most of the plan's weeks can keep with the team at hand: the best
    /// `most` sets; one empty set where there are none.
    func patterns(_ delay: Int, most: Int) -> [UsualPattern] {
        var best: [WeekdayBest] = []
        best.reserveCapacity(7)
        let first = (problem.firstWeekday + hand.plan.earliest + delay) % 7
        for weekday in 0..<7 { best.append(weekdayBest(delay + (weekday - first + 7) % 7)) }
        var top: [(score: Int, days: Int)] = []
        top.reserveCapacity(most + 1)
        for days in hand.shape.daySets {
            var score = 0
            for weekday in 0..<7 where days >> weekday & 1 == 1 { score += best[weekday].score }
            guard score > 0, top.count < most || score > top[most - 1].score else { continue }
            var at = top.count
            while at > 0, top[at - 1].score < score { at -= 1 }
            top.insert((score, days), at: at)
            if top.count > most { top.removeLast() }
        }
        if top.isEmpty { return [UsualPattern()] }
        return top.map { UsualPattern(days: $0.days, best) }
    }

    /// Five bit planes count to 31; the weeks after these follow the ones before.
    static var mostWeeks: Int { 31 }

    /// Counted for all slots at once, in bit planes; `x` is the weekday in the plan's first week.
    private func weekdayBest(_ x: Int) -> WeekdayBest {
        var planes: (Mask, Mask, Mask, Mask, Mask) = (.none, .none, .none, .none, .none)
        for (number, week) in hand.shape.weeks.prefix(Self.mostWeeks).enumerated()
        where week.hasSessions {
            var carry = Mask.none
            for member in scratch.team {
                carry = carry | open.starts(week.kind, member, x + number * 7)
            }
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
        let wish = weights.offUsualSlot + weights.outsidePreferredTime
        guard let foresight else {
            return better(
                best(planes, within: hand.plan.preferred, worth: wish),
                best(planes, within: ~hand.plan.preferred, worth: weights.offUsualSlot))
        }
        let weekday = (problem.firstWeekday + hand.plan.earliest + x) % 7
        let slots = hand.shape.kinds[hand.shape.weeks.first?.kind ?? 0].slots
        let cheap = (~foresight.dear[weekday].high).starts(slots)
        var found = WeekdayBest()
        for (mask, worth) in [
            (hand.plan.preferred & cheap, wish),
            (~hand.plan.preferred & cheap, weights.offUsualSlot),
            (hand.plan.preferred & ~cheap, wish),
            (~hand.plan.preferred & ~cheap, weights.offUsualSlot),
        ] {
            var other = best(planes, within: mask, worth: 2 * worth)
            guard other.count > 0 else { continue }
            let price = foresight.price(weekday, other.slot..<(other.slot + slots))
            other.score = max(1, other.score - other.count * price)
            found = better(found, other)
        }
        return found
    }

    private func better(_ first: WeekdayBest, _ second: WeekdayBest) -> WeekdayBest {
        first.score >= second.score ? first : second
    }

    private func best(
        _ planes: (Mask, Mask, Mask, Mask, Mask), within: Mask, worth: Int
    ) -> WeekdayBest {
        let top = top(planes, within: within)
        return WeekdayBest(score: top.count * worth, count: top.count, slot: top.slot)
    }

    /// The highest count among some slots, and the first slot that has it.
    @inline(__always)
    private func top(
        _ planes: (Mask, Mask, Mask, Mask, Mask), within: Mask
    ) -> (count: Int, slot: Int) {
        var left = within
        var count = 0
        func narrow(_ plane: Mask, _ value: Int) {
            let narrowed = left & plane
            if !narrowed.isEmpty {
                left = narrowed
                count += value
            }
        }
        narrow(planes.4, 16)
        narrow(planes.3, 8)
        narrow(planes.2, 4)
        narrow(planes.1, 2)
        narrow(planes.0, 1)
        return count > 0 ? (count, left.first) : (0, -1)
    }
}
