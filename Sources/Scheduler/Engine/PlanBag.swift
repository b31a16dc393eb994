/// Some of an intake's plans, in no order: one by chance, one more or less are a step each.
struct PlanBag: Sendable {
    private(set) var plans: [Int] = []
    /// By plan, where it is in `plans`; -1 for none.
    private var position: [Int]

    /// None of so many plans.
    init(of count: Int) { position = Array(repeating: -1, count: count) }

    mutating func set(_ plan: Int, _ isMember: Bool) {
        if isMember, position[plan] < 0 {
            position[plan] = plans.count
            plans.append(plan)
        } else if !isMember, position[plan] >= 0 {
            let last = plans.removeLast()
            if last != plan {
                plans[position[plan]] = last
                position[last] = position[plan]
            }
            position[plan] = -1
        }
    }
}
