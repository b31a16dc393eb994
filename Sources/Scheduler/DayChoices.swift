/// When one therapist can hold one kind of session on one day, and which start disturbs least.
struct DayChoice: Sendable {
    var starts: SlotSet
    /// Starts that leave the therapist a short idle gap before, and after.
    var gapBefore: SlotSet
    var gapAfter: SlotSet
    /// The cheapest start, the earliest of equals; -1 where there is none.
    var best: Int
    var cost: Int

    static let none = DayChoice(
        starts: .empty, gapBefore: .empty, gapAfter: .empty, best: -1, cost: 0)
}

/// The choices of each kind, therapist and day, worked out once for a search.
struct DayChoices: Sendable {
    private var table: [DayChoice]
    private let therapists: Int
    private let days: Int
    private let preferred: SlotSet
    private let rules: PlacementRules

    init(
        board: Board, course: Course, team: [Int], preferred: SlotSet, rules: PlacementRules,
        from origin: Int, delay: Int
    ) {
        therapists = board.therapists.count
        days = board.dayCount
        self.preferred = preferred
        self.rules = rules
        table = Array(repeating: .none, count: course.kinds.count * therapists * days)
        for (kind, used) in Self.daysUsed(course, origin: origin, delay: delay, days: days) {
            for therapist in team {
                for day in used {
                    let starts = board.starts(course.kinds[kind], therapist: therapist, day: day)
                    guard !starts.isEmpty else { continue }
                    table[(kind * therapists + therapist) * days + day] = choice(
                        starts, free: board.free[therapist][day],
                        slots: course.kinds[kind].slots, grid: board.grid)
                }
            }
        }
    }

    subscript(kind: Int, therapist: Int, day: Int) -> DayChoice {
        table[(kind * therapists + therapist) * days + day]
    }

    /// What a start costs by itself.
    func cost(_ choice: DayChoice, slot: Int) -> Int {
        (preferred.contains(slot) ? 0 : rules.outsidePreferredTime)
            + (choice.gapBefore.contains(slot) ? rules.shortIdleGap : 0)
            + (choice.gapAfter.contains(slot) ? rules.shortIdleGap : 0)
    }

    private static func daysUsed(
        _ course: Course, origin: Int, delay: Int, days: Int
    ) -> [(kind: Int, days: Range<Int>)] {
        course.kinds.indices.compactMap { kind in
            let own = course.sessions.filter { $0.kind == kind }.map(\.days)
            guard let low = own.map(\.lowerBound).min(), let high = own.map(\.upperBound).max()
            else { return nil }
            let range = (origin + low)..<(origin + delay + high + 1)
            return (kind, range.clamped(to: 0..<days))
        }
    }

    private func choice(_ starts: SlotSet, free: SlotSet, slots: Int, grid: Int) -> DayChoice {
        let long = free.starts(ofLength: (rules.shortGapMinutes + grid - 1) / grid)
        let length = (rules.shortGapMinutes + grid - 1) / grid
        let before = free.later(by: 1).without(long.later(by: length))
        let after = free.earlier(by: slots).without(long.earlier(by: slots))
        var result = DayChoice(
            starts: starts, gapBefore: before, gapAfter: after, best: -1, cost: .max)
        for wish in [starts.and(preferred), starts.without(preferred)] where !wish.isEmpty {
            let either = before.or(after)
            for set in [wish.without(either), wish.without(before.and(after)), wish] {
                guard let slot = set.first else { continue }
                let cost = cost(result, slot: slot)
                if cost < result.cost { (result.best, result.cost) = (slot, cost) }
            }
        }
        return result
    }
}
