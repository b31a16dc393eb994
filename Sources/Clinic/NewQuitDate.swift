import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// A plan after a relapse: what was cancelled and what was booked around the new quit date.
package struct NewQuitDate: Sendable {
    package let plan: StoredPlan
    package let cancelled: [Session]
    package let changed: [Session]
    package let booked: [Session]
    /// What the programme says of the aid, e.g. when it may be taken again.
    package let remarks: [String]
}

extension Clinic {
    /// Sets a new quit date after a relapse. The old date stays in the plan and its history; contacts
    /// still to come are cancelled and the programme's contacts are placed around the new date.
    package func newQuitDate(_ order: StoredPlan, on text: String) throws -> NewQuitDate {
        let catalog = try shelf.catalog()
        let programme = try found(
            catalog.smoking, "smoking-cessation", noun: "programme",
            listCommand: "physio template lint")
        let day = try Day(telling: text, today: today)
        let allowed =
            (today + programme.quitDays.lowerBound)...(today + programme.quitDays.upperBound)
        guard allowed.contains(day) else {
            throw Failure(
                .usage, "A new quit date on \(day) is not \(programme.quitRule).",
                remedy: "Choose a day from \(allowed.lowerBound) to \(allowed.upperBound).")
        }
        return try write(reason: "relapse") { writing in
            let plan = try writing.now.plan(order.id)
            try requireGoing(plan.details.patient, writing.now, "no date of the plan changes")
            guard plan.quitDate != nil else {
                throw Failure(
                    .refused, "\(plan.id) has no smoking cessation.",
                    remedy: "Make a plan with it for a patient who smokes.")
            }
            let (cancelled, stripped) = try clearContacts(of: plan, writing)
            try writing.setMilestones(
                [
                    Milestone(
                        uid: ambient.makeUID(), kind: .quitDate, day: day,
                        title: "New quit date: not a puff from today")
                ], instead: { _ in false }, in: plan.id)
            var changed = Dictionary(uniqueKeysWithValues: stripped.map { ($0.id, $0) })
            var booked: [Session] = []
            for contact in programme.sessions {
                let placed = try place(contact, quit: day, plan, writing)
                guard let placed else { continue }
                if placed.isNew {
                    booked.append(placed.session)
                } else {
                    changed[placed.session.id] = placed.session
                }
            }
            return NewQuitDate(
                plan: try writing.now.plan(plan.id), cancelled: cancelled,
                changed: changed.values.sorted { $0.id.number < $1.id.number }, booked: booked,
                remarks: remarks(plan, programme))
        }
    }

    /// Cancels the contacts still to come and takes the others off the sessions they ride on.
    private func clearContacts(
        of plan: StoredPlan, _ writing: StoreWriting
    ) throws -> (cancelled: [Session], stripped: [Session]) {
        var cancelled: [Session] = []
        var stripped: [Session] = []
        for session in try writing.now.sessions(SessionFilter(plan: plan.id))
        where session.status.isLive && session.details.start > now {
            var session = session
            let own = session.details.tasks.filter { $0.kind == .quitSupport }
            session.details.tasks.removeAll { $0.kind == .quitSupport }
            if session.details.kind == .physiotherapy || !session.details.tasks.isEmpty {
                session.details.minutes -= own.reduce(0) { $0 + $1.minutes }
            }
            if session.details.kind == .quitSupport, session.details.tasks.isEmpty {
                session.status = .cancelled
                session.reason = "new-quit-date"
                cancelled.append(try writing.updateSession(session))
            } else if try writing.now.session(session.id).details.tasks != session.details.tasks {
                stripped.append(try writing.updateSession(session))
            }
        }
        return (cancelled, stripped)
    }

    /// On the nearest session of the plan in the contact's window that can be so much longer, else at the free
    /// time nearest to its day; `nil` where the window has gone.
    private func place(
        _ contact: SmokingProgramme.Contact, quit: Day, _ plan: StoredPlan,
        _ writing: StoreWriting
    ) throws -> (session: Session, isNew: Bool)? {
        let from = max(today + 1, quit + contact.window.lowerBound)
        let through = quit + contact.window.upperBound
        guard from <= through else { return nil }
        let target = quit + contact.offset
        let own = try writing.now.sessions(SessionFilter(plan: plan.id, from: from, to: through))
            .filter(\.status.isLive)
            .sorted { left, right in
                let (a, b) = (left.details.start.day, right.details.start.day)
                return (abs(a - target), left.id.number) < (abs(b - target), right.id.number)
            }
        for session in own where contact.form.isRemote || session.details.mode == .clinic {
            guard let longer = try longer(session, by: contact, plan, writing) else { continue }
            return (try writing.updateSession(longer), false)
        }
        return (try bookAlone(contact, from...through, target, plan, writing), true)
    }

