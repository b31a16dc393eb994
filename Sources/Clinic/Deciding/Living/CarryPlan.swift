import CivilTime
import ClinicStore
import Planner
import Scheduler

/// Sessions of a plan that move together, keeping their pattern.
struct Carrying {
    enum Dates {
        /// Phases, routines and milestones stay.
        case never
        /// They follow when a session would leave its phase.
        case whereNeeded
        case always
    }

    let plan: StoredPlan
    /// In order of their start.
    let moving: [Session]
    /// Phases, routines and milestones follow from this day on.
    let from: Day
    let days: Int
    /// By which the time of day moves.
    var minutes = 0
    var therapist: ID<Therapist>?
    var room: ID<Room>?
    /// A session that has to stand exactly where it is moved to.
    var exact: ID<Session>?
    var override: RuleOverride?
    var dates = Dates.always
    /// Whether nothing of the plan has begun, so that all of it moves.
    var isWhole = false
    /// No session goes before this day.
    var notBefore: Day?
    /// Days on which the plan rests, exercises at home included.
    var rest: ClosedRange<Day>?

    func target(of session: Session) -> LocalTime {
        session.details.start + (days * 1440 + minutes)
    }

    func moved(_ session: Session) -> Session {
        var moved = session
        moved.details.start = target(of: session)
        if let therapist { moved.details.therapist = therapist }
        return moved
    }
}

extension Clinic {
    /// Moves the sessions and what follows them; one that does not fit goes to the nearest time that does,
    /// and when there is none nothing is changed.
    func carry(_ carrying: Carrying, _ writing: StoreWriting) throws -> SessionReport {
        let staying = try writing.now.sessions(SessionFilter(plan: carrying.plan.id))
            .filter { session in
                session.status.isLive && !carrying.moving.contains { $0.id == session.id }
            }
        var report = SessionReport()
        var plan = carrying.plan
        if carrying.dates == .always || carrying.dates == .whereNeeded && leavesPhase(carrying) {
            let course = PlanCourse(
                plan, from: carrying.from, days: carrying.days, isWhole: carrying.isWhole,
                rest: carrying.rest, today: today, makeUID: ambient.makeUID, staying: staying)
            plan = course.plan
            report.lines = course.lines
            try writing.updateDates(of: plan)
            for medicine in plan.details.medicines
            where !carrying.plan.details.medicines.contains(medicine) {
                try writing.updateMedicine(medicine, of: plan.id)
            }
        }
        let placed = try place(carrying, in: plan, writing.now)
        let waiting = staying.filter { $0.isAhead(now) }
        let riders = try RiderPlaces(
            self, writing.now, plan: plan, from: carrying.plan, moving: carrying.moving,
            to: placed, beside: waiting, rest: carrying.rest)
        let changed = zip(carrying.moving + waiting, riders.moved + riders.staying)
            .filter { $0 != $1 }
        let kept = try writing.moveSessions(changed.map(\.1))
        report.changes = zip(changed, kept).map { SessionChange(before: $0.0, after: $1) }
        report.remarks += replacements(carrying, placed) + remarks(on: report.changes)
        report.remarks += riders.remarks
        for contact in riders.contacts {
            let booked = try writing.addSession(contact, uid: ambient.makeUID())
            report.changes.append(SessionChange(before: nil, after: booked))
        }
        try requireWhole([plan.id], writing)
        return report
    }

    private func leavesPhase(_ carrying: Carrying) -> Bool {
        abs(carrying.days) >= 7
            || carrying.moving.contains { session in
                guard session.details.kind == .physiotherapy,
                    session.details.exception?.leavesPhase != true,
                    let phase = carrying.plan.details.phase(of: session.details)
                else { return false }
                return !phase.days.contains(carrying.target(of: session).day)
            }
    }

