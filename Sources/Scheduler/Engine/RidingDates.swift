/// Days in which a visit is due: met by a session in them, or by a contact of its own.
struct DueWindow: Sendable {
    /// From the plan's start.
    var days: ClosedRange<Int>
    /// What a contact of its own costs; `nil` where there is no place for one.
    var alone: Int32?
}

/// The days of all sessions at once, by dynamic programming, when visits ride on them.
///
/// What ties days together is the gap rule and whether a window is passed over without a session. Both are
/// seen between neighbouring sessions, so the answer is exact for given costs.
struct RidingDates: Sendable {
    private struct Stop {
        var cost = Int32.max
        var before: Int32 = -1
    }

    /// By session and day of its window.
    private var stops: [Stop] = []
    private var firstStop: [Int] = []
    private var last: Int = -1

    /// The least cost of all sessions and of the windows without one; `nil` where there is none. Ties go to
    /// the earlier day.
    mutating func solve(
        _ shape: PlanShape, _ windows: [DueWindow], _ authorised: AuthorisedDays?,
        costAt: (_ session: Int, _ day: Int) -> Int32
    ) -> Int? {
        stops.removeAll(keepingCapacity: true)
        firstStop.removeAll(keepingCapacity: true)
        guard !shape.sessions.isEmpty else {
            return Self.skipping(windows, from: .min, to: .max).map(Int.init)
        }
        for index in shape.sessions.indices {
            guard addStops(index, shape, windows, authorised, costAt) else { return nil }
        }
        return end(shape, windows)
    }

    private mutating func addStops(
        _ index: Int, _ shape: PlanShape, _ windows: [DueWindow], _ authorised: AuthorisedDays?,
        _ costAt: (_ session: Int, _ day: Int) -> Int32
    ) -> Bool {
        let session = shape.sessions[index]
        let earlier = index > 0 ? shape.sessions[index - 1] : nil
        let passed = windows.filter {
            $0.days.lowerBound > earlier?.low ?? .min && $0.days.upperBound < session.high
        }
        let row = firstStop.last ?? 0
        firstStop.append(stops.count)
        var any = false
        for day in session.low..<session.high {
            var stop = Stop()
            let isAllowed = authorised?.allow(index, on: day) ?? true
            let own = isAllowed ? costAt(index, day) : .max
            if own < .max {
                if let earlier {
                    let first = authorised?.first(from: earlier.low, before: day) ?? earlier.low
                    let latest = min(earlier.high, day - session.gap + 1)
                    for other in first..<max(first, latest) {
                        let before = stops[row + other - earlier.low].cost
                        guard before < stop.cost,
                            let skip = Self.skipping(passed, from: other, to: day),
                            before + skip < stop.cost
                        else { continue }
                        stop = Stop(cost: before + skip, before: Int32(other))
                    }
                } else if let skip = Self.skipping(passed, from: .min, to: day) {
                    stop.cost = skip
                }
                if stop.cost < .max {
                    stop.cost += own
                    any = true
                }
            }
            stops.append(stop)
        }
        return any
    }

    private mutating func end(_ shape: PlanShape, _ windows: [DueWindow]) -> Int? {
        guard let row = firstStop.last, let session = shape.sessions.last else { return nil }
        var best = Int32.max
        for day in session.low..<session.high {
            let cost = stops[row + day - session.low].cost
            guard cost < best, let skip = Self.skipping(windows, from: day, to: .max),
                cost + skip < best
            else { continue }
            (best, last) = (cost + skip, day)
        }
        return best < .max ? Int(best) : nil
    }

    /// The cost of the windows that lie wholly between two days; `nil` if one must not be skipped.
    private static func skipping(_ windows: [DueWindow], from: Int, to: Int) -> Int32? {
        var cost: Int32 = 0
        for window in windows where window.days.lowerBound > from && window.days.upperBound < to {
            guard let alone = window.alone else { return nil }
            cost += alone
        }
        return cost
    }

    /// The days that `solve` chose.
    func trace(_ shape: PlanShape) -> [Int] {
        var days = Array(repeating: 0, count: shape.sessions.count)
        var day = last
        for index in shape.sessions.indices.reversed() {
            days[index] = day
            day = Int(stops[firstStop[index] + day - shape.sessions[index].low].before)
        }
        return days
    }
}
