import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Gives what is ahead of a running plan another dose: more or fewer sessions a week, from the next week of each phase
/// on, and longer or shorter ones. Sessions that stand keep their days where they can.
package struct ChangeDose: Request {
    let plan: ID<StoredPlan>
    /// Sessions a week, above 0 and 7 at most, by the number of the phase from 1; 0 stands for all phases.
    let perWeek: [Int: Double]
    /// Of each session, 5 to 240; `nil` where that stays.
    let minutes: Int?
    let why: String

    package var reason: String? { why }

    package init(_ plan: ID<StoredPlan>, perWeek: [Int: Double], minutes: Int?, why: String) {
        (self.plan, self.perWeek, self.minutes, self.why) = (plan, perWeek, minutes, why)
    }

    package func carryOut(_ act: Act) throws -> SessionReport {
        _ = try Text.reason(why)
        let before = try act.clinic.requireActive(plan, act.reading)
        try act.clinic.requireGoing(before.details.patient, act.reading, .courseChange)
        try requirePhases(of: before, act)
        let known = try act.reading.sessions(SessionFilter(plan: plan))
        var report = SessionReport()
        for index in before.details.phases.indices {
            report.lines += [try rate(index, act), try length(index, act)].compactMap { $0 }
        }
        guard !report.lines.isEmpty else { throw PhaseRefusal.asItIs(before) }
        try act.countAnew(plan)
        let old = Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0) })
        report.changes = try act.reading.sessions(SessionFilter(plan: plan))
            .filter { old[$0.id] != $0 }
            .map { SessionChange(before: old[$0.id], after: $0) }
        report.changes.sort {
            ($0.after.details.start, $0.after.id) < ($1.after.details.start, $1.after.id)
        }
        try act.clinic.requireWhole([plan], act.writing)
        return try act.clinic.with(plan, report, act.writing)
    }

    private func requirePhases(of plan: StoredPlan, _ act: Act) throws(PhaseRefusal) {
        let phases = plan.details.phases
        for number in perWeek.keys.sorted() where number > 0 {
            guard number <= phases.count else { throw .noSuchPhase(number, of: plan) }
            let phase = phases[number - 1]
            guard phase.lastDay >= act.today else { throw .over(number, phase, of: plan) }
            guard phase.nextWeek(after: act.today) != nil else {
                throw .lastWeek(number, phase, of: plan)
            }
        }
    }
}

// MARK: - How often

extension ChangeDose {
    /// Another number of sessions a week in one phase; `nil` where it stays as it is.
    private func rate(_ index: Int, _ act: Act) throws -> CourseRemark? {
        var plan = try act.reading.plan(plan)
        let before = plan.details.phases[index]
        guard let rate = rate(of: before, index + 1), rate != before.sessionsPerWeek,
            let first = before.nextWeek(after: act.today)
        else { return nil }
        guard fitsRest(rate, weeks: before.weeks, minDaysBetween: before.minDaysBetween) else {
            throw PhaseRefusal.tooOften(rate, phase: index + 1, restDays: before.minDaysBetween)
        }
        var phase = before
        phase.sessionsPerWeek = rate
        phase.doseFrom = first == before.firstDay ? nil : first
        let asked = try prescribed(of: before, from: first, act)
        let ahead = try ahead(in: phase, from: first, of: plan, act)
        plan.details.phases[index] = phase
        try act.writing.updateDates(of: plan)
        for week in ahead {
            let extra = week.sessions.count - week.prescribed
            if extra > 0 { try act.takeOut(extra, of: week.sessions) }
            if extra < 0 { try add(-extra, in: week.days, of: phase, act) }
        }
        let now = try ahead.reduce(0) { count, week in
            count + max(week.prescribed, try standing(in: phase, on: week.days, act).count)
        }
        phase.sessions = max(0, before.sessions - asked) + now
        plan.details.phases[index] = phase
        try act.writing.updateDates(of: plan)
        return .rate(index + 1, phase, before: before, from: first)
    }

