package import CivilTime
package import ClinicCalendar
import ClinicStore
import ICalendar
import Planner

extension CalendarSubject {
    fileprivate var therapist: ID<Therapist>? {
        if case .therapist(let id) = self { id } else { nil }
    }
}

extension Session {
    /// As a calendar is to show it: cancelled where it left the therapist whose calendar it is.
    fileprivate func told(in subject: CalendarSubject) -> Session {
        guard let therapist = subject.therapist, details.therapist != therapist else { return self }
        var session = self
        session.status = .cancelled
        return session
    }
}

/// Clocks of a zone that follow no yearly rule in some days of a calendar: Outlook may show times an hour off.
package struct IrregularClocks: Hashable, Unworded {
    package let zone: String
    package let days: ClosedRange<Day>
}

/// What went out, but for the bytes.
package struct ExportSummary: Sendable {
    package let events: Int
    /// What whoever reads the calendar in Outlook has to know; `nil` for nothing.
    package let remark: IrregularClocks?
    /// What is to be noted before anybody sees the calendar.
    package let given: GivenOut
}

extension Clinic {
    /// Hands over a calendar in portions while the sessions are read, so that a whole clinic's takes no more
    /// memory than a patient's; the same bytes for the same data.
    ///
    /// It holds the sessions, and for patients the routines and milestones. Cancelled sessions stay in as
    /// cancelled until their day has passed; in a therapist's, so do those that it was given and that are somebody
    /// else's now. What went out is to be noted (`NoteGiven`).
    /// - Throws: what `sink` throws ends it, and what was handed over then is no calendar; `CalendarRefusal` where
    ///   something in it cannot stand in a calendar.
    package func writeCalendar(
        of subject: CalendarSubject, _ options: CalendarOptions,
        to sink: @escaping ([UInt8]) throws -> Void
    ) throws -> ExportSummary {
        try read { try write(subject, options, $0, to: sink) }
    }

    private func write(
        _ subject: CalendarSubject, _ options: CalendarOptions, _ reading: StoreReading,
        to sink: @escaping ([UInt8]) throws -> Void
    ) throws -> ExportSummary {
        let reader = try reader(of: subject, reading)
        let (others, told) = try planEvents(of: subject, options, reading)
        var filter = sessionFilter(of: subject)
        filter.leftFrom = today
        let isWanted = options.parts.contains(.sessions)
        let extent = isWanted ? try reading.extent(of: filter) : SessionExtent()
        let count = extent.count + others.count
        let (heading, organizer) = heading(of: subject, options, events: count)
        let days = days(of: others, extent, options, events: count)
        var given: [GivenSession] = []
        do {
            var writer = try CalendarWriter(
                heading, in: zone, days: days, inUTC: options.inUTC, to: sink)
            func write(_ event: Event) throws {
                var event = event
                event.organizer = organizer
                try writer.write(event)
            }
            if isWanted {
                let stops = try stops(reading)
                let book = try book(of: subject, options, reading)
                try reading.forEachSession(filter) { session in
                    let told = session.told(in: subject)
                    try write(
                        told.event(
                            options, for: reader, at: settings,
                            stop: stops[told.details.patient], told: book?.lines(of: told),
                            title: book?.title(of: told)))
                    given.append(GivenSession(session))
                }
            }
            for event in others { try write(event) }
            try writer.finish()
        } catch let error as ICalendarError {
            throw CalendarRefusal.unwritable(error)
        }
        return ExportSummary(
            events: count, remark: remark(on: days),
            given: GivenOut(sessions: given, therapist: subject.therapist, told: told))
    }

    /// The days for which the time zone is written; none where no time depends on it.
    private func days(
        of others: [Event], _ extent: SessionExtent, _ options: CalendarOptions, events: Int
    ) -> ClosedRange<Day>? {
        guard events > 0 else { return Calendar.daysOfNothing }
        guard options.inUTC else { return Calendar.days(of: others, and: extent.days) }
        return Calendar.days(of: others.filter { $0.recurrence != nil })
    }

    private func remark(on days: ClosedRange<Day>?) -> IrregularClocks? {
        guard let days, zone.isIrregular(from: days.lowerBound, through: days.upperBound) else {
            return nil
        }
        return IrregularClocks(zone: zone.identifier, days: days)
    }

    /// Routines and milestones; one that was withdrawn is sent until its day has passed. One that says
    /// something else than what calendars were last given has a higher sequence.
    private func planEvents(
        _ plan: StoredPlan, _ options: CalendarOptions, _ book: PatientBook?, stopped: Day?,
        _ reading: StoreReading
    ) throws -> (events: [Event], told: [ToldEvent]) {
        let zone = zone
        let now = try exercises(of: plan, reading)
        let shown = trusted(now.map { plan.telling($0, on: today) } ?? plan, try shelf.catalog())
        let texts = book?.texts(of: shown.details, now.map { ($0, shown, today) })
        func events(_ options: CalendarOptions) -> [Event] {
            shown.events(options, at: settings, in: texts, stopped: stopped) { local in
                if case .never = zone.resolve(local) { false } else { true }
            }
        }
        var full = options
        full.privacy = .full
        var told = try ToldEvents(of: plan, reading, at: ambient.moment)
        let raised = zip(events(options), events(full)).map { told.raised($0, saying: $1) }
        return (raised.filter { $0.status != .cancelled || $0.firstDay >= today }, told.told)
    }

    static let product = "-//PhysioPlan//PhysioPlan//EN"
    /// How often whoever subscribes should ask again.
    private static let refreshMinutes = 12 * 60

