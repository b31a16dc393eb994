/// Sets of weekdays and starts worth trying as a plan's usual ones, the most promising first.
extension Search {
    func patterns(for therapist: Int, limit: Int = 6) -> [[UsualSlot]] {
        guard !course.sessions.isEmpty else { return [] }
        let scores = cellScores(therapist)
        let size = min(course.usualSlots, 7)
        let gap = course.sessions.filter { $0.gap > 0 }.map(\.gap).min() ?? 1
        var ranked: [(score: Int, cells: [UsualSlot])] = []
        for mask in 1..<128 where mask.nonzeroBitCount == size {
            let days = (0..<7).filter { mask >> $0 & 1 == 1 }
            guard Self.isSpaced(days, gap: gap) else { continue }
            if let cells = bestCells(days, scores) { ranked.append(cells) }
        }
        // A second start on each weekday, for plans of one session a week.
        if size == 1 { ranked += secondCells(scores) }
        ranked.sort { ($1.score, $0.cells[0]) < ($0.score, $1.cells[0]) }
        return ranked.prefix(limit).map(\.cells)
    }

    /// How much each weekday and start would save over the plan's weeks.
    private func cellScores(_ therapist: Int) -> [Int] {
        var scores = Array(repeating: 0, count: 7 * board.slotsPerDay)
        var seen = -1
        for session in course.sessions {
            for day in session.days {
                let index = origin + day
                guard index > seen, index <= lastDay else { continue }
                seen = index
                let base = board.weekday(index) * board.slotsPerDay
                choices[session.kind, therapist, index].starts.forEach { scores[base + $0] += 1 }
            }
        }
        for cell in scores.indices {
            let liked = preferredSlots.contains(cell % board.slotsPerDay)
            scores[cell] *= rules.offUsualSlot + (liked ? rules.outsidePreferredTime : 0)
        }
        return scores
    }

    /// The best start on each of the days, the same on all if that is no worse.
    private func bestCells(_ days: [Int], _ scores: [Int]) -> (score: Int, cells: [UsualSlot])? {
        let count = board.slotsPerDay
        var separate: [UsualSlot] = []
        var separateScore = 0
        for day in days {
            let row = scores[(day * count)..<((day + 1) * count)]
            guard let best = row.max(), best > 0, let at = row.firstIndex(of: best)
            else { return nil }
            separate.append(UsualSlot(weekday: day, slot: at - day * count))
            separateScore += best
        }
        for slot in 0..<count
        where days.reduce(0, { $0 + scores[$1 * count + slot] }) == separateScore {
            return (separateScore, days.map { UsualSlot(weekday: $0, slot: slot) })
        }
        return (separateScore, separate)
    }

    private func secondCells(_ scores: [Int]) -> [(score: Int, cells: [UsualSlot])] {
        let count = board.slotsPerDay
        return (0..<7).compactMap { day in
            let row = (0..<count).sorted { left, right in
                (-scores[day * count + left], left) < (-scores[day * count + right], right)
            }
            guard row.count > 1, scores[day * count + row[1]] > 0 else { return nil }
            return (scores[day * count + row[1]], [UsualSlot(weekday: day, slot: row[1])])
        }
    }

    private static func isSpaced(_ days: [Int], gap: Int) -> Bool {
        guard days.count > 1, let first = days.first, let last = days.last else { return true }
        return zip(days, days.dropFirst()).allSatisfy { $1 - $0 >= gap } && first + 7 - last >= gap
    }
}
