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
            let due = review.days(lifting: board.lifted)
            guard let days = days(from: origin + due.from, to: origin + due.to) else { return nil }
            items.append(
                DueItem(
                    what: .review(index), days: days, minutes: review.minutes,
                    needsRoom: review.needsRoom))
        }
        for (index, rider) in request.riders.enumerated() where !rider.onlyRides {
            let due = rider.days(lifting: board.lifted, from: request.earliestStart)
            guard let days = days(from: origin + due.from, to: origin + due.to) else { return nil }
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
