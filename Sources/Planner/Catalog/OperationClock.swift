/// How a template counts its weeks from an operation instead of the start of the plan.
package struct OperationClock: Hashable, Sendable {
    /// Name of the fact that holds the date of the operation.
    package var fact: String
    /// Weeks after the operation in which there are reviews even if all phases are over.
    package var laterReviews: [Int]
    /// What may become possible in which week, and has to be asked for.
    package var milestones: [OperationMilestone]
    package var evidence: Evidence

    package init(
        fact: String, laterReviews: [Int], milestones: [OperationMilestone], evidence: Evidence
    ) {
        self.fact = fact
        self.laterReviews = laterReviews
        self.milestones = milestones
        self.evidence = evidence
    }
}

/// A step after an operation.
package struct OperationMilestone: Hashable, Sendable {
    /// Weeks after the operation.
    package let week: Int
    package let what: String
    package let evidence: Evidence

    package init(week: Int, what: String, evidence: Evidence) {
        self.week = week
        self.what = what
        self.evidence = evidence
    }
}

extension Phase {
    /// What is left of the phase this many days after its first: its end stays, and its sessions become fewer
    /// with its weeks.
    func shortened(by days: Int) -> Phase {
        var phase = self
        phase.weeks = max(1, (weeks * 7 - days + 6) / 7)
        let share = Double(sessions) * Double(phase.weeks) / Double(weeks)
        phase.sessions = sessions == 0 ? 0 : max(1, Int(share.rounded()))
        return phase
    }
}
