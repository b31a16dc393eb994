/// The least of a cause that is worth planning: so many sessions under supervision in its first weeks.
package struct DoseFloor: Hashable, Sendable {
    /// Id of the template.
    package let cause: String
    /// 1 or more.
    package let sessions: Int
    /// The first weeks of the plan in which they lie; 1 or more.
    package let weeks: Int
    /// What was studied, in words.
    package let studied: String
    package let evidence: Evidence

    package init(
        cause: String, sessions: Int, weeks: Int, studied: String, evidence: Evidence
    ) {
        self.cause = cause
        self.sessions = sessions
        self.weeks = weeks
        self.studied = studied
        self.evidence = evidence
    }

    /// How many sessions some phases hold in the weeks that count.
    package func sessions(in phases: [Phase]) -> Int {
        var first = 0
        var held = 0
        for phase in phases {
            let own = min(max(weeks - first, 0), phase.weeks)
            held += (phase.sessions * own + phase.weeks - 1) / max(1, phase.weeks)
            first += phase.weeks
        }
        return held
    }
}
