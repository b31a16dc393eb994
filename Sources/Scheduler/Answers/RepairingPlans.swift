package import CivilTime

/// Places again what was hit of plans that stand, with the least change over all of them together: what was
/// goes as near as it can, never further than if each were moved by hand to a place that its plan allows. What was
/// not hit moves only where that keeps something from being lost, confirmed appointments last; other patients' plans
/// are not touched.
///
/// - Parameters:
///   - plans: what is still to come of the plans that were hit.
///   - diary: as it stands without the appointments of these plans, absences included.
///   - first: nothing is placed before this day.
///   - rules: what changes and unmet wishes cost.
///   - effort: how often a few plans are taken out and placed again.
///   - seed: the same effort and seed give the same answer.
/// - Returns: an outcome for each appointment. Every outcome keeps every rule.
package func repair(
    _ plans: [StandingPlan], in diary: Diary, from first: Day, rules: PlacementRules = .standard,
    effort: Int = 2_000, seed: UInt64 = 1
) -> RepairProposal {
    let days = plans.flatMap {
        $0.appointments.flatMap { [$0.days.upperBound, $0.slot.start.day] }
    }
    let isHit = plans.contains { $0.appointments.contains(where: \.isHit) }
    guard isHit, let last = days.max(), last >= first, diary.problems.isEmpty else {
        return RepairProposal(
            outcomes: plans.map { $0.appointments.map { _ in .kept } },
            costs: plans.map { $0.appointments.map { _ in 0 } })
    }
    // Whole weeks, as the engine counts.
    let end = first + (last - first) / 7 * 7 + 6
    let search = RepairSearch(
        plans: plans, diary: diary, days: first...end, rules: rules, effort: effort, seed: seed)
    return RepairReport(places: search.found()).proposal
}
