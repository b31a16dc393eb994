import CivilTime

/// Places several plans beside each other, each whole or not at all: more of them, then cheaper ones, come
/// first.
///
/// Plans are placed one after another; those that found no place, or a dear one, go to the front, and all
/// behind are placed again. The order is what is searched, so every answer keeps every rule.
/// - Parameters:
///   - requests: in the order in which they came.
///   - diary: what stands.
///   - rules: what unmet wishes cost.
///   - effort: how many orders are tried.
///   - seed: the same effort and seed give the same answer.
/// - Returns: one answer for each request, in their order.
package func placeTogether(
    _ requests: [PlanRequest], in diary: Diary, rules: PlacementRules = .standard,
    effort: Int = 60, seed: UInt64 = 1
) -> [Placement] {
    var random = IntakeRandom(seed: seed)
    var run = OrderedPlacing(requests: requests, diary: diary, rules: rules)
    run.place(from: 0)
    var best = run
    for _ in 0..<max(0, effort) where requests.count > 1 {
        guard best.cost > .zero else { break }
        var next = best
        // Half the time what weighs most goes to the front, else two change places.
        let (moved, target): (Int, Int)
        if random.below(2) == 0, let worst = best.worst(random.below(3)) {
            (moved, target) = (worst, random.below(worst + 1))
        } else {
            let (first, second) = (random.below(requests.count), random.below(requests.count))
            (moved, target) = (max(first, second), min(first, second))
        }
        guard moved != target else { continue }
        next.move(moved, to: target)
        next.place(from: target)
        if next.cost <= best.cost { best = next }
    }
    return best.inOrderOfRequests
}

/// Plans placed one by one in some order.
private struct OrderedPlacing {
    struct Cost: Comparable {
        var refused = 0
        var cost = 0

        static let zero = Cost()

        static func < (left: Cost, right: Cost) -> Bool {
            (left.refused, left.cost) < (right.refused, right.cost)
        }
    }

    let requests: [PlanRequest]
    let rules: PlacementRules
    private var order: [Int]
    /// The diary before each place in the order.
    private var diaries: [Diary]
    private var placements: [Placement] = []
    private(set) var cost = Cost()

    init(requests: [PlanRequest], diary: Diary, rules: PlacementRules) {
        self.requests = requests
        self.rules = rules
        order = Array(requests.indices)
        diaries = [diary]
    }

    mutating func move(_ from: Int, to target: Int) {
        order.insert(order.remove(at: from), at: target)
    }

    /// Places all from `first` in the order on; those before stay.
    mutating func place(from first: Int) {
        placements.removeSubrange(first...)
        diaries.removeSubrange((first + 1)...)
        for at in first..<order.count {
            var request = requests[order[at]]
            // A patient with two plans comes to one at a time.
            for (other, placement) in zip(order, placements)
            where requests[other].patientKey == request.patientKey && request.patientKey != nil {
                if case .placed(let plan) = placement { request.patient.busy += plan.times }
            }
            let placement = Scheduler.place(request, in: diaries[at], rules: rules)
            placements.append(placement)
            var diary = diaries[at]
            if case .placed(let plan) = placement { diary.book(plan) }
            diaries.append(diary)
        }
        cost = placements.reduce(into: Cost()) { sum, placement in
            switch placement {
            case .placed(let plan): sum.cost += plan.cost
            case .doesNotFit: sum.refused += 1
            }
        }
    }

    /// The place in the order of what weighs most, or of what comes after that.
    func worst(_ rank: Int) -> Int? {
        let ranked = placements.indices.sorted { left, right in
            (-weight(left), left) < (-weight(right), right)
        }
        return rank < ranked.count ? ranked[rank] : ranked.first
    }

    private func weight(_ at: Int) -> Int {
        switch placements[at] {
        case .placed(let plan): plan.cost
        case .doesNotFit: .max / 2
        }
    }

    var inOrderOfRequests: [Placement] {
        zip(order, placements).sorted { $0.0 < $1.0 }.map(\.1)
    }
}

extension PlacedPlan {
    var slots: [Slot] { sessions.map(\.slot) + contacts.map(\.slot) }

    fileprivate var times: [Interval<LocalTime>] {
        slots.compactMap { Interval($0.start, $0.end) }
    }
}