    /// The session with the contact in it and its minutes added; `nil` where something stands in the way.
    private func longer(
        _ session: Session, by contact: SmokingProgramme.Contact, _ plan: StoredPlan,
        _ writing: StoreWriting
    ) throws -> Session? {
        var longer = session
        longer.details.minutes += contact.form.rides
        longer.details.tasks.append(
            SessionTask(
                kind: .quitSupport, title: "Quit support: \(contact.name)",
                minutes: contact.form.rides, words: contact.words, window: contact.window))
        let day = session.details.start.day
        let rules = try PlaceRules(
            self, writing.now, patient: plan.details.patient, plan: plan, days: day...day,
            moving: [session])
        return rules.againstDiary(longer.details).isEmpty ? longer : nil
    }

    private func bookAlone(
        _ contact: SmokingProgramme.Contact, _ days: ClosedRange<Day>, _ target: Day,
        _ plan: StoredPlan, _ writing: StoreWriting
    ) throws -> Session {
        let (from, through) = (days.lowerBound, days.upperBound)
        let patient = try writing.now.patient(plan.details.patient)
        let diary = try diary(writing.now, from: from - 1, through: through + 1)
        let request = ContactRequest(
            minutes: contact.form.minutes, therapist: nil,
            needsRoom: !contact.form.isRemote && !diary.rooms.isEmpty,
            patient: try limits(of: patient, from: from, only: nil, writing.now), from: from,
            through: through)
        let lead = try writing.now.sessions(SessionFilter(plan: plan.id)).first?.details.therapist
        let slot = freeSlots(for: request, in: diary, limit: 5_000).min { left, right in
            func rank(_ slot: Slot) -> (Int, Int, Int) {
                let isLead = lead.map { TherapistID($0) == slot.therapist } ?? false
                return (abs(slot.start.day - target), isLead ? 0 : 1, slot.start.minute)
            }
            return rank(left) < rank(right)
        }
        guard let slot, let therapist = ID<Therapist>(parsing: slot.therapist.rawValue) else {
            throw Failure(
                .refused, "No time is free for '\(contact.name)' from \(from) to \(through).",
                remedy: "Choose another quit date, or free some time; nothing was changed.")
        }
        let task = SessionTask(
            kind: .quitSupport, title: "Quit support: \(contact.name)", minutes: slot.minutes,
            words: contact.words, window: contact.window)
        var details = SessionDetails(
            plan: plan.id, patient: patient.id, therapist: therapist,
            room: slot.room.flatMap { ID<Room>(parsing: $0.rawValue) }, kind: .quitSupport,
            title: task.title, start: slot.start, minutes: slot.minutes)
        details.mode = contact.form.isRemote ? .phone : .clinic
        details.tasks = [task]
        return try writing.addSession(details, uid: ambient.makeUID())
    }

    private func remarks(_ plan: StoredPlan, _ programme: SmokingProgramme) -> [String] {
        plan.details.medicines.filter { $0.status != .stopped && !$0.isOver(today) }
            .compactMap { planned in
                let product = programme.products.first { $0.medicines.contains(planned.medicine) }
                guard let product else { return nil }
                guard planned.firstDay <= today else {
                    return "\(planned.name) is still dated by the old quit date, from"
                        + " \(planned.firstDay) on: a prescriber sets new dates, physio medicine confirm"
                        + " \(plan.id) \(planned.medicine) --from DATE."
                }
                let again = product.retryAfterMonths.map {
                    "; it may be tried again after \($0.lowerBound) to \($0.upperBound) months"
                }
                return
                    "\(planned.name) runs, in steps that go by the old quit date: a prescriber decides whether"
                    + " it goes on, and by which dates"
                    + "\(again ?? "") [\(product.evidence.text)]."
            }
    }
}

extension NewQuitDate {
    package func json(_ session: (Session) -> JSON) -> JSON {
        [
            "plan": .text(plan.id),
            "quitDates": .texts(plan.details.milestones.filter { $0.kind == .quitDate }.map(\.day)),
            "cancelled": .array(cancelled.map(session)), "changed": .array(changed.map(session)),
            "booked": .array(booked.map(session)), "remarks": .texts(remarks),
        ]
    }
}
