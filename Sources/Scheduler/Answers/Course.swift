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
        let phases = phases.map { $0.lifting(board.lifted) }
        let firstGaps = phases.daysAfterPhaseBefore
        for (index, phase) in phases.enumerated() {
            let kind = SessionKind(
                slots: board.slots(for: phase.minutes), skill: phase.skill,
                needsRoom: phase.needsRoom, groupClass: phase.groupClass)
            for number in 0..<phase.sessions {
                let days = phase.dose.days(ofSession: number, inPhaseOf: phase.weeks)
                sessions.append(
                    CourseSession(
                        phase: index, kind: add(kind),
                        days: (weeks * 7 + days.lowerBound)...(weeks * 7 + days.upperBound - 1),
                        gap: number == 0 ? firstGaps[index] : phase.minDaysBetween,
                        minutes: phase.minutes))
            }
            weeks += phase.weeks
        }
    }

    private mutating func add(_ kind: SessionKind) -> Int {
        if let known = kinds.firstIndex(of: kind) { return known }
        kinds.append(kind)
        return kinds.count - 1
    }
}