    /// What is said of all phases lowers those with less than one session a week, and never raises them.
    private func rate(of phase: PlannedPhase, _ number: Int) -> Double? {
        perWeek[number]
            ?? perWeek[0].map {
                phase.sessionsPerWeek >= 1 ? $0 : min($0, phase.sessionsPerWeek)
            }
    }

    /// A plan week with its sessions that stand, and how many the dose prescribes.
    private struct Week {
        let days: ClosedRange<Day>
        let prescribed: Int
        let sessions: [Session]
    }

    private func ahead(
        in phase: PlannedPhase, from first: Day, of plan: StoredPlan, _ act: Act
    ) throws -> [Week] {
        var unlimited = phase
        unlimited.sessions = 7 * phase.weeks
        let doses = unlimited.weekDoses(
            [], rests: plan.rests, now: act.now,
            rules: act.clinic.doseRules(try act.clinic.followUp()))
        return try doses.filter { $0.days.lowerBound >= first }.map { dose in
            let days =
                dose.days
                .lowerBound...max(
                    dose.days.lowerBound, min(dose.days.upperBound, phase.lastDay))
            return Week(
                days: days, prescribed: dose.prescribed,
                sessions: try standing(in: phase, on: days, act))
        }
    }

    /// Those of a phase that stand on some days, without what makes up for others.
    private func standing(
        in phase: PlannedPhase, on days: ClosedRange<Day>, _ act: Act
    ) throws -> [Session] {
        try act.reading.sessions(SessionFilter(plan: plan)).filter {
            $0.details.kind == .physiotherapy && $0.details.phase == phase.id
                && $0.status.isLive && $0.details.makesUp == nil
                && days.contains($0.details.start.day)
        }
    }

    /// How many of the phase's sessions were asked for from a day on, with those that were lost.
    private func prescribed(
        of phase: PlannedPhase, from first: Day, _ act: Act
    ) throws -> Int {
        let rules = act.clinic.doseRules(try act.clinic.followUp())
        return try act.reading.sessions(SessionFilter(plan: plan)).count { session in
            session.details.kind == .physiotherapy && session.details.phase == phase.id
                && session.details.makesUp == nil && session.details.start.day >= first
                && session.reason != Session.undone
                && DoseCell(session, now: act.now, rules: rules) != .waived
        }
    }

    private func add(
        _ count: Int, in days: ClosedRange<Day>, of phase: PlannedPhase, _ act: Act
    ) throws {
        let weeks = (days.upperBound - days.lowerBound + 7) / 7
        let more = MoreSessions(
            of: phase, weeks: weeks, count: count, from: days.lowerBound,
            through: days.upperBound)
        let all = try act.reading.sessions(SessionFilter(plan: plan))
        let seat = all.last { $0.details.phase == phase.id && $0.status.isLive }?.details.seat
        guard seat == nil else { throw PhaseRefusal.inClass(phase) }
        guard
            let places = try more.places(
                in: try act.reading.plan(plan), among: all, act.clinic, act.reading)
        else {
            throw PhaseRefusal.noMore(count, first: days.lowerBound, last: days.upperBound)
        }
        for details in places {
            _ = try act.writing.addSession(details, uid: act.ambient.makeUID())
        }
    }
}

extension Act {
    /// Takes some of the sessions of a plan week out, as if they had never been booked: those without which the others
    /// lie farthest apart, the later ones first. What a measure, a check or a talk is held with stays.
    fileprivate func takeOut(_ count: Int, of sessions: [Session]) throws {
        var kept = sessions.sorted { $0.details.start < $1.details.start }
        for _ in 0..<count {
            let free = kept.indices.filter { index in
                kept[index].isAhead(now)
                    && kept[index].details.tasks.allSatisfy { $0.kind == .redFlagCheck }
            }
            guard
                let least = free.reversed().max(by: {
                    gap(without: $0, kept) < gap(without: $1, kept)
                })
            else { return }
            let gone = kept.remove(at: least).cancelled(Session.undone, at: now)
            _ = try writing.updateSession(gone)
        }
    }

