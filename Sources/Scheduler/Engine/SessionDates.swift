/// The days of all sessions at once, by dynamic programming.
struct SessionDates: Sendable {
    private var prefix: [Int32] = []
    private var next: [Int32] = []
    /// By session and column: the day taken, or -1 for none.
    private var chosen: [Int16] = []
    private let unplaced: Int32

    init(unplaced: Int) { self.unplaced = Int32(unplaced) }

    /// The least cost of all sessions in their order, unplaced ones included; `cells` by day of the plan.
    mutating func solve(_ shape: PlanShape, _ cells: [DayCell]) -> Int {
        cells.withUnsafeBufferPointer { cells in solve(shape) { cells[$1].cost } }
    }

    /// The least cost, where each session has its own costs by day; `Int32.max` where it cannot be.
    ///
    /// Column x of `prefix` is the least cost so far when the last session lies before day x. A session asks
    /// only for columns from its first day less the widest gap up to its last day, and only those are kept.
    @inline(__always)
    mutating func solve(
        _ shape: PlanShape, costAt: (_ session: Int, _ day: Int) -> Int32
    ) -> Int {
        let width = shape.weeks.count * 7 + 1
        if prefix.count < width {
            prefix = Array(repeating: 0, count: width)
            next = prefix
        }
        let size = shape.sessions.count * width
        if chosen.count < size { chosen = Array(repeating: -1, count: size) }
        let back = shape.sessions.reduce(1) { max($0, $1.gap) } - 1
        let unplaced = unplaced
        return prefix.withUnsafeMutableBufferPointer { prefix in
            next.withUnsafeMutableBufferPointer { next in
                chosen.withUnsafeMutableBufferPointer { chosen in
                    var known = 0
                    prefix[0] = 0
                    for (index, session) in shape.sessions.enumerated() {
                        let (low, top) = (session.low, session.high)
                        while known < top {
                            prefix[known + 1] = prefix[known]
                            known += 1
                        }
                        let base = index * width
                        var best = Int32.max
                        var bestDay = -1
                        let from = max(0, low - back)
                        for x in from...top {
                            let day = x - 1
                            let own = day >= low ? costAt(index, day) : .max
                            if own < .max {
                                let total = prefix[max(0, day - session.gap + 1)] &+ own
                                if total < best { (best, bestDay) = (total, day) }
                            }
                            let skip = prefix[x] &+ unplaced
                            if best <= skip {
                                next[x] = best
                                chosen[base + x] = Int16(truncatingIfNeeded: bestDay)
                            } else {
                                next[x] = skip
                                chosen[base + x] = -1
                            }
                        }
                        for x in from...top { prefix[x] = next[x] }
                    }
                    return Int(prefix[known])
                }
            }
        }
    }

    /// The days that `solve` chose.
    func trace(_ shape: PlanShape) -> [Int] {
        let width = shape.weeks.count * 7 + 1
        var days = Array(repeating: -1, count: shape.sessions.count)
        var x = width - 1
        for index in shape.sessions.indices.reversed() {
            x = min(x, shape.sessions[index].high)
            let day = Int(chosen[index * width + x])
            days[index] = day
            if day >= 0 { x = max(0, day - shape.sessions[index].gap + 1) }
        }
        return days
    }
}
