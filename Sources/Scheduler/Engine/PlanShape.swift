/// What one plan asks for, in the form that the search reads.
struct PlanShape: Sendable {
    /// Sessions or visits of the same length, skill and pool of resources.
    struct Kind: Equatable, Sendable {
        let slots: Int
        let skill: Int?
        /// -1 where none is needed.
        let pool: Int
        /// The class in which it is a seat; -1 for none.
        var group = -1
    }

    struct Week: Sendable {
        let kind: Int
        let hasSessions: Bool
    }

    /// Some weeks in a row that share their sessions.
    struct Block: Sendable {
        let kind: Int
        let weeks: Int
        let sessions: Int
        /// Days from one session to the next, at least 1.
        let gap: Int
        /// The same before the first of the block.
        let firstGap: Int
    }

    struct Session: Sendable {
        let kind: Int
        let phase: Int
        /// Days from the plan's start; `high` is not held.
        let low: Int
        let high: Int
        /// Days from the session before.
        let gap: Int

        /// Its days from `first` on, when the plan starts on `start`.
        func days(ofPlanFrom start: Int, notBefore first: Int) -> Range<Int> {
            min(max(first, start + low), start + high)..<(start + high)
        }
    }

    private(set) var kinds: [Kind] = []
    private(set) var weeks: [Week] = []
    private(set) var blocks: [Block] = []
    private(set) var sessions: [Session] = []
    /// The kind of each visit.
    private(set) var visitKinds: [Int] = []
    /// Who can hold any of it.
    private(set) var members: [Int] = []
    /// By kind: those of `members` who have its skill.
    private(set) var skilled: [[Bool]] = []
    /// Sessions that whom the patient prefers has no skill for.
    private(set) var strangeSessions = 0
    /// How many weekdays and starts count as usual.
    let usualSlots: Int
    /// Sets of weekdays, as bits, that keep the gaps and may be usual.
    private(set) var daySets: [Int] = []
    /// Days from the earliest start on which anything of the plan may lie.
    let span: Int
    /// The same by kind.
    private(set) var reach: [Range<Int>] = []

    /// `kept` is how the plan stands in a repair: its start does not change, nor anything of the past.
    init<Mask>(
        _ plan: IntakeProblem<Mask>.Plan, kept: Repair.Kept? = nil, in problem: IntakeProblem<Mask>
    ) {
        usualSlots = plan.usualSlots
        let visited = plan.visits.reduce(0) {
            max($0, $1.days(plan.maxStartDelay, earliest: plan.earliest).high + 1)
        }
        span = min(problem.days - plan.earliest, max(plan.maxStartDelay + plan.weeks * 7, visited))
        for (index, phase) in plan.phases.enumerated() { add(phase, index) }
        if !plan.needs.isEmpty { add(plan.needs, weeks: plan.weeks) }
        visitKinds = plan.visits.map {
            number(of: Kind(slots: $0.slots, skill: $0.skill, pool: $0.pool ?? -1))
        }
        let isAnywhere = plan.isWhole || !plan.needs.isEmpty || problem.repair != nil
        reach = kinds.indices.map { isAnywhere ? 0..<max(0, span) : days(of: $0, plan) }
        if let kept, let repair = problem.repair {
            let last = lastDay(of: plan, from: kept.placement.start - plan.earliest)
            let first = min(max(0, repair.asOf - plan.earliest), last)
            reach = kinds.map { _ in first..<last }
        }
        for therapist in plan.team {
            let knows = kinds.map { problem.therapists[therapist].has($0.skill) }
            guard knows.contains(true) else { continue }
            members.append(therapist)
            skilled.append(knows)
        }
        if let preferred = plan.preferredTherapist {
            strangeSessions = sessions.count {
                !problem.therapists[preferred].has(kinds[$0.kind].skill)
            }
        }
        let gap = plan.phases.filter { $0.perWeek > 1 }.map(\.minDaysBetween).min() ?? 1
        daySets = (1..<128).filter {
            $0.nonzeroBitCount == usualSlots && Self.isSpaced($0, gap: gap)
        }
    }