    /// A calendar of several events has a name and is asked for again; a single appointment has neither, as
    /// Outlook would open it as a calendar of its own.
    ///
    /// Published by the clinic's address where it has one: a publication needs an organizer (RFC 5546
    /// section 3.2.1); without it, it is a plain snapshot. Who may know only that time is taken gets none.
    private func heading(
        of subject: CalendarSubject, _ options: CalendarOptions, events: Int
    ) -> (CalendarHeading, organizer: Person?) {
        var heading = CalendarHeading(product: Self.product)
        if events > 1 {
            heading.name = calendarName(subject, options.privacy)
            heading.color = "teal"
            heading.refreshMinutes = Self.refreshMinutes
        }
        guard let email = settings.email, options.privacy != .busy, events > 0 else {
            return (heading, nil)
        }
        heading.method = .publish
        return (
            heading, Person(name: options.privacy == .full ? settings.name : nil, address: email)
        )
    }

    private func calendarName(
        _ subject: CalendarSubject, _ privacy: CalendarOptions.Privacy
    ) -> String {
        guard privacy != .busy else { return "Busy" }
        let what =
            switch subject {
            case .therapist(let id): "Appointments \(id)"
            case .patient, .plan, .clinic: "Appointments"
            }
        return privacy == .full ? "\(what), \(settings.name)" : what
    }

    /// What goes out, the sessions among it, and what calendars are given about plans with it.
    func calendarEvents(
        of subject: CalendarSubject, _ options: CalendarOptions
    ) throws -> (events: [Event], sessions: [Session], told: [ToldEvent]) {
        try read { reading in
            let reader = try reader(of: subject, reading)
            let sessions =
                options.parts.contains(.sessions)
                ? try reading.sessions(sessionFilter(of: subject)) : []
            let stops = try stops(reading)
            let book = try book(of: subject, options, reading)
            let events = sessions.map {
                $0.event(
                    options, for: reader, at: settings, stop: stops[$0.details.patient],
                    told: book?.lines(of: $0), title: book?.title(of: $0))
            }
            let (others, told) = try planEvents(of: subject, options, reading)
            return (events + others, sessions, told)
        }
    }

    /// What the patient has to do by a day.
    func calendarTasks(
        of subject: CalendarSubject, _ options: CalendarOptions
    ) throws -> [Todo] {
        try read { reading in
            let book = try book(of: subject, options, reading)
            return try plans(of: subject, reading).flatMap { plan in
                let patient = plan.details.patient
                return plan.todos(
                    options, scores: try scores(of: patient, reading),
                    changes: try reading.scoreChanges(of: patient),
                    in: book?.texts(of: plan.details),
                    stopped: try stop(of: patient, reading)?.since)
            }
        }
    }

    private func sessionFilter(of subject: CalendarSubject) -> SessionFilter {
        var filter =
            switch subject {
            case .patient(let id): SessionFilter(patient: id)
            case .plan(let id): SessionFilter(plan: id)
            case .therapist(let id): SessionFilter(therapist: id)
            case .clinic: SessionFilter()
            }
        filter.cancelledFrom = today
        return filter
    }

    private func planEvents(
        of subject: CalendarSubject, _ options: CalendarOptions, _ reading: StoreReading
    ) throws -> (events: [Event], told: [ToldEvent]) {
        let book = try book(of: subject, options, reading)
        return try plans(of: subject, reading).reduce(into: ([], [])) { all, plan in
            let stopped = try stop(of: plan.details.patient, reading)?.since
            let (events, told) = try planEvents(plan, options, book, stopped: stopped, reading)
            all.0 += events
            all.1 += told
        }
    }

    /// The plans whose routines and dates go into the calendar.
    private func plans(
        of subject: CalendarSubject, _ reading: StoreReading
    ) throws -> [StoredPlan] {
        switch subject {
        case .patient(let id): try reading.plans(of: id)
        case .plan(let id): [try reading.plan(id)]
        case .therapist, .clinic: []
        }
    }

    private func reader(
        of subject: CalendarSubject, _ reading: StoreReading
    ) throws -> CalendarReader {
        switch subject {
        case .patient, .plan: return .patient
        case .therapist: return .therapist(names: try patientNames(reading))
        case .clinic:
            let staff = try reading.therapists(includingInactive: true)
                .map { ($0.id.number, $0.name) }
            return .clinic(
                patients: try patientNames(reading),
                therapists: Dictionary(staff, uniquingKeysWith: { first, _ in first }))
        }
    }

    private func patientNames(_ reading: StoreReading) throws -> [Int64: String] {
        let names = try reading.patients().map { ($0.id.number, $0.name) }
        return Dictionary(names, uniquingKeysWith: { first, _ in first })
    }
}

extension Event {
    fileprivate var firstDay: Day {
        switch time {
        case .timed(let start, _): start.day
        case .allDay(let from, _): from
        }
    }
}

extension Clinic {
    /// The scores, and for each of a subscale that its measure was answered that day.
    private func scores(of patient: ID<Patient>, _ reading: StoreReading) throws -> [OutcomeScore] {
        let scores = try reading.outcomes(of: patient)
        let wholes = Dictionary(
            try shelf.catalog().outcomeMeasures.map { ($0.id, $0.partOf) },
            uniquingKeysWith: { first, _ in first })
        return scores
            + scores.compactMap { score in
                (wholes[score.measure] ?? nil).map {
                    OutcomeScore(measure: $0, value: score.value, day: score.day)
                }
            }
    }
}
