/// Places all of a plan in the diary, or says why it does not fit and what would.
///
/// A plan that does not fit otherwise leaves out weeks in which somebody is away, where the request lets it.
///
/// Hard rules always hold; wishes are weighed by `rules`. The same request and diary give the same
/// answer, whatever the order of therapists and rooms.
package func place(
    _ request: PlanRequest, in diary: Diary, rules: PlacementRules = .standard
) -> Placement {
    let problems = request.problems(in: diary)
    guard problems.isEmpty else {
        return .doesNotFit(
            Refusal(problems: problems, unplaced: [], wouldFitWithout: [], alternatives: []))
    }
    if let plan = request.placed(in: diary, rules: rules) { return .placed(plan) }
    return .doesNotFit(Diagnosis(request: request, diary: diary, rules: rules).refusal())
}

extension PlanRequest {
    /// The plan placed best; `nil` where it does not fit, without looking for the reason.
    package func placed(in diary: Diary, rules: PlacementRules) -> PlacedPlan? {
        guard problems(in: diary).isEmpty else { return nil }
        return best(self, in: diary, rules: rules)
            ?? PlanAroundGaps(request: self, diary: diary, rules: rules, longest: longestGap)
            .placed()
    }

    /// The same; where longer sessions find no place, with those that are as long as their phase says.
    package func placedOrShorter(in diary: Diary, rules: PlacementRules) -> PlacedPlan? {
        placed(in: diary, rules: rules) ?? withoutOwnMinutes.placed(in: diary, rules: rules)
    }
}
