import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Makes a phase longer: more sessions, usually at its own dose; what comes after moves by as many
/// weeks.
package struct ExtendPlan: Request {
    let plan: ID<StoredPlan>
    /// 1 to 26.
    let weeks: Int
    /// `nil` for what the phase's dose gives.
    let sessions: Int?
    /// Counted from 1; `nil` for the last phase.
    let phase: Int?

    package init(
        _ plan: ID<StoredPlan>, byWeeks weeks: Int, sessions: Int? = nil, phase: Int? = nil
    ) {
        self.plan = plan
        self.weeks = weeks
        self.sessions = sessions
        self.phase = phase
    }

    package func carryOut(_ act: Act) throws -> SessionReport {
        let weeks = try Text.range(weeks, 1...26, .extensionWeeks)
        let plan = try act.clinic.requireActive(plan, act.reading)
        try act.clinic.requireGoing(
            plan.details.patient, act.reading, .courseChange)
        let (index, phase) = try phaseToExtend(of: plan, phase, act)
        let usual = max(1, Int((phase.sessionsPerWeek * Double(weeks)).rounded()))
        let count = try Text.range(
            sessions ?? usual, 1...(7 * weeks), .extensionSessions)
        let all = try act.reading.sessions(SessionFilter(plan: plan.id))
        let carrying = Carrying(
            plan: plan,
            moving: all.filter {
                $0.isAhead(act.now) && $0.goesWithPlan && $0.details.start.day > phase.lastDay
            }, from: phase.lastDay + 1, days: weeks * 7)
        var report = try act.clinic.carry(carrying, act.writing)
        report.lines += try lengthen(plan.id, index, weeks: weeks, sessions: count, act)
        let last = lastNumber(through: index, of: plan, all)
        let total = (all.compactMap(\.details.of).max() ?? 0) + count
        try renumber(plan.id, after: last, by: count, of: total, in: &report, act)
        let wanted = MoreSessions(
            of: phase, weeks: weeks, count: count, from: max(phase.lastDay + 1, act.today + 1))
        for details in try places(for: wanted, plan, all, act) {
            var details = details
            details.number =
                last + 1
                + report.changes.count { $0.before == nil && $0.after.details.number != nil }
            details.of = total
            details.title = "Physiotherapy \(details.number ?? 0) of \(total)"
            let booked = try act.writing.addSession(details, uid: act.ambient.makeUID())
            report.changes.append(SessionChange(before: nil, after: booked))
        }
        report.changes.sort {
            ($0.after.details.start, $0.after.id) < ($1.after.details.start, $1.after.id)
        }
        report.lines.insert(
            .phaseExtended(
                index + 1, on: phase.lastDay + weeks * 7, before: phase.lastDay, sessions: count),
            at: 0)
        try act.clinic.requireWhole([plan.id], act.writing)
        return try act.clinic.with(plan.id, report, act.writing)
    }

    private func phaseToExtend(
        of plan: StoredPlan, _ number: Int?, _ act: Act
    ) throws(PhaseRefusal) -> (index: Int, phase: PlannedPhase) {
        let phases = plan.details.phases
        let index = (number ?? phases.count) - 1
        guard phases.indices.contains(index) else {
            throw .noSuchPhase(index + 1, of: plan)
        }
        guard phases[index].lastDay >= act.today else {
            throw .over(index + 1, phases[index], of: plan)
        }
        return (index, phases[index])
    }

    /// The phase's own size and end; what comes after it has been carried before.
    private func lengthen(
        _ id: ID<StoredPlan>, _ index: Int, weeks: Int, sessions: Int, _ act: Act
    ) throws -> [CourseRemark] {
        let before = try act.reading.plan(id)
        var plan = before
        plan.details.phases[index].weeks += weeks
        plan.details.phases[index].sessions += sessions
        let lines = plan.follow(phase: index, from: before, today: act.today)
        try act.writing.updateDates(of: plan)
        return lines
    }

    /// The number of the last session of a phase, or of one before it.
    private func lastNumber(through index: Int, of plan: StoredPlan, _ all: [Session]) -> Int {
        let phases = Set(plan.details.phases.prefix(index + 1).map(\.id))
        return all.filter { $0.details.phase.map(phases.contains) == true }
            .compactMap(\.details.number).max() ?? 0
    }

    /// What is ahead is counted anew: "13 of 18" becomes "15 of 20".
    private func renumber(
        _ plan: ID<StoredPlan>, after last: Int, by count: Int, of total: Int,
        in report: inout SessionReport, _ act: Act
    ) throws {
        for session in try act.reading.sessions(SessionFilter(plan: plan))
        where session.isAhead(act.now) && session.details.kind == .physiotherapy {
            guard let number = session.details.number else { continue }
            var counted = session
            let new = number > last ? number + count : number
            counted.details.number = new
            counted.details.of = total
            counted.details.title = "Physiotherapy \(new) of \(total)"
            let kept = try act.writing.updateSession(counted)
            let known = report.changes.firstIndex { $0.after.id == session.id }
            let before = known.map { report.changes[$0].before } ?? session
            if let known { report.changes.remove(at: known) }
            report.changes.append(SessionChange(before: before, after: kept))
        }
    }

    private func places(
        for wanted: MoreSessions, _ plan: StoredPlan, _ all: [Session], _ act: Act
    ) throws -> [SessionDetails] {
        guard let places = try wanted.places(in: plan, among: all, act.clinic, act.reading) else {
            throw PhaseRefusal.noPlace(
                sessions: wanted.count, first: wanted.first, last: wanted.last)
        }
        return places
    }
}
