import CivilTime
import Planner
import Scheduler

extension PlanOutline {
    /// The last day after the start on which something is booked.
    var reach: Int {
        max(
            days, (reviewWeeks.max() ?? 0) * 7 + 7,
            contacts.map(\.window.upperBound).max() ?? 0)
    }

    /// The placed plan as sessions, each with what is done in it beside the treatment.
    func sessions(
        _ placed: PlacedPlan, patient: ID<Patient>
    ) throws -> [SessionDetails] {
        var sessions = try placed.sessions.map { session in
            var details = try details(session.slot, patient, .physiotherapy)
            details.mode = session.slot.seat == nil ? modes.mode(of: .physiotherapy) : .clinic
            details.phase = PlanOutline.phase(at: session.phase)
            details.phaseName = phases[session.phase].name
            details.number = session.number
            details.of = placed.sessions.count
            details.title = "Physiotherapy \(session.number) of \(placed.sessions.count)"
            details.tasks =
                session.reviews.flatMap { reviewTasks($0, minutes: review.rides) }
                + session.riders.map { task($0, rides: true) }
            if template.rechecksRedFlags { details.tasks.append(Self.redFlagCheck) }
            return behindGap(details, session.riders, placed)
        }
        if baselineContact(placed) == nil { addBaseline(to: &sessions) }
        sessions += try placed.contacts.map {
            behindGap(try contact($0, patient), $0.riders, placed)
        }
        return sessions.sorted { $0.start < $1.start }
    }

    /// What a gap leaves none of its days is held behind it, which is kept as a decision.
    private func behindGap(
        _ details: SessionDetails, _ riders: [Int], _ placed: PlacedPlan
    ) -> SessionDetails {
        let late = riders.contains { rider in
            let window = contacts[rider].window
            return contacts[rider].kind != .outcome
                && details.start.day > placed.start + window.upperBound
        }
        guard late, !placed.gaps.isEmpty else { return details }
        var details = details
        details.exception = SessionException(
            rules: [Rule.riderWindow.code], reason: "The plan leaves these weeks out")
        return details
    }

    /// How a contact for one thing is held by itself.
    func mode(of contact: OutlineContact) -> Session.Mode {
        modes.mode(of: contact.kind.contact, byPhone: contact.form.isRemote)
    }

    func mode(ofReview form: ContactForm) -> Session.Mode {
        modes.mode(of: .review, byPhone: form.isRemote)
    }

    /// A contact of its own, held where all of it can be done.
    private func contact(
        _ contact: PlacedContact, _ patient: ID<Patient>
    ) throws -> SessionDetails {
        let riders = contact.riders.map { task($0, rides: false) }
        let kind: Session.Kind =
            contact.review != nil ? .review : riders.first?.kind.contact ?? .monitoring
        var details = try details(contact.slot, patient, kind)
        details.tasks =
            (contact.review.map { reviewTasks($0, minutes: review.minutes) } ?? []) + riders
        details.title = details.tasks.first?.title ?? kind.rawValue
        details.mode = ContactModes.shared(
            contact.riders.map { mode(of: contacts[$0]) }
                + (contact.review == nil ? [] : [mode(ofReview: review)]))
        return details
    }

    /// The visit for the first measures alone, where the plan begins in a class.
    private func baselineContact(_ placed: PlacedPlan) -> PlacedContact? {
        placed.contacts.first { $0.riders.contains { contacts[$0].kind == .outcome } }
    }

    /// The day of the first measures; `nil` where there is no session.
    func baselineDay(_ placed: PlacedPlan) -> Day? {
        baselineContact(placed)?.slot.start.day ?? placed.sessions.first?.slot.start.day
    }

    /// The first measures belong to the first session, also where it could not be made longer for them.
    private func addBaseline(to sessions: inout [SessionDetails]) {
        guard let baseline = contacts.first(where: { $0.kind == .outcome }), !sessions.isEmpty,
            !sessions[0].tasks.contains(where: \.isBaseline)
        else { return }
        let other = sessions.firstIndex { $0.tasks.contains(where: \.isBaseline) }
        if let other {
            sessions[other].tasks.removeAll(where: \.isBaseline)
            sessions[other].minutes -= baseline.form.rides
        }
        sessions[0].tasks.insert(task(baseline, minutes: baseline.form.rides), at: 0)
    }

    /// Contacts for which nothing is booked, as they ride on no session; the patient sends what they are for.
    func sent(_ placed: PlacedPlan) -> [Int] {
        let held = Set(placed.sessions.flatMap(\.riders) + placed.contacts.flatMap(\.riders))
        return contacts.indices.filter {
            contacts[$0].onlyRides && contacts[$0].kind == .weighIn && !held.contains($0)
        }
    }

    /// In what the sessions of a placed plan are not as wished.
    func shortfalls(_ placed: PlacedPlan, _ sessions: [SessionDetails]) -> [Shortfall] {
        [DoseLoss(phases)].compactMap { $0.map(Shortfall.dose) } + placed.gaps.map(Shortfall.gap)
            + placed.unmet.map(Shortfall.wish) + tooShort(sessions)
    }

    /// Sessions that are shorter than what is done in them.
    private func tooShort(_ sessions: [SessionDetails]) -> [Shortfall] {
        sessions.compactMap { session in
            let phase = phases.indices.first { Self.phase(at: $0) == session.phase }
            guard let phase = phase.map({ phases[$0] }), let number = session.number else {
                return nil
            }
            let needed = session.tasks.reduce(phase.minutes) { $0 + $1.minutes }
            guard needed > session.minutes else { return nil }
            return .tooShort(session: number, minutes: session.minutes, needed: needed)
        }
    }

    private func details(
        _ slot: Slot, _ patient: ID<Patient>, _ kind: Session.Kind
    ) throws -> SessionDetails {
        var details = SessionDetails(
            plan: nil, patient: patient, therapist: slot.therapist, room: slot.room, kind: kind,
            title: "",
            start: slot.start, minutes: slot.minutes)
        details.seat = slot.seat
        return details
    }

    private func reviewTasks(_ index: Int, minutes: Int) -> [SessionTask] {
        let (week, measures) = (reviewWeeks[index], template.outcomeMeasures)
        return [
            SessionTask(
                kind: .review, title: "Review of week \(week)", minutes: minutes, week: week),
            SessionTask(
                kind: .outcome, title: "Outcome measures due: \(measures.joined(separator: ", "))",
                week: week, measures: measures),
        ]
    }

    private func task(_ rider: Int, rides: Bool) -> SessionTask {
        let form = contacts[rider].form
        return task(contacts[rider], minutes: rides ? form.rides : form.minutes)
    }

    private func task(_ contact: OutlineContact, minutes: Int) -> SessionTask {
        SessionTask(
            kind: contact.kind, title: contact.title, minutes: minutes, words: contact.words,
            week: contact.kind == .outcome ? 0 : nil,
            window: contact.kind == .weighIn ? contact.window : contact.quitWindow,
            measures: contact.measures)
    }

    private static let redFlagCheck = SessionTask(
        kind: .redFlagCheck, title: "Re-check red flags")
}

extension SessionTask {
    /// The first measures of a plan.
    var isBaseline: Bool { kind == .outcome && week == 0 }
}

extension SessionTask.Kind {
    /// What a contact for this alone is.
    var contact: Session.Kind {
        switch self {
        case .review, .outcome: .review
        case .weighIn: .weighIn
        case .quitSupport: .quitSupport
        case .coaching, .redFlagCheck: .monitoring
        }
    }
}
