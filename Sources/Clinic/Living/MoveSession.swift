import CivilTime
import ClinicStore
package import Planner

/// What was asked for when a session is moved.
package struct MoveInput: Sendable {
    /// Date and time, or a date alone, which keeps the time; `nil` keeps both.
    var to: String?
    var therapist: Therapist?
    var room: Room?
    var scope: SessionScope?
    var despite: [String]
    var reason: String?

    package init(
        to: String? = nil, therapist: Therapist? = nil, room: Room? = nil,
        scope: SessionScope? = nil, despite: [String] = [], reason: String? = nil
    ) {
        self.to = to
        self.therapist = therapist
        self.room = room
        self.scope = scope
        self.despite = despite
        self.reason = reason
    }
}

extension Clinic {
    /// Moves a session, or it and the rest of its plan by the same days and time of day.
    ///
    /// Every hard rule is checked. The old time stays in the history.
    package func move(_ session: Session, _ input: MoveInput) throws -> SessionReport {
        let override = try RuleOverride(input.despite, reason: input.reason)
        return try write(reason: override.told) { writing in
            let named = try writing.now.session(session.id)
            try requireMovable(named)
            try requireGoing(named, writing.now, "no session is moved")
            let scope = try scope(input.scope, of: named, writing.now, among: [.only, .following])
            let start = try target(input, of: named)
            try requireAhead(start)
            switch scope {
            case .only, .all: return try moveOne(named, to: start, input, override, writing)
            case .following:
                return try moveFollowing(named, to: start, input, override, writing)
            }
        }
    }

    private func target(_ input: MoveInput, of session: Session) throws -> LocalTime {
        guard let text = input.to else { return session.details.start }
        return try LocalTime(telling: text, today: today, at: session.details.start.time)
    }

    func requireMovable(_ session: Session) throws(Failure) {
        guard !session.isAhead(now) else { return }
        let (standing, remedy) =
            switch session.status {
            case .booked, .confirmed:
                ("has begun", "Record it: physio session attend \(session.id), miss or cancel.")
            case .cancelled where session.reason != Session.undone, .missed:
                (session.standing(now), "Book another one: physio session makeup \(session.id)")
            case .attended, .cancelled:
                (
                    session.standing(now),
                    "Book a single one: physio session add \(session.details.patient) --at TIME"
                )
            }
        throw Failure(
            .refused, "\(session.id) \(standing) and does not move.", remedy: remedy)
    }

    private func moveOne(
        _ named: Session, to start: LocalTime, _ input: MoveInput, _ override: RuleOverride,
        _ writing: StoreWriting
    ) throws -> SessionReport {
        let plan = try named.details.plan.map { try writing.now.plan($0) }
        let rules = try PlaceRules(
            self, writing.now, patient: named.details.patient, plan: plan,
            days: start.day...start.day, moving: [named])
        var moved = named
        moved.details.start = start
        moved.details.therapist = input.therapist?.id ?? moved.details.therapist
        moved.details = rules.withRoom(moved.details, wanted: input.room)
        guard moved.slot != named.slot else {
            var report = SessionReport()
            report.changes = [SessionChange(before: named, after: named)]
            report.remarks = ["\(named.id) stands there already; nothing was changed."]
            return report
        }
        let broken =
            rules.againstDiary(moved.details)
            + rules.againstPlan(moved.details, before: named.details)
        let exception = try override.settle(broken, for: "\(named.id)", at: start)
        // On its day it stands against the plan's rules as before.
        let keepsDay = start.day == named.details.start.day
        moved.details.exception = (exception ?? (keepsDay ? named.details.exception : nil))
            .keepingVisit(named.details.exception)
        if start != named.details.start, moved.status == .confirmed { moved.status = .booked }
        var report = SessionReport()
        let after = try writing.updateSession(moved)
        report.changes = [SessionChange(before: named, after: after)]
        report.remarks += remarks(on: [SessionChange(before: named, after: after)])
        report.remarks += broken.map { "Set aside: \($0.code). \($0.detail)" }
        try requireWhole([named.details.plan], writing)
        return report
    }

    private func moveFollowing(
        _ named: Session, to start: LocalTime, _ input: MoveInput, _ override: RuleOverride,
        _ writing: StoreWriting
    ) throws -> SessionReport {
        guard let id = named.details.plan else {
            return try moveOne(named, to: start, input, override, writing)
        }
        let plan = try writing.now.plan(id)
        let goesWithPlan = named.goesWithPlan
        let moving = try writing.now.sessions(SessionFilter(plan: id)).filter { session in
            session.isAhead(now) && session.goesWithPlan == goesWithPlan
                && (goesWithPlan || session.details.kind == named.details.kind)
                && (session.details.start, session.id) >= (named.details.start, named.id)
        }
        var carrying = Carrying(
            plan: plan, moving: moving, from: named.details.start.day,
            days: start.day - named.details.start.day)
        carrying.minutes = start.time.minutes - named.details.start.time.minutes
        carrying.therapist = input.therapist?.id
        carrying.room = input.room
        carrying.exact = named.id
        carrying.override = override
        carrying.dates = goesWithPlan ? .whereNeeded : .never
        return try carry(carrying, writing)
    }

    /// What the front desk has to tell or to do after sessions were moved.
    func remarks(on changes: [SessionChange]) -> [String] {
        changes.compactMap { change in
            guard let before = change.before, before.status == .confirmed,
                change.after.status == .booked
            else { return nil }
            return
                "\(before.id) was confirmed for \(before.details.start): its new time is not yet."
        }
    }
}

extension SessionException? {
    /// A visit while the treatment is stopped stays one, wherever it goes.
    fileprivate func keepingVisit(_ before: SessionException?) -> SessionException? {
        guard let before, before.standsWhileStopped else { return self }
        let rules = Set((self?.rules ?? []) + [SessionException.stopped]).sorted()
        return SessionException(rules: rules, reason: self?.reason ?? before.reason)
    }
}

extension Session {
    /// Whether it moves when its plan moves. Weigh-ins, quit support and checks of medicines have clocks
    /// of their own.
    var goesWithPlan: Bool {
        details.kind == .physiotherapy || details.kind == .review
    }
}
