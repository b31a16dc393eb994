import Planner

/// What a plan holds, and what its template prescribes.
package struct DoseLoss: Hashable, Sendable {
    package let sessions: Int
    package let prescribedSessions: Int
    package let weeks: Int
    package let prescribedWeeks: Int

    /// `nil` where they are the same.
    init?(_ phases: [Phase]) {
        guard phases.contains(where: { $0.prescribed != nil }) else { return nil }
        sessions = phases.reduce(0) { $0 + $1.sessions }
        weeks = phases.reduce(0) { $0 + $1.weeks }
        prescribedSessions = phases.reduce(0) { $0 + ($1.prescribed?.sessions ?? $1.sessions) }
        prescribedWeeks = phases.reduce(0) { $0 + ($1.prescribed?.weeks ?? $1.weeks) }
    }
}
