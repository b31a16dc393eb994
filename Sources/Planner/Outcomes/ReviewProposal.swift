/// What may be done after a review.
package enum ReviewStep: String, Hashable, Sendable, CaseIterable {
    case `continue`, progress, extend, taper, refer, discharge
}

/// When a review proposes what; the first rule that matches is taken.
package struct ReviewRule: Hashable, Sendable {
    package let id: String
    package let change: OutcomeChange.Verdict
    /// Asks for twice the smallest important change.
    package let much: Bool
    /// Matches below this percentage of the sessions due.
    package let attendedBelow: Double?
    /// Matches from this part of the plan on; 1 is its end.
    package let from: Double
    package let step: ReviewStep
    package let because: String
    package let evidence: Evidence

    package init(
        id: String, change: OutcomeChange.Verdict, much: Bool, attendedBelow: Double?,
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

/// How much of a plan has gone, and how much of it was held.
package struct ReviewState: Hashable, Sendable {
    /// 0 at the start, 1 at the end and later.
    package let part: Double
    /// Sessions attended and sessions due so far.
    package let attended: Int
    package let due: Int

    package init(part: Double, attended: Int, due: Int) {
        self.part = part
        self.attended = attended
        self.due = due
    }

    /// `nil` while no session was due.
    package var attendance: Double? { due > 0 ? Double(attended) / Double(due) * 100 : nil }
}

/// What is proposed at a review; nothing is changed by itself.
package struct ReviewProposal: Hashable, Sendable {
    /// `nil` while scores are missing.
    package let step: ReviewStep?
    package let rule: ReviewRule?
    /// In sentences, the scores first.
    package let reasons: [String]
    /// Ids of measures without a baseline or without a later score.
    package let missing: [String]
}

/// Proposes a step from the changes of the measures that tell one: one that is worse outweighs one
/// that is better, and that outweighs the rest.
package func proposeAtReview(
    _ changes: [OutcomeChange], measures: [String], subscales: [String: [String]] = [:],
    state: ReviewState, template: PlanTemplate?, rules: [ReviewRule]
) -> ReviewProposal {
    let told = changes.map { "\($0.latest.measure): \($0.told)" }
    let known = Set(changes.map(\.latest.measure))
    let missing = measures.filter { known.isDisjoint(with: [$0] + (subscales[$0] ?? [])) }
    let order: [OutcomeChange.Verdict] = [.worse, .better, .aLittle, .unchanged]
    let verdict = order.first { verdict in changes.contains { $0.verdict == verdict } }
    let isMuch = changes.contains(where: \.isMuch)
    let rule = rules.first { rule in
        rule.change == verdict && (!rule.much || isMuch) && state.part >= rule.from
            && (rule.attendedBelow.map { limit in state.attendance.map { $0 < limit } ?? false }
                ?? true)
    }
    guard let rule else {
        return ReviewProposal(step: nil, rule: nil, reasons: told, missing: missing)
    }
    var reasons = told
    if let attendance = state.attendance {
        reasons.append(
            "\(state.attended) of \(state.due) sessions held (\(plain(attendance.rounded())) %)")
    }
    reasons.append("\(rule.because) (rule \(rule.id), \(rule.evidence.text))")
    switch rule.step {
    case .discharge: reasons += template?.discharge.map { "To discharge: \($0.told)" } ?? []
    case .refer: reasons += template?.escalation.map { "To refer: \($0.told)" } ?? []
    default: break
    }
    return ReviewProposal(step: rule.step, rule: rule, reasons: reasons, missing: missing)
}
