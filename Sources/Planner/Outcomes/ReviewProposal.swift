/// How much of a plan is over, and how much of that was held.
package struct ReviewState: Hashable, Sendable {
    /// 0 at the start, 1 at the end and later.
    package let part: Double
    /// Sessions attended so far.
    package let attended: Int
    /// Sessions due so far.
    package let due: Int

    package init(part: Double, attended: Int, due: Int) {
        self.part = part
        self.attended = attended
        self.due = due
    }

    /// Attended sessions in percent of those due; `nil` while none was due.
    package var attendance: Double? { due > 0 ? Double(attended) / Double(due) * 100 : nil }
}

/// What is proposed at a review. Nothing changes until somebody decides.
package struct ReviewProposal: Hashable, Sendable {
    /// `nil` while scores are missing, or if no rule matches.
    package let step: ReviewStep?
    /// The rule that proposes the step.
    package let rule: ReviewRule?
    /// Sentences, with the scores first.
    package let reasons: [String]
    /// Ids of the measures that have no baseline or no later score.
    package let missing: [String]
}

/// Proposes a step from what the scores say: one that is worse outweighs one that is better, and that
/// outweighs the rest.
///
/// `changes` are those of the measures that have two scores, `measures` the ids of all that the plan asks
/// for, `subscales` by the id of their measure. `rules` are tried in order.
package func proposeAtReview(
    _ changes: [OutcomeChange], measures: [String], subscales: [String: [String]] = [:],
    state: ReviewState, template: PlanTemplate?, rules: [ReviewRule]
) -> ReviewProposal {
    let told = changes.map { "\($0.latest.measure): \($0.told)" }
    let known = Set(changes.map(\.latest.measure))
    let missing = measures.filter { known.isDisjoint(with: [$0] + (subscales[$0] ?? [])) }
    let order: [OutcomeVerdict] = [.worse, .better, .aLittle, .unchanged]
    let verdict = order.first { verdict in changes.contains { $0.verdict == verdict } }
    let isMuch = changes.contains(where: \.isMuch)
    let rule = rules.first { rule in
        rule.change == verdict && (!rule.much || isMuch) && state.part >= rule.from
            && (rule.attendedBelow.map { limit in state.attendance.map { $0 < limit } ?? false }
                ?? true)
    }
    return ReviewProposal(
        step: rule?.step, rule: rule,
        reasons: told + (rule.map { reasons(for: $0, state, template) } ?? []), missing: missing)
}

/// Why a rule proposes its step, and what to look at before it is taken.
private func reasons(
    for rule: ReviewRule, _ state: ReviewState, _ template: PlanTemplate?
) -> [String] {
    var reasons: [String] = []
    if let attendance = state.attendance {
        reasons.append(
            "\(state.attended) of \(counted(state.due, "session")) held (\(plain(attendance.rounded())) %)"
        )
    }
    reasons.append("\(rule.because) (rule \(rule.id), \(rule.evidence.text))")
    switch rule.step {
    case .discharge: reasons += template?.discharge.map { "To discharge: \($0.told)" } ?? []
    case .refer: reasons += template?.escalation.map { "To refer: \($0.told)" } ?? []
    default: break
    }
    return reasons
}
