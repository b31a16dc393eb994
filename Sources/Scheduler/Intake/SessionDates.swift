/// The days of all sessions at once, by dynamic programming.
extension PlanInsertion {
    /// The least cost of all sessions in their order, unplaced ones included. `chosen` then holds, for
    /// each session and column, the day taken, or -1 for none.
    ///
    /// Column x of `prefix` is the least cost so far when the last session lies before day x. A session of
    /// week w asks only for columns from 7w less the widest gap up to 7w + 7, and only those are kept.
    mutating func solve(_ sessions: [Session], weeks: Int) -> Int {
        let width = weeks * 7 + 1
        if prefix.count < width {
            prefix = Array(repeating: 0, count: width)
            next = prefix
        }
        let size = sessions.count * width
        if chosen.count < size { chosen = Array(repeating: -1, count: size) }
        let back = sessions.reduce(1) { max($0, $1.gap) } - 1
        let unplaced = weights.unplaced
        return prefix.withUnsafeMutableBufferPointer { prefix in
            next.withUnsafeMutableBufferPointer { next in
                chosen.withUnsafeMutableBufferPointer { chosen in
                    cells.withUnsafeBufferPointer { cells in
                        var known = 0
                        prefix[0] = 0
                        for (index, session) in sessions.enumerated() {
                            let low = session.week * 7
                            let top = low + 7
                            while known < top {
                                prefix[known + 1] = prefix[known]
                                known += 1
                            }
                            let base = index * width
                            var best = Int.max
                            var bestDay = -1
                            let from = max(0, low - back)
                            for x in from...top {
                                let day = x - 1
                                if day >= low {
                                    let cost = cells[day].cost
                                    if cost < Int.max {
                                        let total = prefix[max(0, day - session.gap + 1)] + cost
                                        if total < best { (best, bestDay) = (total, day) }
                                    }
                                }
                                let skip = prefix[x] + unplaced
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
                        return prefix[known]
                    }
                }
            }
        }
    }

    /// The days that `solve` chose.
    func trace(_ sessions: [Session], weeks: Int) -> [Int] {
        let width = weeks * 7 + 1
        var days = Array(repeating: -1, count: sessions.count)
        var x = width - 1
        for index in sessions.indices.reversed() {
            x = min(x, sessions[index].week * 7 + 7)
            let day = Int(chosen[index * width + x])
            days[index] = day
            if day >= 0 { x = max(0, day - sessions[index].gap + 1) }
        }
        return days
    }
}
