import CivilTime

/// A review or rider with its board days.
struct DueItem: Sendable {
    enum What: Hashable, Sendable {
        case review(Int)
        /// Index into the request's riders.
        case rider(Int)
    }
    var what: What
    var days: ClosedRange<Int>
    var minutes: Int
    var needsRoom: Bool
}

extension PlanOnBoard {
    /// Reviews and riders with their days when the plan starts on the earliest day; `nil` when one has no
    /// day left.
    func dueItems() -> [DueItem]? {
        var items: [DueItem] = []
        for (index, review) in request.reviews.enumerated() {
            let target = origin + review.week * 7
            let slack =
                review.toleranceDays + (board.lifted.contains(.reviewTolerance) ? 14 : 0)
            guard let days = days(from: max(origin, target - slack), to: target + slack)
            else { return nil }
            items.append(
                DueItem(
                    what: .review(index), days: days, minutes: review.minutes,
                    needsRoom: review.needsRoom))
        }
        for (index, rider) in request.riders.enumerated() where !rider.onlyRides {
            let slack = board.lifted.contains(.riderWindow) ? 7 : 0
            let (from, to) =
                switch rider.window {
                case .planDays(let from, _, let to): (origin + from, origin + to)
                case .dates(let from, _, let to): (board.index(of: from), board.index(of: to))
                }
            guard let days = days(from: from - slack, to: to + slack) else { return nil }
            items.append(
                DueItem(
                    what: .rider(index), days: days, minutes: rider.minutes,
                    needsRoom: rider.needsRoom))
        }
        return items
    }

    private func days(from: Int, to: Int) -> ClosedRange<Int>? {
        let (low, high) = (max(from, 0), min(to, lastDay))
        return low <= high ? low...high : nil
    }

    /// Whether somebody of the team can hold the item as a contact of its own.
    func standsAlone(_ item: DueItem) -> Bool {
        let kind = contactKind(minutes: item.minutes, needsRoom: item.needsRoom)
        return item.days.contains { day in
            team.contains { !board.starts(kind, therapist: $0, day: day).isEmpty }
        }
    }

    func contactKind(minutes: Int, needsRoom: Bool) -> SessionKind {
        SessionKind(slots: board.slots(for: minutes), skill: nil, needsRoom: needsRoom)
    }
}
