import CivilTime
import Planner
import Scheduler

extension PlanDetails {
    /// The plan with what lies behind a gap so much later: as after a pause, but that exercises at home go on.
    func leavingOut(
        _ gap: PlanGap, today: Day, makeUID: @escaping () -> String
    ) -> PlanDetails {
        let plan = StoredPlan(
            id: ID(0), details: self, status: .active, created: Moment(minute: 0), author: "")
        return PlanCourse(
            plan, from: gap.days.lowerBound, days: gap.days.count, today: today, makeUID: makeUID,
            staying: []
        ).plan.details
    }
}
