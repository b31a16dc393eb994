/// Places all of a plan in the diary, or says why it does not fit and what would.
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
    if let plan = best(request, in: diary, rules: rules) { return .placed(plan) }
    return .doesNotFit(Diagnosis(request: request, diary: diary, rules: rules).refusal())
}
