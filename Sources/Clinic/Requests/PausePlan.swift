package import CivilTime
import ClinicStore
package import Planner

/// Lets a plan rest from one day to another, both included: what is ahead moves by whole weeks, so that
/// it keeps its weekdays and times.
package struct PausePlan: Request {
    let plan: ID<StoredPlan>
    let first: Day
    let last: Day
    let why: String?

    package init(_ plan: ID<StoredPlan>, from first: Day, through last: Day, why: String? = nil) {
        self.plan = plan
        self.first = first
        self.last = last
        self.why = why
    }

    package func carryOut(_ act: Act) throws -> SessionReport {
        let why = try why.map(Text.reason)
        guard first <= last, last - first < 366 else {
            throw PauseRefusal.cannotBe(first: first, last: last)
        }
        guard first >= act.today else {
            throw PauseRefusal.beginsInPast(first, today: act.today)
        }
        let days = (last - first + 7) / 7 * 7
        let plan = try act.clinic.requireActive(plan, act.reading)
        try act.clinic.requireGoing(
            plan.details.patient, act.reading, .courseChange)
        if let other = plan.rests.first(where: { $0.first <= last && first <= $0.last }) {
            throw PauseRefusal.overlaps(other, of: plan.id)
        }
        let sessions = try act.reading.sessions(SessionFilter(plan: plan.id))
        var carrying = Carrying(
            plan: plan,
            moving: sessions.filter {
                $0.isAhead(act.now) && $0.goesWithPlan && $0.details.start.day >= first
            }, from: first, days: days)
        (carrying.notBefore, carrying.rest) = (last + 1, first...last)
        var report = try act.clinic.carry(carrying, act.writing)
        let pause = try act.writing.addPause(
            plan.id, first: first, last: last, days: days, reason: why)
        report.lines.insert(.rests(plan.id, pause), at: 0)
        report.lines += inside(pause, sessions, act).map(CourseRemark.staysInPause)
        return try act.clinic.with(plan.id, report, act.writing)
    }

    /// Contacts with a clock of their own that fall into the pause.
    private func inside(_ pause: PlanPause, _ sessions: [Session], _ act: Act) -> [Session] {
        sessions.filter {
            $0.isAhead(act.now) && !$0.goesWithPlan
                && (pause.first...pause.last).contains($0.details.start.day)
        }
    }
}
