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

/// What programs make of bells that somebody asked for.
package struct BellsElsewhere: Hashable, Unworded {
    /// Whether an entry has several.
    package let areSeveral: Bool
    /// Whether one is at a time of the day.
    package let areOnTheDay: Bool

    /// `nil` where nobody asked for any beyond the usual ones.
    fileprivate init?(_ bells: Bells) {
        guard !bells.sessions.isEmpty || !bells.routines.isEmpty else { return nil }
        areSeveral = bells.sessions.count > 1 || bells.routines.count > 1
        areOnTheDay = bells.routines.contains { if case .at = $0 { true } else { false } }
    }
}

/// What went out, but for the bytes.
package struct ExportSummary: Sendable {
    package let events: Int
    /// What whoever reads the calendar in Outlook has to know; `nil` for nothing.
    package let remark: IrregularClocks?
    /// What whoever hands it over has to tell of its bells.
    package let bells: BellsElsewhere?
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
        let reader = try reader(of: subject, options, reading)
        var (others, told) = try planEvents(of: subject, options, reading)
        others += try reader.meetings(of: subject, options, self, reading)
        var filter = try sessionFilter(of: subject, reading)
        filter.leftFrom = today
        let isWanted = options.parts.contains(.sessions)
        let extent = isWanted ? try reading.extent(of: filter) : SessionExtent()
        let count = extent.count + others.count
        let days = days(of: others, extent, options, events: count)
        var given: [GivenSession] = []
        do {
            var writer = try CalendarWriter(
                heading(of: reader, options, events: count), in: zone, days: days,
                inUTC: options.inUTC, to: sink)
            if isWanted {
                let stops = try stops(reading)
                try reading.forEachSession(filter) { session in
                    let told = session.told(in: subject)
                    try writer.write(reader.event(of: told, options, stops[told.details.patient]))
                    given.append(GivenSession(session))
                }
            }
            for event in others { try writer.write(event) }
            try writer.finish()
        } catch let error as ICalendarError {
            throw CalendarRefusal.unwritable(error)
        }
        return ExportSummary(
            events: count, remark: remark(on: days), bells: BellsElsewhere(options.bells),
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

    /// Routines and dates; one that was withdrawn is sent until its day has passed. One that says something else
    /// than what calendars were last given has a higher sequence.
    private func planEvents(
        _ plan: StoredPlan, _ options: CalendarOptions, _ wording: CalendarWording,
        stopped: Day?, _ reading: StoreReading
    ) throws -> (events: [Event], told: [ToldEvent]) {
        let now = try exercises(of: plan, reading)
        let shown = trusted(now.map { plan.telling($0, on: today) } ?? plan, try shelf.catalog())
        var told = try ToldEvents(
            of: plan, reading, at: ambient.moment, in: zone.identifier)
        func events(_ privacy: CalendarOptions.Privacy) -> [Event] {
            var (options, wording) = (options, wording)
            (options.privacy, wording.privacy) = (privacy, privacy)
            wording.told = (shown, now, today)
            return PlanEvents(of: shown, options, in: wording, stopped: stopped) { local in
                if case .never = zone.resolve(local) { false } else { true }
            }.all(known: told.uids, today: today)
        }
        let raised = zip(events(options.privacy), events(.full)).map {
            told.raised($0, saying: $1)
        }
        return (raised.filter { $0.status != .cancelled || $0.firstDay >= today }, told.told)
    }

    static let product = "-//PhysioPlan//PhysioPlan//EN"

    /// A calendar of several events has a name; a single appointment has none, as Outlook would open it as a
    /// calendar of its own. It is a plain snapshot: no message, and nobody is asked to fetch it again.
    private func heading(
        of reader: CalendarReader, _ options: CalendarOptions, events: Int
    ) -> CalendarHeading {
        var heading = CalendarHeading(product: Self.product)
        guard events > 1 else { return heading }
        heading.name = reader.calendarName(options.privacy)
        heading.color = "teal"
        return heading
    }

    /// What goes out, the sessions among it, what calendars are given about plans with it, and its name.
    func calendarEvents(
        of subject: CalendarSubject, _ options: CalendarOptions
    ) throws -> (events: [Event], sessions: [Session], told: [ToldEvent], name: String) {
        try read { reading in
            let reader = try reader(of: subject, options, reading)
            let sessions =
                options.parts.contains(.sessions)
                ? try reading.sessions(sessionFilter(of: subject, reading)) : []
            let stops = try stops(reading)
            let events = sessions.map { reader.event(of: $0, options, stops[$0.details.patient]) }
            var (others, told) = try planEvents(of: subject, options, reading)
            others += try reader.meetings(of: subject, options, self, reading)
            return (events + others, sessions, told, reader.calendarName(options.privacy))
        }
    }

    /// What the patient has to do by a day.
    func calendarTasks(
        of subject: CalendarSubject, _ options: CalendarOptions
    ) throws -> [Todo] {
        try read { reading in
            try plans(of: subject, reading).flatMap { plan in
                let patient = plan.details.patient
                var wording = try wording(for: patient, options.privacy, reading)
                wording.told = (plan, nil, today)
                return plan.todos(
                    options, in: wording, scores: try scores(of: patient, reading),
                    changes: try reading.scoreChanges(of: patient),
                    stopped: try stop(of: patient, reading)?.since)
            }
        }
    }

    private func sessionFilter(
        of subject: CalendarSubject, _ reading: StoreReading
    ) throws -> SessionFilter {
        var filter = SessionFilter()
        switch subject {
        case .patient(let id): filter.patient = id
        case .plan(let id): filter.plan = id
        case .therapist(let id): (filter.therapist, filter.withoutSeats) = (id, true)
        case .session(let id): filter.session = id
        case .clinic: filter.withoutSeats = true
        }
        // Somebody who asks for one session gets it, cancelled or not.
        if filter.session == nil { filter.cancelledFrom = today }
        return filter
    }

    private func planEvents(
        of subject: CalendarSubject, _ options: CalendarOptions, _ reading: StoreReading
    ) throws -> (events: [Event], told: [ToldEvent]) {
        try plans(of: subject, reading).reduce(into: ([], [])) { all, plan in
            let patient = plan.details.patient
            let (events, told) = try planEvents(
                plan, options, wording(for: patient, options.privacy, reading),
                stopped: stop(of: patient, reading)?.since, reading)
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
        case .therapist, .session, .clinic: []
        }
    }

    private func reader(
        of subject: CalendarSubject, _ options: CalendarOptions, _ reading: StoreReading
    ) throws -> CalendarReader {
        switch subject {
        case .patient(let id): return .patient(try wording(for: id, options.privacy, reading))
        case .plan(let id):
            let patient = try reading.plan(id).details.patient
            return .patient(try wording(for: patient, options.privacy, reading))
        case .session(let id):
            let patient = try reading.session(id).details.patient
            return .patient(try wording(for: patient, options.privacy, reading))
        case .therapist(let id):
            let names = try PeopleAndRooms(reading)
            return .staff(
                StaffReader(
                    at: settings, names, try reading.patientAddresses(), showsTherapists: false),
                name: "\(names.name(of: id)), \(settings.name)")
        case .clinic:
            return .staff(
                StaffReader(
                    at: settings, try PeopleAndRooms(reading), try reading.patientAddresses(),
                    showsTherapists: true),
                name: "Appointments, \(settings.name)")
        }
    }
}

/// Whose calendar it is, with the words for it.
private enum CalendarReader {
    case patient(CalendarWording)
    /// Those who treat; what their calendar is called.
    case staff(StaffReader, name: String)

    func event(of session: Session, _ options: CalendarOptions, _ stop: TreatmentStop?) -> Event {
        switch self {
        case .patient(let wording): session.event(options, in: wording, stop: stop)
        case .staff(let reader, _): session.event(options, for: reader, stop: stop)
        }
    }

    /// Of those who treat: one event for each meeting of a class, in place of the seats in it.
    func meetings(
        of subject: CalendarSubject, _ options: CalendarOptions, _ clinic: Clinic,
        _ reading: StoreReading
    ) throws -> [Event] {
        guard case .staff(let staff, _) = self else { return [] }
        return try clinic.meetingEvents(of: subject, options, for: staff, reading)
    }

    func calendarName(_ privacy: CalendarOptions.Privacy) -> String {
        switch self {
        case .patient(let wording): wording.calendarName
        case .staff(_, let name): privacy == .busy ? "Busy" : name
        }
    }
}

extension StaffReader {
    fileprivate init(
        at clinic: ClinicSettings, _ names: PeopleAndRooms, _ addresses: [ID<Patient>: String],
        showsTherapists: Bool
    ) {
        self.init(
            at: clinic, patients: names.patients,
            therapists: showsTherapists ? names.therapists : nil, rooms: names.rooms,
            addresses: addresses)
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
