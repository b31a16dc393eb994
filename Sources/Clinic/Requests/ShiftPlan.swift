import CivilTime
import ClinicStore
package import Planner

/// Moves what is ahead of a plan by days, later or earlier; all of it when nothing has begun.
package struct ShiftPlan: Request {
    let plan: ID<StoredPlan>
    let days: Int

    package init(_ plan: ID<StoredPlan>, by days: Int) {
        self.plan = plan
        self.days = days
    }

    package func carryOut(_ act: Act) throws -> SessionReport {
        guard days != 0, abs(days) <= 366 else {
            throw PlanRefusal.shiftsTooFar(days: days)
        }
        let plan = try act.clinic.requireActive(plan, act.reading)
        try act.clinic.requireGoing(
            plan.details.patient, act.reading, .courseChange)
        let sessions = try act.reading.sessions(SessionFilter(plan: plan.id))
        let isWhole =
            plan.details.start > act.today
            && !sessions.contains { $0.status.isLive && !$0.isAhead(act.now) }
        let moving = sessions.filter {
            $0.isAhead(act.now)
                && ($0.goesWithPlan || isWhole && $0.details.kind != .monitoring)
        }
        guard !moving.isEmpty else { throw PlanRefusal.nothingAhead(plan.id) }
        let isToday = moving.first?.details.start.day == act.today
        var carrying = Carrying(
            plan: plan, moving: moving, from: isToday ? act.today : act.today + 1, days: days)
        carrying.isWhole = isWhole
        if isWhole, plan.details.start + days < act.today {
            throw PlanRefusal.shiftsIntoPast(plan.id, start: plan.details.start + days)
        }
        return try act.clinic.with(
            plan.id, try act.clinic.carry(carrying, act.writing), act.writing)
    }
}
