package import CivilTime
import ClinicStore
package import Planner

/// Ends the pause that runs or comes next; what is ahead comes back by as many whole weeks as were not
/// needed.
package struct ResumePlan: Request {
    let plan: ID<StoredPlan>
    let day: Day?

    package init(_ plan: ID<StoredPlan>, on day: Day? = nil) {
        self.plan = plan
        self.day = day
    }

    package func carryOut(_ act: Act) throws -> SessionReport {
        let day = day ?? act.today
        let plan = try act.clinic.requireActive(plan, act.reading)
        try act.clinic.requireGoing(
            plan.details.patient, act.reading, .courseChange)
        guard var pause = plan.rests.first(where: { $0.last >= act.today }) else {
            throw PauseRefusal.doesNotRest(plan.id)
        }
        let resumed = max(day, pause.first)
        guard day >= act.today, resumed <= pause.last + 1 else {
            let allowed = max(act.today, pause.first)...(pause.last + 1)
            throw PauseRefusal.cannotEnd(pause, on: day, allowed: allowed)
        }
        let needed = (resumed - pause.first + 6) / 7 * 7
        let back = pause.days - needed
        let from = pause.first + pause.days
        try exerciseAgain(plan, from: resumed, insteadOf: pause.last + 1, act)
        pause.last = resumed - 1
        pause.days = needed
        try act.writing.updatePause(pause, of: plan.id)
        guard back > 0 else {
            var report = SessionReport()
            report.lines = [.goesOn(plan.id, from: resumed, earlier: 0)]
            return try act.clinic.with(plan.id, report, act.writing)
        }
        var carrying = Carrying(
            plan: try act.reading.plan(plan.id),
            moving: try act.reading.sessions(SessionFilter(plan: plan.id)).filter {
                $0.isAhead(act.now) && $0.goesWithPlan && $0.details.start.day >= from
            }, from: from, days: -back)
        carrying.notBefore = resumed
        var report = try act.clinic.carry(carrying, act.writing)
        report.lines.insert(.goesOn(plan.id, from: resumed, earlier: back), at: 0)
        return try act.clinic.with(plan.id, report, act.writing)
    }

    /// Exercises at home that were to begin again after the pause do so now.
    private func exerciseAgain(
        _ plan: StoredPlan, from resumed: Day, insteadOf day: Day, _ act: Act
    ) throws {
        var plan = plan
        for index in plan.details.routines.indices {
            let routine = plan.details.routines[index]
            guard routine.kind == .homeExercise, !routine.isReplaced, routine.firstDay == day,
                routine.lastDay >= resumed
            else { continue }
            plan.details.routines[index].firstDay = resumed
        }
        if plan != (try act.reading.plan(plan.id)) { try act.writing.updateDates(of: plan) }
    }
}
