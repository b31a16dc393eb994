/// How much a change of a score means to the patient.
package enum OutcomeVerdict: String, Hashable, Sendable, CaseIterable {
    /// Better by the smallest important change or more.
    case better
    /// Better by less than that.
    case aLittle = "a-little"
    /// Not better, and not worse by the smallest important change.
    case unchanged
    /// Worse by the smallest important change or more.
    case worse
}

/// What can be done after a review.
package enum ReviewStep: String, Hashable, Sendable, CaseIterable {
    case `continue`, progress, extend, taper, refer, discharge
}

/// When a review proposes which step. The first rule that matches is taken.
package struct ReviewRule: Hashable, Sendable {
    package let id: String
    /// Matches this verdict on the scores.
    package let change: OutcomeVerdict
    /// Whether it matches only from twice the smallest important change on.
    package let much: Bool
    /// Matches below this percentage of the sessions due; `nil` for any.
    package let attendedBelow: Double?
    /// Matches from this part of the plan on: 0 is its start, 1 its end.
    package let from: Double
    package let step: ReviewStep
    /// Why it proposes the step, as a sentence.
    package let because: String
    package let evidence: Evidence

    package init(
        id: String, change: OutcomeVerdict, much: Bool, attendedBelow: Double?,
        from: Double, step: ReviewStep, because: String, evidence: Evidence
    ) {
        self.id = id
        self.change = change
        self.much = much
        self.attendedBelow = attendedBelow
        self.from = from
        self.step = step
        self.because = because
        self.evidence = evidence
    }
}
