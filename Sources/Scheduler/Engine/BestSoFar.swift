/// The cheapest answer of a search, kept by what has changed since.
struct BestSoFar: Sendable {
    private(set) var placements: [IntakePlacement]
    private(set) var cost: Int
    private(set) var changed: [Int] = []
    private var isChanged: [Bool]

    init(_ placements: [IntakePlacement], _ cost: Int) {
        self.placements = placements
        self.cost = cost
        isChanged = Array(repeating: false, count: placements.count)
    }

    mutating func noteChange(of plans: [Int]) {
        for plan in plans where !isChanged[plan] {
            isChanged[plan] = true
            changed.append(plan)
        }
    }

    mutating func update(_ current: [IntakePlacement], _ cost: Int) {
        for plan in changed {
            placements[plan] = current[plan]
            isChanged[plan] = false
        }
        changed.removeAll(keepingCapacity: true)
        self.cost = cost
    }
}
