import Planner

/// What rows before version 95 do not say of themselves: to which phase they belong. Their titles end with its
/// number, as the programs of their time wrote it; for any other title it stays unknown.
extension PlanDetails {
    mutating func readOlderPhases() {
        for index in milestones.indices
        where milestones[index].kind == .phaseEnd && milestones[index].phase == nil {
            let title = milestones[index].title
            milestones[index].phase = phase { title == "Phase \($0) ends" }
        }
        for index in routines.indices
        where routines[index].kind == .homeExercise && routines[index].phase == nil {
            let title = routines[index].title
            routines[index].phase = phase { title == "Home exercises, phase \($0)" }
        }
    }

    private func phase(_ isMeant: (Int64) -> Bool) -> ID<PlannedPhase>? {
        phases.first { isMeant($0.id.number) }?.id
    }
}
