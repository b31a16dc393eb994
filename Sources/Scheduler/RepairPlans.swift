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
    let isHit = plans.contains { $0.appointments.contains { $0.hit != nil } }
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

/// A plan to repair, without what cannot be changed: what the grid or the rules would not let stand again, and
/// was not hit.
struct AnchoredPlan: Sendable {
    let plan: StandingPlan
    /// Numbers of the appointments that are placed again.
    let free: [Int]
    let anchors: [Slot]
    /// Of the patient, with the anchors.
    let patient: PatientLimits

    init(_ plan: StandingPlan, in diary: Diary, from first: Day) {
        self.plan = plan
        free = plan.appointments.indices.filter {
            plan.appointments[$0].isFree(plan.patient, in: diary, from: first)
        }
        anchors = plan.appointments.indices.filter { [free] in !free.contains($0) }
            .map { plan.appointments[$0].slot }
        var patient = plan.patient
        patient.busy += anchors.compactMap { Interval($0.start, $0.end) }
        self.patient = patient
    }
}

extension StandingAppointment {
    /// Whether it can be placed again by the rules, where it stands too.
    fileprivate func isFree(_ patient: PatientLimits, in diary: Diary, from first: Day) -> Bool {
        if hit != nil { return slot.start.day >= first || days.upperBound >= first }
        guard slot.start.day >= first, slot.start.time.minutes % diary.gridMinutes == 0,
            days.contains(slot.start.day)
        else { return false }
        let request = ContactRequest(
            minutes: slot.minutes, skill: skill, needsRoom: slot.room != nil, patient: patient,
            from: slot.start.day, through: slot.start.day)
        return violations(of: request, at: slot, in: diary).isEmpty
    }
}

private struct PlansToRepair: EngineTask {
    let plans: [AnchoredPlan]
    let board: Board
    let diary: Diary
    let rules: PlacementRules
    let effort: Int
    let seed: UInt64
    /// Of those that were not hit.
    var maxMoved: Int

    /// By plan, the new place of each free appointment; `nil` for none.
    func run<Mask: DayMask>(_ mask: Mask.Type) -> [[Slot?]] {
        var requested = RequestedIntake<Mask>(
            [], board, diary, rules, firstSlot: EngineDay(board, diary).firstSlot,
            skills: plans.flatMap { $0.plan.appointments.compactMap(\.skill) })
        requested.addStanding(plans, diary, maxMoved: maxMoved)
        var intake = Intake(requested.problem, seed: seed)
        intake.placeHit()
        intake.improveAtOnce(iterations: effort)
        return plans.indices.map { index in
            requested.slots(of: plans[index], intake.placements[index])
        }
    }
}

extension [StandingPlan] {
    /// Whether all that was hit lies within two days.
    fileprivate var areHitShortly: Bool {
        let days = flatMap(\.appointments).filter { $0.hit != nil }.map(\.slot.start.day)
        guard let first = days.min(), let last = days.max() else { return true }
        return last - first < 2
    }
}

extension [[Slot?]] {
    fileprivate var lost: Int { joined().count { $0 == nil } }
}
