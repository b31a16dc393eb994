package import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Sets a new quit date after a relapse. The old date stays in the plan and its history; contacts
/// still to come are cancelled and the programme's contacts are placed around the new date.
package struct SetQuitDate: Request {
    let plan: ID<StoredPlan>
    let day: Day

    package var reason: String? { "relapse" }

    package init(_ plan: ID<StoredPlan>, to day: Day) {
        self.plan = plan
        self.day = day
    }

    package func carryOut(_ act: Act) throws -> NewQuitDate {
        let catalog = try act.shelf.catalog()
        let programme = try act.clinic.found(
            catalog.smoking, "smoking-cessation", noun: .programme)
        let days = programme.quitDays
        let allowed = (act.today + days.lowerBound)...(act.today + days.upperBound)
        let plan = try act.reading.plan(plan)
        try act.clinic.requireGoing(
            plan.details.patient, act.reading, .dateChange)
        guard plan.quitDate != nil else { throw QuitRefusal.noProgramme(plan.id) }
        guard allowed.contains(day) else {
            throw QuitRefusal.outside(day, programme, allowed: allowed)
        }
        let (cancelled, stripped) = try clearContacts(of: plan, act)
        try act.writing.setMilestones(
            [
                Milestone(
                    uid: act.ambient.makeUID(), kind: .quitDate, day: day,
                    title: "New quit date: not a puff from today")
            ], instead: { _ in false }, in: plan.id)
        var changed = Dictionary(uniqueKeysWithValues: stripped.map { ($0.id, $0) })
        var booked: [Session] = []
        for contact in programme.sessions {
            let placed = try place(contact, quit: day, plan, act)
            guard let placed else { continue }
            if placed.isNew {
                booked.append(placed.session)
            } else {
                changed[placed.session.id] = placed.session
            }
        }
        return NewQuitDate(
            plan: try act.reading.plan(plan.id), cancelled: cancelled,
            changed: changed.values.sorted { $0.id.number < $1.id.number }, booked: booked,
            remarks: remarks(plan, programme, act))
    }

    /// Cancels the contacts still to come and takes the others off the sessions they ride on.
    private func clearContacts(
        of plan: StoredPlan, _ act: Act
    ) throws -> (cancelled: [Session], stripped: [Session]) {
        var cancelled: [Session] = []
        var stripped: [Session] = []
        for session in try act.reading.sessions(SessionFilter(plan: plan.id))
        where session.status.isLive && session.details.start > act.now {
            var session = session
            let own = session.details.tasks.filter { $0.kind == .quitSupport }
            session.details.tasks.removeAll { $0.kind == .quitSupport }
            if session.details.kind == .physiotherapy || !session.details.tasks.isEmpty {
                session.details.minutes -= own.reduce(0) { $0 + $1.minutes }
            }
            if session.details.kind == .quitSupport, session.details.tasks.isEmpty {
                session.status = .cancelled
                session.reason = "new-quit-date"
                cancelled.append(try act.writing.updateSession(session))
            } else if try act.reading.session(session.id).details.tasks != session.details.tasks {
                stripped.append(try act.writing.updateSession(session))
            }
        }
        return (cancelled, stripped)
    }

    /// On the nearest session of the plan in the contact's window that can be so much longer, else at the free
    /// time nearest to its day; `nil` where the window has gone.
    private func place(
        _ contact: SmokingProgramme.Contact, quit: Day, _ plan: StoredPlan,
        _ act: Act
    ) throws -> (session: Session, isNew: Bool)? {
        let from = max(act.today + 1, quit + contact.window.lowerBound)
        let through = quit + contact.window.upperBound
        guard from <= through else { return nil }
        let target = quit + contact.offset
        let own = try act.reading.sessions(SessionFilter(plan: plan.id, from: from, to: through))
            .filter(\.status.isLive)
            .sorted { left, right in
                let (a, b) = (left.details.start.day, right.details.start.day)
                return (abs(a - target), left.id.number) < (abs(b - target), right.id.number)
            }
        for session in own where contact.form.isRemote || !session.details.mode.isRemote {
            guard let longer = try longer(session, by: contact, plan, act) else { continue }
            return (try act.writing.updateSession(longer), false)
        }
        return (try bookAlone(contact, from...through, target, plan, act), true)
    }

    /// The session with the contact in it and its minutes added; `nil` where something stands in the way.
    private func longer(
        _ session: Session, by contact: SmokingProgramme.Contact, _ plan: StoredPlan,
        _ act: Act
    ) throws -> Session? {
        var longer = session
        longer.details.minutes += contact.form.rides
        longer.details.tasks.append(
            SessionTask(
                kind: .quitSupport, title: "Quit support: \(contact.name)",
                minutes: contact.form.rides, words: contact.words, window: contact.window))
        let day = session.details.start.day
        let rules = try PlaceRules(
            act.clinic, act.reading, patient: plan.details.patient, plan: plan, days: day...day,
            moving: [session])
        return rules.againstDiary(longer.details).isEmpty ? longer : nil
    }

    private func bookAlone(
        _ contact: SmokingProgramme.Contact, _ days: ClosedRange<Day>, _ target: Day,
        _ plan: StoredPlan, _ act: Act
    ) throws -> Session {
        let (from, through) = (days.lowerBound, days.upperBound)
        let patient = try act.reading.patient(plan.details.patient)
        let mode = plan.details.modes.mode(of: .quitSupport, byPhone: contact.form.isRemote)
        let diary = try act.clinic.diary(
            act.reading, from: from - 1, through: through + 1, for: patient.id)
        let request = ContactRequest(
            minutes: contact.form.minutes, therapist: nil,
            needsRoom: mode == .clinic && !diary.rooms.isEmpty,
            patient: try act.clinic.limits(
                of: patient, from: from, only: nil, atHome: mode == .home, chosenBy: .program,
                act.reading),
            from: from,
            through: through)
        let lead = try act.reading.sessions(SessionFilter(plan: plan.id)).first?.details.therapist
        let slot = freeSlots(for: request, in: diary, limit: 5_000).min { left, right in
            func rank(_ slot: Slot) -> (Int, Int, Int) {
                let isLead = lead == slot.therapist
                return (abs(slot.start.day - target), isLead ? 0 : 1, slot.start.minute)
            }
            return rank(left) < rank(right)
        }
        guard let slot else { throw QuitRefusal.noTime(contact, in: days) }
        let task = SessionTask(
            kind: .quitSupport, title: "Quit support: \(contact.name)", minutes: slot.minutes,
            words: contact.words, window: contact.window)
        var details = SessionDetails(
            plan: plan.id, patient: patient.id, therapist: slot.therapist,
            room: slot.room, kind: .quitSupport,
            title: task.title, start: slot.start, minutes: slot.minutes)
        details.mode = mode
        details.tasks = [task]
        return try act.writing.addSession(details, uid: act.ambient.makeUID())
    }

    private func remarks(
        _ plan: StoredPlan, _ programme: SmokingProgramme, _ act: Act
    ) -> [QuitRemark] {
        plan.details.medicines.filter { $0.status != .stopped && !$0.isOver(act.today) }
            .compactMap { planned -> QuitRemark? in
                let product = programme.products.first { $0.medicines.contains(planned.medicine) }
                guard let product else { return nil }
                return planned.firstDay <= act.today
                    ? .runs(planned, product) : .stillDated(planned, in: plan.id)
            }
    }
}
