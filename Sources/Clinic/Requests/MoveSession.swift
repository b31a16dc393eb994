package import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Moves a session, or it and the rest of its plan or series by the same days and time of day.
///
/// Every hard rule is checked. The old time stays in the history.
package struct MoveSession: Request {
    let session: ID<Session>
    let to: NewStart?
    let therapist: ID<Therapist>?
    let room: ID<Room>?
    let scope: SessionScope?
    let override: RuleOverride
    /// Of a series, lets those stay that do not fit where they would go.
    package var leaves = false

    package var reason: String? { override.told }

    /// What is `nil` stays as it is; without a scope only a session that stands alone is moved.
    package init(
        _ session: ID<Session>, to: NewStart? = nil, therapist: ID<Therapist>? = nil,
        room: ID<Room>? = nil, scope: SessionScope? = nil, override: RuleOverride = .nothing
    ) {
        self.session = session
        self.to = to
        self.therapist = therapist
        self.room = room
        self.scope = scope
        self.override = override
    }

    package func carryOut(_ act: Act) throws -> SessionReport {
        guard to != nil || therapist != nil || room != nil else {
            throw BookingRefusal.movesNowhere(session)
        }
        let named = try act.reading.session(session)
        guard scope != .all || named.details.plan == nil else { throw BookingRefusal.movesAll }
        guard !leaves || named.details.series != nil else {
            throw SeriesRefusal.noSeries(named.id)
        }
        try act.clinic.requireMovable(named)
        try act.clinic.requireGoing(named, act.reading, .move)
        let scope = try act.clinic.scope(
            scope, of: named, act.reading,
            among: [.only, .following] + (named.details.series == nil ? [] : [.all]))
        let start = to?.start(of: named) ?? named.details.start
        try act.clinic.requireAhead(start)
        if scope == .only, let meeting = try act.otherMeeting(for: named, at: start) {
            return try act.moveSeat(named, to: meeting, override)
        }
        guard scope != .only else { return try moveOne(named, to: start, act) }
        guard named.details.series != nil else { return try moveFollowing(named, to: start, act) }
        return try moveSeries(named, scope, by: start.minute - named.details.start.minute, act)
    }

    private func moveSeries(
        _ named: Session, _ scope: SessionScope, by minutes: Int, _ act: Act
    ) throws -> SessionReport {
        let ahead = try act.reading.sessions(named.companions).filter { session in
            session.isAhead(act.now)
                && (scope == .all
                    || (session.details.start, session.id) >= (named.details.start, named.id))
        }
        let move = SeriesMove(
            sessions: ahead, minutes: minutes, therapist: therapist, room: room,
            override: override)
        let moved = try move.places(act.clinic, act.reading)
        let goes = !moved.staying.contains { $0.session == named.id }
        guard moved.staying.isEmpty || leaves && goes else {
            throw SeriesRefusal.noMove(
                moved.unfit, of: ahead.count, named: named.id, others: goes)
        }
        let changed = zip(moved.sessions, moved.landed).filter { $0 != $1 }
        let kept = try act.writing.moveSessions(changed.map(\.1))
        var report = SessionReport()
        report.changes = zip(changed, kept).map { SessionChange(before: $0.0, after: $1) }
        report.remarks = act.clinic.remarks(on: report.changes)
        report.remarks += kept.isEmpty ? [.standsThere(named.id)] : []
        report.remarks += moved.setAside.map(SessionRemark.setAside)
        report.remarks += moved.staying.map {
            .stays($0.session, insteadOf: $0.start, $0.broken)
        }
        return report
    }

    private func moveOne(
        _ named: Session, to start: LocalTime, _ act: Act
    ) throws -> SessionReport {
        let plan = try named.details.plan.map { try act.reading.plan($0) }
        let rules = try PlaceRules(
            act.clinic, act.reading, patient: named.details.patient, plan: plan,
            days: start.day...start.day, moving: [named])
        var moved = named
        moved.details.start = start
        moved.details.therapist = therapist ?? moved.details.therapist
        moved.details = rules.withRoom(moved.details, wanted: room)
        guard moved.slot != named.slot else {
            var report = SessionReport()
            report.changes = [SessionChange(before: named, after: named)]
            report.remarks = [.standsThere(named.id)]
            return report
        }
        let broken =
            rules.againstDiary(moved.details)
            + rules.course.violations(of: moved.details, from: named.details)
        let exception = try override.settle(broken, for: named.id, at: start)
        // On its day it stands against the plan's rules as before.
        let keepsDay = start.day == named.details.start.day
        moved.details.exception = (exception ?? (keepsDay ? named.details.exception : nil))
            .keepingVisit(named.details.exception)
        if start != named.details.start, moved.status == .confirmed { moved.status = .booked }
        var report = SessionReport()
        let after = try act.writing.updateSession(moved)
        report.changes = [SessionChange(before: named, after: after)]
        report.remarks += act.clinic.remarks(on: [SessionChange(before: named, after: after)])
        report.remarks += broken.map(SessionRemark.setAside)
        try act.clinic.requireWhole([named.details.plan], act.writing)
        return report
    }

    private func moveFollowing(
        _ named: Session, to start: LocalTime, _ act: Act
    ) throws -> SessionReport {
        guard let id = named.details.plan else {
            return try moveOne(named, to: start, act)
        }
        let plan = try act.reading.plan(id)
        let goesWithPlan = named.goesWithPlan
        let later = try act.reading.sessions(SessionFilter(plan: id)).filter { session in
            session.isAhead(act.now)
                && (session.details.start, session.id) >= (named.details.start, named.id)
        }
        let moving = later.filter { session in
            session.goesWithPlan == goesWithPlan
                && (goesWithPlan || session.details.kind == named.details.kind)
        }
        var carrying = Carrying(
            plan: plan, moving: moving, from: named.details.start.day,
            days: start.day - named.details.start.day)
        carrying.minutes = start.time.minutes - named.details.start.time.minutes
        carrying.therapist = therapist
        carrying.room = room
        carrying.exact = named.id
        carrying.override = override
        carrying.dates = goesWithPlan ? .whereNeeded : .never
        var report = try act.clinic.carry(carrying, act.writing)
        let staying = later.map(\.id).filter { id in !moving.contains { $0.id == id } }
        if !staying.isEmpty {
            report.remarks.append(.staysBehind(staying, movesWith: named.details.kind))
        }
        return report
    }
}

/// When a session is to start.
package enum NewStart: Hashable, Sendable {
    /// On this day, at the time of day that it has.
    case day(Day)
    case time(LocalTime)

    func start(of session: Session) -> LocalTime {
        switch self {
        case .day(let day): LocalTime(day, session.details.start.time)
        case .time(let time): time
        }
    }
}