    /// The day after the last of a plan that starts `delay` days after its earliest start.
    private func lastDay<Mask>(of plan: IntakeProblem<Mask>.Plan, from delay: Int) -> Int {
        let last = plan.visits.reduce(delay + weeks.count * 7) {
            max($0, $1.days(delay, earliest: plan.earliest).high + 1)
        }
        return min(max(0, last), max(0, span))
    }

    /// The days of a kind's weeks and visits, for all starts of the plan.
    private func days<Mask>(of kind: Int, _ plan: IntakeProblem<Mask>.Plan) -> Range<Int> {
        var low = Int.max
        var high = 0
        for (number, week) in weeks.enumerated() where week.kind == kind {
            low = min(low, number * 7)
            high = max(high, number * 7 + 7 + plan.maxStartDelay)
        }
        for (number, visit) in plan.visits.enumerated() where visitKinds[number] == kind {
            low = min(low, visit.days(0, earliest: plan.earliest).low)
            high = max(high, visit.days(plan.maxStartDelay, earliest: plan.earliest).high + 1)
        }
        let first = min(max(0, low), max(0, span))
        return first..<max(first, min(high, span))
    }

    private mutating func add<Mask>(_ phase: IntakeProblem<Mask>.Phase, _ index: Int) {
        let kind = number(
            of: Kind(
                slots: phase.slots, skill: phase.skill, pool: phase.pool ?? -1,
                group: phase.group ?? -1))
        let gap = max(1, phase.minDaysBetween)
        var left = phase.sessions
        let first = weeks.count * 7
        for block in 0..<((phase.weeks + phase.dose.weeks - 1) / phase.dose.weeks) {
            let count = min(phase.dose.sessions, left)
            let days = phase.dose.days(ofBlock: block, inPhaseOf: phase.weeks)
            let length = days.count / 7
            let firstGap = block == 0 ? max(1, phase.daysAfterPhaseBefore ?? gap) : gap
            for number in 0..<count {
                sessions.append(
                    Session(
                        kind: kind, phase: index, low: first + days.lowerBound,
                        high: first + days.upperBound, gap: number == 0 ? firstGap : gap))
            }
            blocks.append(
                Block(kind: kind, weeks: length, sessions: count, gap: gap, firstGap: firstGap))
            for _ in 0..<length { weeks.append(Week(kind: kind, hasSessions: count > 0)) }
            left -= count
        }
    }

    private mutating func add<Mask>(_ needs: [IntakeProblem<Mask>.Need], weeks count: Int) {
        for need in needs {
            let kind = number(of: Kind(slots: need.slots, skill: need.skill, pool: need.pool ?? -1))
            sessions.append(
                Session(
                    kind: kind, phase: 0, low: need.days.lowerBound, high: need.days.upperBound,
                    gap: max(1, need.minDaysBetween)))
        }
        weeks = Array(repeating: Week(kind: sessions[0].kind, hasSessions: true), count: count)
    }

    /// The same with fewer members: those to keep, and for each kind so many of those who have its skill,
    /// counted round from `offset`.
    func narrowed(to reach: Int, from offset: Int, keeping familiar: [Int]) -> PlanShape {
        var chosen = members.map(familiar.contains)
        for kind in kinds.indices {
            var left = reach
            for step in members.indices where left > 0 {
                let member = (offset + step) % members.count
                guard skilled[member][kind] else { continue }
                chosen[member] = true
                left -= 1
            }
        }
        var shape = self
        shape.members = members.indices.filter { chosen[$0] }.map { members[$0] }
        shape.skilled = members.indices.filter { chosen[$0] }.map { skilled[$0] }
        return shape
    }

    private mutating func number(of kind: Kind) -> Int {
        if let known = kinds.firstIndex(of: kind) { return known }
        kinds.append(kind)
        return kinds.count - 1
    }

    private static func isSpaced(_ days: Int, gap: Int) -> Bool {
        let weekdays = (0..<7).filter { days >> $0 & 1 == 1 }
        guard let first = weekdays.first, let last = weekdays.last, first < last else {
            return true
        }
        return zip(weekdays, weekdays.dropFirst()).allSatisfy { $1 - $0 >= gap }
            && first + 7 - last >= gap
    }
}
