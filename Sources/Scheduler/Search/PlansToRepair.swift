import CivilTime

/// Plans that stand and were hit, on days of any width.
struct PlansToRepair: EngineTask {
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
