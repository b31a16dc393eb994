/// Days in which a review or rider is due: met by a session in it, or by a contact of its own.
struct DueWindow: Sendable {
    var days: ClosedRange<Int>
    /// What a contact of its own costs; `nil` where there is no place for one.
    var alone: Int?
}

/// Who treats, and what the walk keeps to.
struct WalkTerms: Sendable {
    var delay: Int
    var team: [Int]
    var lead: Int
    var usual: [UsualSlot] = []
    var windows: [DueWindow]
    /// A session that one therapist must hold.
    var forced: (session: Int, therapist: Int)?
}

/// Dynamic programming over days: the cheapest dates for all sessions of the course in their order.
///
/// A plan has at most one session a day, so each day is decided by itself; what ties days together
/// is the gap rule and whether a window is passed over without a session. Both are seen between
/// neighbouring sessions, so the walk is exact for given terms.
struct CourseWalk {
    private struct Stop {
        var cost = Int.max
        var before = -1
        var slot = 0
        var therapist = 0
    }

    let search: Search
    let terms: WalkTerms

    /// The cheapest picks, one a session; `nil` when there are none. Ties go to the earlier day.
    func picks() -> [Pick]? {
        var rows: [[Stop]] = []
        var ranges: [ClosedRange<Int>] = []
        for (index, session) in search.course.sessions.enumerated() {
            guard let days = search.days(of: session, delay: terms.delay) else { return nil }
            let open = row(index, session, days: days, after: rows.last, ranges.last)
            guard let open else { return nil }
            rows.append(open)
            ranges.append(days)
        }
        return trace(rows, ranges)
    }

    private func row(
        _ index: Int, _ session: CourseSession, days: ClosedRange<Int>, after last: [Stop]?,
        _ lastDays: ClosedRange<Int>?
    ) -> [Stop]? {
        let low = lastDays?.lowerBound ?? Int.min
        let passed = terms.windows.filter {
            $0.days.lowerBound > low && $0.days.upperBound < days.upperBound
        }
        var row = Array(repeating: Stop(), count: days.count)
        var any = false
        for day in days {
            guard var stop = cheapest(index, session, day: day) else { continue }
            guard let last, let lastDays else {
                guard let skip = Self.skipping(passed, from: Int.min, to: day) else { continue }
                stop.cost += skip
                row[day - days.lowerBound] = stop
                any = true
                continue
            }
            var best = Int.max
            for (offset, other) in last.enumerated() where other.cost < best {
                let earlier = lastDays.lowerBound + offset
                if earlier > day - session.gap { break }
                guard let skip = Self.skipping(passed, from: earlier, to: day),
                    other.cost + skip < best
                else { continue }
                best = other.cost + skip
                stop.before = offset
            }
            guard best < Int.max else { continue }
            stop.cost += best
            row[day - days.lowerBound] = stop
            any = true
        }
        return any ? row : nil
    }

    /// The therapist and start that cost least on one day.
    private func cheapest(_ index: Int, _ session: CourseSession, day: Int) -> Stop? {
        var result = Stop()
        let weekday = search.board.weekday(day)
        for therapist in terms.team {
            if let forced = terms.forced, forced.session == index, forced.therapist != therapist {
                continue
            }
            let choice = search.choices[session.kind, therapist, day]
            guard choice.best >= 0 else { continue }
            var extra = therapist == terms.lead ? 0 : 1
            if search.missesPreferred(therapist, kind: session.kind) {
                extra += search.rules.notPreferredTherapist
            }
            let off = terms.usual.isEmpty ? 0 : search.rules.offUsualSlot
            if choice.cost + off + extra < result.cost {
                result.cost = choice.cost + off + extra
                (result.slot, result.therapist) = (choice.best, therapist)
            }
            for usual in terms.usual
            where usual.weekday == weekday && choice.starts.contains(usual.slot) {
                let cost = search.choices.cost(choice, slot: usual.slot) + extra
                if cost <= result.cost {
                    result.cost = cost
                    (result.slot, result.therapist) = (usual.slot, therapist)
                }
            }
        }
        return result.cost < Int.max ? result : nil
    }

    /// The cost of the windows that lie wholly between two days; `nil` if one must not be skipped.
    private static func skipping(_ windows: [DueWindow], from: Int, to: Int) -> Int? {
        var cost = 0
        for window in windows where window.days.lowerBound > from && window.days.upperBound < to {
            guard let alone = window.alone else { return nil }
            cost += alone
        }
        return cost
    }

    private func trace(_ rows: [[Stop]], _ ranges: [ClosedRange<Int>]) -> [Pick]? {
        guard let last = rows.last, let lastDays = ranges.last else {
            return terms.windows.contains { $0.alone == nil } ? nil : []
        }
        var best = Int.max
        var at = -1
        for (offset, stop) in last.enumerated() where stop.cost < best {
            let day = lastDays.lowerBound + offset
            guard let skip = Self.skipping(terms.windows, from: day, to: Int.max),
                stop.cost + skip < best
            else { continue }
            (best, at) = (stop.cost + skip, offset)
        }
        guard at >= 0 else { return nil }
        var picks: [Pick] = []
        for index in rows.indices.reversed() {
            let stop = rows[index][at]
            let day = ranges[index].lowerBound + at
            picks.append(Pick(day: day, slot: stop.slot, therapist: stop.therapist))
            at = stop.before
        }
        return picks.reversed()
    }
}

extension Search {
    /// Whether a session with this therapist misses the wish for another one who has the skill.
    func missesPreferred(_ therapist: Int, kind: Int) -> Bool {
        guard let preferred, preferred != therapist else { return false }
        return board.hasSkill(course.kinds[kind].skill, therapist: preferred)
    }
}
