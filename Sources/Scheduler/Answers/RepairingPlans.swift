package import CivilTime

/// Places again what was hit of plans that stand, with the least change over all of them together: what was
/// not hit stays where it can, what was goes as near as it can, confirmed appointments move last, and other
/// patients' plans are not touched. For what is hit within two days, five
/// others move at most, unless more of them keep a session from being lost.
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
    var anchored = diary
    let split = plans.map { AnchoredPlan($0, in: diary, from: first) }
    for plan in split { anchored.book(plan.anchors) }
    // Whole weeks, as the engine counts.
    let end = first + (last - first) / 7 * 7 + 6
    let board = Board(anchored, patient: PatientLimits(), days: first...end, lifting: [])
    var task = PlansToRepair(
        plans: split, board: board, diary: anchored, rules: rules, effort: effort, seed: seed,
        maxMoved: plans.areHitShortly ? 5 : .max)
    let day = EngineDay(board, anchored)
    var slots = day.run(task)
    if task.maxMoved < .max, slots.lost > 0 {
        task.maxMoved = .max
        let wider = day.run(task)
        if wider.lost < slots.lost { slots = wider }
    }
    return RepairReport(plans: plans, split: split, slots: slots, diary: anchored, rules: rules)
        .proposal
}

extension [StandingPlan] {
    /// Whether all that was hit lies within two days.
    fileprivate var areHitShortly: Bool {
        let days = flatMap(\.appointments).filter(\.isHit).map(\.slot.start.day)
        guard let first = days.min(), let last = days.max() else { return true }
        return last - first < 2
    }
}

extension [[Slot?]] {
    fileprivate var lost: Int { joined().count { $0 == nil } }
}