    /// The fewest days between two of the sessions, without one of them.
    private func gap(without index: Int, _ sessions: [Session]) -> Int {
        var days = sessions.map(\.details.start.day)
        days.remove(at: index)
        return zip(days, days.dropFirst()).map { $1 - $0 }.min() ?? 0
    }

    /// Counts the plan's sessions ahead anew: "13 of 18" becomes "9 of 14". Those that were lost count, too.
    fileprivate func countAnew(_ plan: ID<StoredPlan>) throws {
        let counted = try reading.sessions(SessionFilter(plan: plan)).filter {
            $0.details.number != nil && $0.details.makesUp == nil && $0.reason != Session.undone
        }.sorted { ($0.details.start, $0.id) < ($1.details.start, $1.id) }
        for (index, session) in counted.enumerated() where session.isAhead(now) {
            var session = session
            (session.details.number, session.details.of) = (index + 1, counted.count)
            session.details.title = "Physiotherapy \(index + 1) of \(counted.count)"
            _ = try writing.updateSession(session)
        }
    }
}

extension PlannedPhase {
    /// The first day of its next week; `nil` where none is left.
    fileprivate func nextWeek(after today: Day) -> Day? {
        guard firstDay <= today else { return firstDay }
        let next = firstDay + ((today - firstDay) / 7 + 1) * 7
        return next <= lastDay ? next : nil
    }
}

// MARK: - How long

extension ChangeDose {
    /// Another length for the sessions ahead of one phase; `nil` where it stays as it is. Seats in a class last as long
    /// as their meeting.
    private func length(_ index: Int, _ act: Act) throws -> CourseRemark? {
        var plan = try act.reading.plan(plan)
        let before = plan.details.phases[index]
        guard let minutes, minutes != before.minutes, before.lastDay >= act.today else {
            return nil
        }
        let ahead = try act.reading.sessions(SessionFilter(plan: plan.id)).filter {
            $0.details.kind == .physiotherapy && $0.details.phase == before.id
                && $0.isAhead(act.now)
        }
        let own = ahead.filter { $0.details.seat == nil }
        guard !own.isEmpty || ahead.isEmpty else { return nil }
        plan.details.phases[index].minutes = minutes
        try act.writing.updateDates(of: plan)
        if let first = own.map(\.details.start.day).min(),
            let last = own.map({ before.week(of: $0.details.start.day).upperBound }).max()
        {
            var rules = try PlaceRules(
                act.clinic, act.reading, patient: plan.details.patient, plan: plan,
                days: first...last, moving: own)
            let moved = try own.map { session in
                var after = session
                after.details = try longer(session, by: minutes - before.minutes, rules)
                rules.land(after)
                return after
            }
            _ = try act.writing.moveSessions(moved)
        }
        return .length(index + 1, minutes: minutes, before: before.minutes)
    }

    /// At its own time where that is free so long, else at the nearest one in its plan week.
    private func longer(
        _ session: Session, by minutes: Int, _ rules: PlaceRules
    ) throws -> SessionDetails {
        var details = session.details
        details.minutes = max(5, details.minutes + minutes)
        let known = Set(rules.againstDiary(session.details).map(\.rule))
        let broken = rules.againstDiary(details).filter { !known.contains($0.rule) }
        guard minutes > 0, !broken.isEmpty else { return details }
        let week = rules.course.days(of: session.details) ?? details.start.day...details.start.day
        let there = rules.free(
            for: details, near: details.start, from: week.lowerBound, through: week.upperBound
        ).first { rules.course.violations(of: $0, from: session.details).isEmpty }
        guard let there else { throw PhaseRefusal.tooLong(session, minutes: details.minutes) }
        return there
    }
}
