import CivilTime

/// One session of the plan before it has a date. Days count from plan day 0.
struct CourseSession: Sendable {
    var phase: Int
    /// Index into the course's kinds.
    var kind: Int
    var days: ClosedRange<Int>
    /// Least days from the date of the session before.
    var gap: Int
    var minutes: Int
}

/// The phases laid out as one row of sessions in order of date.
struct Course: Sendable {
    private(set) var sessions: [CourseSession] = []
    private(set) var kinds: [SessionKind] = []
    private(set) var weeks = 0

    init(_ phases: [PhaseRequest], board: Board) {
        var lastGap: Int?
        for (index, phase) in phases.enumerated() {
            let gap = board.lifted.contains(.minDaysBetween) ? 1 : max(phase.minDaysBetween, 1)
            let kind = SessionKind(
                slots: board.slots(for: phase.minutes), skill: phase.skill,
                needsRoom: phase.needsRoom)
            for number in 0..<phase.sessions {
                let days = Self.days(of: number, phase, from: weeks, lifted: board.lifted)
                // At a phase boundary the smaller of both phases' values holds.
                let apart = number == 0 ? min(lastGap ?? gap, gap) : gap
                sessions.append(
                    CourseSession(
                        phase: index, kind: add(kind), days: days, gap: apart,
                        minutes: phase.minutes))
            }
            weeks += phase.weeks
            if phase.sessions > 0 { lastGap = gap }
        }
    }

    /// The days of the block of weeks that session `number` of the phase belongs to.
    private static func days(
        of number: Int, _ phase: PhaseRequest, from week: Int, lifted: Set<Rule>
    ) -> ClosedRange<Int> {
        let end = (week + phase.weeks) * 7 - 1
        if lifted.contains(.planWeek) { return (week * 7)...max(end, week * 7) }
        let first = (week + number / phase.dose.sessions * phase.dose.weeks) * 7
        return first...max(first, min(first + phase.dose.weeks * 7 - 1, end))
    }

    private mutating func add(_ kind: SessionKind) -> Int {
        if let known = kinds.firstIndex(of: kind) { return known }
        kinds.append(kind)
        return kinds.count - 1
    }
}
