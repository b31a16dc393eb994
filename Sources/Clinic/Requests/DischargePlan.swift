import CivilTime
import ClinicStore
package import Planner

/// Ends a plan: what is ahead is cancelled, what was done stays, and a summary is written.
package struct DischargePlan: Request {
    let plan: ID<StoredPlan>
    let why: String

    package init(_ plan: ID<StoredPlan>, why: String) {
        self.plan = plan
        self.why = why
    }

    package func carryOut(_ act: Act) throws -> SessionReport {
        let why = try Text.reason(why)
        let plan = try act.clinic.requireActive(plan, act.reading)
        let review = try act.clinic.reviewPlan(plan)
        let sessions = try act.reading.sessions(SessionFilter(plan: plan.id))
        var report = SessionReport()
        for session in sessions where session.isAhead(act.now) {
            let after = try act.writing.updateSession(
                session.cancelled(Session.discharged, at: act.now))
            report.changes.append(SessionChange(before: session, after: after))
        }
        let summary = summary(of: plan, sessions, review, reason: why, act)
        try act.writing.discharge(
            plan.id,
            Discharge(day: act.today, reason: why, summary: summary.joined(separator: "\n")))
        report.lines = summary.map(CourseRemark.summary)
        report.remarks = remarks(plan, sessions, act)
        return try act.clinic.with(plan.id, report, act.writing)
    }

    private func summary(
        of plan: StoredPlan, _ sessions: [Session], _ review: PlanReview, reason: String, _ act: Act
    ) -> [String] {
        let own = sessions.filter { $0.details.kind == .physiotherapy }
        func count(_ status: Session.Status) -> Int { own.count { $0.status == status } }
        let prescribed = plan.details.phases.reduce(0) { $0 + $1.sessions }
        let early = plan.details.end > act.today ? ", before its end on \(plan.details.end)" : ""
        let days =
            plan.details.start > act.today
            ? "ended on \(act.today), before it began on \(plan.details.start)"
            : "\(plan.details.start) to \(act.today)\(early)"
        var lines = [
            "\(plan.details.pin.causeName): \(days), by"
                + " \(act.ambient.actor). Reason: \(reason).",
            "\(count(.attended)) of \(counted(prescribed, "session")) attended, \(count(.missed)) missed,"
                + " \(count(.cancelled)) cancelled.",
        ]
        let ahead = sessions.count { $0.isAhead(act.now) }
        if ahead > 0 { lines.append("\(counted(ahead, "contact")) that lay ahead: cancelled.") }
        let reasons = Dictionary(grouping: own.filter { $0.status == .cancelled }) {
            $0.reason ?? "other"
        }
        if !reasons.isEmpty {
            let counts = reasons.keys.sorted().map { "\($0) \(reasons[$0]?.count ?? 0)" }
            lines.append("Cancelled for: \(counts.joined(separator: ", ")).")
        }
        lines += review.courses.map { course in
            course.change.map { "\(course.measure.id) \($0.told)." }
                ?? "\(course.measure.id) \(course.baseline.value), only once."
        }
        lines += plan.details.medicines.filter { $0.status == .active }.map {
            "\($0.name) goes on" + ($0.lastDay.map { " until \($0)" } ?? "")
                + "; only its prescriber ends it."
        }
        return lines
    }

    /// What the discharge leaves open.
    private func remarks(_ plan: StoredPlan, _ sessions: [Session], _ act: Act) -> [SessionRemark] {
        sessions.filter {
            ($0.status == .booked || $0.status == .confirmed) && $0.details.start <= act.now
        }.map(SessionRemark.unrecorded)
    }
}
