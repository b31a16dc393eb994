/// What one plan asks for, in the form that the search reads.
struct PlanShape: Sendable {
    /// Sessions or reviews of the same length, skill and resource.
    struct Kind: Equatable, Sendable {
        let slots: Int
        let skill: Int?
        /// -1 where none is needed.
        let resource: Int
    }

    struct Week: Sendable {
        let kind: Int
        let perWeek: Int
        /// Days from one session to the next, at least 1.
        let gap: Int
    }

    struct Session: Sendable {
        let kind: Int
        let week: Int
        let gap: Int
    }

    struct Review: Sendable {
        let kind: Int
        /// Days from the plan's start.
        let target: Int
        let tolerance: Int
    }

    private(set) var kinds: [Kind] = []
    private(set) var weeks: [Week] = []
    private(set) var sessions: [Session] = []
    private(set) var reviews: [Review] = []
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

    init<Mask>(_ plan: IntakeProblem<Mask>.Plan, in problem: IntakeProblem<Mask>) {
        usualSlots = plan.usualSlots
        let tolerance = plan.reviews.reduce(0) { max($0, $1.week * 7 + $1.tolerance + 1) }
        span = min(
            problem.days - plan.earliest,
            problem.maxStartDelay + max(plan.weeks * 7, tolerance))
        for phase in plan.phases {
            let kind = index(
                Kind(slots: phase.slots, skill: phase.skill, resource: phase.resource ?? -1))
            let gap = max(1, phase.minDaysBetween)
            for _ in 0..<phase.weeks {
                for _ in 0..<phase.perWeek {
                    sessions.append(Session(kind: kind, week: weeks.count, gap: gap))
                }
                weeks.append(Week(kind: kind, perWeek: phase.perWeek, gap: gap))
            }
        }
        for review in plan.reviews {
            let kind = index(
                Kind(slots: review.slots, skill: review.skill, resource: review.resource ?? -1))
            reviews.append(
                Review(kind: kind, target: review.week * 7, tolerance: review.tolerance))
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

    private mutating func index(_ kind: Kind) -> Int {
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
