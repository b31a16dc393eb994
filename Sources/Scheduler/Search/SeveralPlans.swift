import CivilTime

/// The best places found for several plans beside each other; `nil` for one that finds none.
func together(
    _ requests: [PlanRequest], _ diary: Diary, _ rules: PlacementRules, _ effort: Int,
    _ seed: UInt64
) -> [PlacedPlan?] {
    let spans = requests.map(\.span)
    guard let first = spans.map(\.lowerBound).min(), let last = spans.map(\.upperBound).max()
    else { return [] }
    var anybody = PatientLimits()
    anybody.travel = requests.map(\.patient.travel).max() ?? 0
    let board = Board(diary, patient: anybody, days: first...last, lifting: [])
    return EngineDay(board, diary).run(
        SeveralPlans(
            requests: requests, board: board, diary: diary, rules: rules, effort: effort,
            seed: seed))
}

/// Plans that come in, on days of any width.
private struct SeveralPlans: EngineTask {
    let requests: [PlanRequest]
    let board: Board
    let diary: Diary
    let rules: PlacementRules
    let effort: Int
    let seed: UInt64

    func run<Mask: DayMask>(_ mask: Mask.Type) -> [PlacedPlan?] {
        let requested = RequestedIntake<Mask>(
            requests, board, diary, rules, firstSlot: EngineDay(board, diary).firstSlot)
        var intake = Intake(requested.problem, seed: seed)
        for plan in requests.indices { intake.place(plan) }
        intake.improveAtOnce(iterations: effort)
        return requests.indices.map { plan in
            intake.lift(plan) { requested.plan(plan, $0, $1) }
        }
    }
}
