import CivilTime

/// A review or rider with its board days for one start.
struct DueItem: Sendable {
    enum What: Hashable, Sendable {
        case review(Int)
        /// Index into the request's riders.
        case rider(Int)
    }
    var what: What
    var days: ClosedRange<Int>
    var target: Int
    var minutes: Int
    var needsRoom: Bool
}

extension Search {
    /// Reviews and riders with their days when the plan starts `delay` days after the earliest;
    /// `nil` when one has no day left.
    func dueItems(delay: Int) -> [DueItem]? {
        let start = origin + delay
        var items: [DueItem] = []
        for (index, review) in request.reviews.enumerated() {
            let target = start + review.week * 7
            let slack =
                review.toleranceDays + (board.lifted.contains(.reviewTolerance) ? 14 : 0)
            guard
                let item = item(
                    .review(index), from: max(start, target - slack), to: target + slack,
                    target: target, review.minutes, review.needsRoom)
            else { return nil }
            items.append(item)
        }
        for (index, rider) in request.riders.enumerated() {
            let slack = board.lifted.contains(.riderWindow) ? 7 : 0
            let (from, target, to) =
                switch rider.window {
                case .planDays(let from, let target, let to):
                    (start + from, start + target, start + to)
                case .dates(let from, let target, let to):
                    (board.index(of: from), board.index(of: target), board.index(of: to))
                }
            guard
                let item = item(
                    .rider(index), from: from - slack, to: to + slack, target: target,
                    rider.minutes, false)
            else { return nil }
            items.append(item)
        }
        return items
    }

    private func item(
        _ what: DueItem.What, from: Int, to: Int, target: Int, _ minutes: Int, _ room: Bool
    ) -> DueItem? {
        let low = max(from, 0)
        let high = min(to, lastDay)
        guard low <= high else { return nil }
        return DueItem(
            what: what, days: low...high, target: target, minutes: minutes, needsRoom: room)
    }

    /// What every plan with this start costs: its delay, and the visits for items that no session can
    /// lie near. Reviews never share a visit; riders do where their days overlap.
    func floor(delay: Int, _ items: [DueItem]) -> Int {
        let reach = course.sessions.compactMap { days(of: $0, delay: delay) }
        let apart = items.filter { item in !reach.contains { $0.overlaps(item.days) } }
            .sorted { $0.days.upperBound < $1.days.upperBound }
        var visits = 0
        var last = Int.min
        for item in apart {
            switch item.what {
            case .review: visits += 1
            case .rider where item.days.lowerBound > last:
                visits += 1
                last = item.days.upperBound
            case .rider: break
            }
        }
        return delay * rules.startDelayPerDay + visits * rules.extraVisit
    }

    /// Whether somebody of `team` can hold the item as a contact of its own.
    func standsAlone(_ item: DueItem, team: [Int]) -> Bool {
        let kind = contactKind(minutes: item.minutes, needsRoom: item.needsRoom)
        return item.days.contains { day in
            team.contains { !board.starts(kind, therapist: $0, day: day).isEmpty }
        }
    }

    func contactKind(minutes: Int, needsRoom: Bool) -> SessionKind {
        SessionKind(slots: board.slots(for: minutes), skill: nil, needsRoom: needsRoom)
    }

    /// What the walk has to meet with sessions, or may pass over; reviews need the lead.
    func windows(_ items: [DueItem], leads: [Int]) -> [DueWindow] {
        items.map { item in
            let who =
                switch item.what {
                case .review: leads
                case .rider: team
                }
            let alone = standsAlone(item, team: who) ? rules.extraVisit : nil
            return DueWindow(days: item.days, alone: alone)
        }
    }
}
