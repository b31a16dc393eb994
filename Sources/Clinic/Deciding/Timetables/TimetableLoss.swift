import CivilTime
package import Scheduler

/// What a timetable gives up beside another one.
package enum TimetableLoss: Unworded, Hashable {
    /// Its first visit comes so many days later.
    case startsLater(days: Int)
    /// Its last one does.
    case endsLater(days: Int)
    /// So many more visits, or therapists, do not do what was wished.
    case wish(UnmetWish.Kind, more: Int)
    /// So many of its visits are with somebody whom the other has not, where nobody is preferred.
    case otherTherapist(visits: Int, of: Int)
    /// Something of its own that the other has not.
    case shortfall(Shortfall)

    /// In which order they are told.
    static func losses(
        of plan: PlacedPlan, _ shortfalls: [Shortfall], beside best: PlacedPlan,
        _ bestShortfalls: [Shortfall], prefers: Bool
    ) -> [TimetableLoss] {
        let (mine, others) = (plan.visits, best.visits)
        var losses: [TimetableLoss] = []
        if let first = mine.first?.slot.start.day, let other = others.first?.slot.start.day,
            first > other
        {
            losses.append(.startsLater(days: first - other))
        }
        if let last = mine.last?.slot.start.day, let other = others.last?.slot.start.day,
            last > other
        {
            losses.append(.endsLater(days: last - other))
        }
        let known = Set(others.map(\.slot.therapist))
        let strange = mine.count { !known.contains($0.slot.therapist) }
        if !prefers, strange > 0 {
            losses.append(.otherTherapist(visits: strange, of: mine.count))
        }
        for kind in UnmetWish.Kind.allCases where kind != .startDelay {
            let more = plan.count(kind) - best.count(kind)
            if more > 0 { losses.append(.wish(kind, more: more)) }
        }
        let own = shortfalls.filter { shortfall in
            if case .wish = shortfall { false } else { !bestShortfalls.contains(shortfall) }
        }
        return losses + own.map(TimetableLoss.shortfall)
    }
}

extension PlacedPlan {
    fileprivate func count(_ kind: UnmetWish.Kind) -> Int {
        unmet.filter { $0.kind == kind }.reduce(0) { $0 + $1.count }
    }
}
