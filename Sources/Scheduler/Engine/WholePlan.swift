/// Plans that are placed whole or not at all; reviews and contacts ride on sessions where some lie near.
extension PlanInsertion {
    /// The best of the team at hand from one start on; the first of the team leads.
    mutating func workOutWhole(_ delay: Int) {
        guard let lead = scratch.team.first, let windows = windows(delay, leads: [lead]) else {
            return
        }
        readPlain(delay)
        scratch.cells = scratch.plain
        guard let least = leastWhole(windows, delay), floor(delay) + least < found.score else {
            return
        }
        let isEverybody = scratch.team.count == hand.shape.members.count
        let draft =
            assembled(scratch.ridingDates.trace(hand.shape), delay)
            ?? (isEverybody ? thorough(windows, delay) : nil)
        guard let draft else { return }
        take(draft)
        if isDone { return }
        for pattern in patterns(delay, most: 6) { follow(pattern, windows, delay) }
        var best = draft
        for _ in 0..<3 {
            if found.placement.start == draft.start, found.placement.cost < best.cost {
                best = found.placement
            }
            let before = found.score
            follow(
                UsualPattern(best, firstWeekday: problem.firstWeekday, size: hand.shape.usualSlots),
                windows, delay)
            if found.score == before { break }
        }
    }

    /// The least cost of the cells at hand; `nil` where the windows cannot be kept.
    private mutating func leastWhole(_ windows: [DueWindow], _ delay: Int) -> Int? {
        let cells = scratch.cells
        return scratch.ridingDates.solve(hand.shape, windows, authorised(delay)) { cells[$1].cost }
    }

    /// Counted from a plan that starts so late.
    private func authorised(_ delay: Int) -> AuthorisedDays? {
        hand.plan.authorised?.counted(from: hand.plan.earliest + delay)
    }

    /// Works the plan out with some weekdays and starts as the usual ones.
    private mutating func follow(_ pattern: UsualPattern, _ windows: [DueWindow], _ delay: Int) {
        readCells(with: pattern, delay)
        guard leastWhole(windows, delay) != nil else { return }
        take(assembled(scratch.ridingDates.trace(hand.shape), delay))
    }

    /// Tries also with sessions in the windows whose contacts get in each other's way, and with each session
    /// by the lead, who must hold one to hold a review.
    private mutating func thorough(_ windows: [DueWindow], _ delay: Int) -> IntakePlacement? {
        let optional = windows.indices.filter { windows[$0].alone != nil }.prefix(6)
        let subsets = (0..<(1 << optional.count)).sorted {
            ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1)
        }
        let (everybody, lead) = (scratch.plain, leadCells(delay))
        for subset in subsets {
            var windows = windows
            for (bit, window) in optional.enumerated() where subset >> bit & 1 == 1 {
                windows[window].alone = nil
            }
            scratch.cells = everybody
            guard leastWhole(windows, delay) != nil else { continue }
            let days = scratch.ridingDates.trace(hand.shape)
            if let found = assembled(days, delay) { return found }
            guard !days.contains(where: { Int(everybody[$0].member) == scratch.team[0] }) else {
                continue
            }
            for forced in hand.shape.sessions.indices {
                let cost = scratch.ridingDates.solve(
                    hand.shape, windows, authorised(delay)
                ) { session, day in
                    session == forced ? lead[day].cost : everybody[day].cost
                }
                guard cost != nil else { continue }
                let days = scratch.ridingDates.trace(hand.shape)
                scratch.cells = everybody
                scratch.cells[days[forced]] = lead[days[forced]]
                if let found = assembled(days, delay) { return found }
            }
        }
        return nil
    }

    /// The days of the lead alone.
    private mutating func leadCells(_ delay: Int) -> [DayCell] {
        let (all, everybody) = (scratch.team, scratch.plain)
        scratch.team = [all[0]]
        readPlain(delay)
        let own = scratch.plain
        (scratch.team, scratch.plain) = (all, everybody)
        return own
    }

    private mutating func take(_ placement: IntakePlacement?) {
        guard var placement else { return }
        let gaps = gapCost(placement) + foresightCost(placement)
        placement.cost = cost(placement)
        found.take(placement, placement.cost + gaps)
    }

    /// What the walk has to meet with sessions, or may pass over; `nil` when a visit has no day.
    private func windows(_ delay: Int, leads: [Int]) -> [DueWindow]? {
        var found: [DueWindow] = []
        for (index, visit) in hand.plan.visits.enumerated() {
            let due = visit.days(delay, earliest: hand.plan.earliest)
            let low = max(0, visit.needsLead ? delay : 0, due.low)
            let high = min(lastX, due.high)
            guard !visit.onlyRides, low <= high else {
                guard visit.onlyRides else { return nil }
                // Passed over at no cost.
                found.append(DueWindow(days: (low - delay)...(max(low, high) - delay), alone: 0))
                continue
            }
            let holders = visit.needsLead ? leads : Array(hand.shape.members.indices)
            let stands = holders.contains {
                open.isOpen(hand.shape.visitKinds[index], $0, low...high)
            }
            found.append(
                DueWindow(
                    days: (low - delay)...(high - delay),
                    alone: stands ? Int32(weights.extraVisit) : nil))
        }
        return found
    }

    /// The least that visits cost with a start: contacts where no session can lie near. Others share one where
    /// their days overlap, reviews only where they say so.
    func wholeFloor(_ delay: Int) -> Int {
        guard let windows = windows(delay, leads: Array(hand.shape.members.indices)) else {
            return weights.unplaced
        }
        let apart = windows.indices.filter { window in
            !hand.plan.visits[window].onlyRides
                && !hand.shape.sessions.contains {
                    ($0.low..<$0.high).overlaps(Range(windows[window].days))
                }
        }
        .sorted { windows[$0].days.upperBound < windows[$1].days.upperBound }
        var visits = 0
        var last = Int.min
        for window in apart {
            if hand.plan.visits[window].needsLead, !hand.plan.visits[window].sharesContact {
                visits += 1
            } else if windows[window].days.lowerBound > last {
                visits += 1
                last = windows[window].days.upperBound
            }
        }
        return visits * weights.extraVisit
    }
}