    private func place(
        _ carrying: Carrying, in plan: StoredPlan, _ reading: StoreReading
    ) throws -> [Session] {
        let targets = carrying.moving.map { carrying.target(of: $0).day }
        guard let first = targets.min(), let last = targets.max() else { return [] }
        var rules = try PlaceRules(
            self, reading, patient: plan.details.patient, plan: plan,
            days: (first - Self.reach)...(last + Self.reach), moving: carrying.moving)
        var placed: [Session] = []
        var refused: [LivingRefusal.Unfit] = []
        for session in carrying.moving {
            var moved = carrying.moved(session)
            moved.details = rules.withRoom(moved.details, wanted: carrying.room)
            let broken = broken(moved, from: session, carrying, rules)
            if !broken.isEmpty, session.id == carrying.exact {
                moved.details.exception = try (carrying.override ?? .nothing)
                    .settle(broken, for: session.id, at: moved.details.start)
            } else if !broken.isEmpty {
                if let exception = try? carrying.override?
                    .settle(broken, for: session.id, at: moved.details.start)
                {
                    moved.details.exception = exception
                } else if let near = nearest(moved, from: session, carrying, rules) {
                    moved.details = near
                } else {
                    refused.append(
                        LivingRefusal.Unfit(
                            session: session.id, start: moved.details.start, broken: broken))
                }
            }
            if moved.details.start != session.details.start, moved.status == .confirmed {
                moved.status = .booked
            }
            rules.land(moved)
            placed.append(moved)
        }
        guard refused.isEmpty else { throw LivingRefusal.noPlaces(refused, of: placed.count) }
        return placed
    }

    /// How many days from where it would go a session may be placed.
    private static var reach: Int { 7 }

    /// What is against a place, but for what was set aside for this session before.
    private func broken(
        _ moved: Session, from session: Session, _ carrying: Carrying, _ rules: PlaceRules
    ) -> [RuleViolation] {
        // Whoever names a time may have it soon; the others are told of theirs.
        let isNamed =
            session.id == carrying.exact || moved.details.start == session.details.start
        var broken = rules.againstDiary(moved.details, isNamed: isNamed)
        if let first = carrying.notBefore, moved.details.start.day < first {
            broken.append(
                RuleViolation(rule: .blockedDay, detail: "The plan rests until \(first)."))
        }
        if moved.details.start <= now {
            broken.append(
                RuleViolation(rule: .unusableTime, detail: "The time lies in the past."))
        }
        if session.goesWithPlan {
            // Where the plan's dates move, its reviews are due later too.
            broken += rules.course.violations(
                ofCarried: moved.details, from: session.details,
                keepingReview: rules.plan == carrying.plan)
        }
        if !session.goesWithPlan {
            broken += rules.course.riderWindow(moved.details, from: session.details)
        }
        let known = session.details.exception?.rules ?? []
        return broken.filter { $0.rule.isFirm || !known.contains($0.rule.code) }
    }

    private func nearest(
        _ moved: Session, from session: Session, _ carrying: Carrying, _ rules: PlaceRules
    ) -> SessionDetails? {
        let day = moved.details.start.day
        return rules.free(
            for: moved.details, near: moved.details.start,
            from: max(day - Self.reach, carrying.notBefore ?? today, today),
            through: day + Self.reach
        ).first { place in
            var there = moved
            there.details = place
            return broken(there, from: session, carrying, rules).isEmpty
        }
    }

    private func replacements(_ carrying: Carrying, _ kept: [Session]) -> [SessionRemark] {
        zip(carrying.moving, kept).compactMap { session, kept -> SessionRemark? in
            let target = carrying.target(of: session)
            let isThere = kept.details.start == target
            let therapist = carrying.therapist ?? session.details.therapist
            if isThere && kept.details.therapist == therapist { return nil }
            let place = SessionRemark.Place(
                start: kept.details.start,
                therapist: kept.details.therapist == therapist ? nil : kept.details.therapist)
            return .doesNotFit(
                session.id, on: target, instead: kept.slot == session.slot ? nil : place)
        }
    }
}
