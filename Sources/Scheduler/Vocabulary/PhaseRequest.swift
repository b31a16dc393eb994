package import Planner

/// `sessions` in every block of `weeks` weeks: 2 in 1 is twice a week, 1 in 4 every fourth week.
package struct Dose: Hashable, Sendable {
    /// 1 to 7 for each week.
    package var sessions: Int
    /// 1 or more.
    package var weeks: Int

    /// So many sessions in each so many weeks.
    package init(_ sessions: Int, inWeeks weeks: Int = 1) {
        self.sessions = sessions
        self.weeks = weeks
    }
}

/// A stretch of weeks of physiotherapy with its own dose.
package struct PhaseRequest: Equatable, Sendable {
    /// What people call it; only used in refusals.
    package var name: String
    /// 1 or more.
    package var weeks: Int
    /// How often in a week, or in several.
    package var dose: Dose
    /// All sessions of the phase; its blocks are filled from the first.
    package var sessions: Int
    /// Length of a session in minutes.
    package var minutes: Int
    /// Days from one session's date to the next one's; values below 1 count as 1.
    package var minDaysBetween: Int
    /// What its therapist has to know; `nil` where anybody may.
    package var skill: String?
    /// Whether each session takes a unit of some room.
    package var needsRoom: Bool
    /// The class in whose meetings its sessions are seats; `nil` for sessions with one patient.
    package var groupClass: ID<GroupClass>?

    /// A phase with as many sessions as its dose gives in its weeks, unless `sessions` says fewer.
    package init(
        name: String, weeks: Int, dose: Dose, sessions: Int? = nil, minutes: Int,
        minDaysBetween: Int = 1, skill: String? = nil, needsRoom: Bool = false
    ) {
        self.name = name
        self.weeks = weeks
        self.dose = dose
        self.sessions =
            sessions ?? (dose.weeks > 0 ? (weeks * dose.sessions + dose.weeks - 1) / dose.weeks : 0)
        self.minutes = minutes
        self.minDaysBetween = minDaysBetween
        self.skill = skill
        self.needsRoom = needsRoom
    }
}
