/// A start and those who share the plan, with the least it can cost.
struct InsertionCandidate: Sendable {
    let bound: Int
    let delay: Int
    let first: Int
    /// -1 where one is enough.
    var second = -1
}

/// What is worked out on the way to a placement; kept from plan to plan, so that the search hardly allocates.
struct InsertionScratch: Sendable {
    /// The members at hand, of whom the first leads.
    var team: [Int] = []
    var candidates: [InsertionCandidate] = []
    /// Cells by kind, member and day of the plan, for the members that were read.
    var cellsOf: [DayCell] = []
    var isRead: [Bool] = []
    /// The team's cheapest cells by day, for any start and for the usual ones.
    var plain: [DayCell] = []
    var cells: [DayCell] = []
    /// Repair: cells by kind and day of the plan, and by session where it can stay.
    var cellsByKind: [DayCell] = []
    var stays: [DayCell] = []
    /// Visits that a member cannot hold, by delay and member, and the fewest of a delay.
    var visitsLost: [Int] = []
    var fewestLost: [Int] = []
    /// The least that visits cost, by delay; -1 unknown.
    var visitFloor: [Int] = []
    var dates: SessionDates
    var ridingDates = RidingDates()

    init(unplaced: Int) { dates = SessionDates(unplaced: unplaced) }

    /// Forgets what was known of another plan.
    mutating func begin(_ shape: PlanShape, starts: Int) {
        let members = shape.members.count
        Self.fill(&isRead, false, count: members)
        let size = shape.kinds.count * members * max(0, shape.span)
        if cellsOf.count < size { cellsOf = Array(repeating: DayCell(), count: size) }
        Self.fill(&fewestLost, 0, count: starts)
        Self.fill(&visitFloor, -1, count: starts)
        Self.fill(&visitsLost, 0, count: starts * members)
    }

    private static func fill<Value>(_ values: inout [Value], _ value: Value, count: Int) {
        values.removeAll(keepingCapacity: true)
        values.append(contentsOf: repeatElement(value, count: count))
    }
}
