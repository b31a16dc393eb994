import CivilTime
import ClinicCalendar
import ClinicStore
import ICalendar
package import Planner

/// Whose calendar.
package enum CalendarSubject: Hashable, Sendable {
    case patient(ID<Patient>)
    case plan(ID<StoredPlan>)
    case therapist(ID<Therapist>)
    /// All sessions of everybody.
    case clinic
}

/// A calendar file.
package struct ExportedCalendar: Sendable {
    package let bytes: [UInt8]
    package let events: Int
}

extension Clinic {
    /// Writes the sessions, and for patients the routines and milestones; the same bytes for the
    /// same data. Cancelled sessions stay in as cancelled until their day has passed.
    ///
    /// `names` is how those who treat see patients; `nil` goes by the privacy.
    package func exportCalendar(
        of subject: CalendarSubject, privacy: String = "neutral",
        include: String = "sessions,routines,milestones", alarm: String = "none",
        names: String? = nil
    ) throws -> ExportedCalendar {
        let options = try calendarOptions(
            privacy: privacy, include: include, alarm: alarm, names: names)
        let (events, told) = try calendarEvents(of: subject, options)
        let calendar = published(events, subject, options)
        let bytes: [UInt8]
        do { bytes = try calendar.bytes(in: zone) } catch {
            throw Failure(.refused, error.problem, remedy: error.remedy)
        }
        if !isRehearsal { try store.markExported(told) }
        return ExportedCalendar(bytes: bytes, events: events.count)
    }

    /// Routines and milestones; one that was withdrawn is told until its day has passed.
    private func planEvents(_ plan: StoredPlan, _ options: CalendarOptions) -> [Event] {
        let zone = zone
        return plan.events(options) { local in
            if case .never = zone.resolve(local) { false } else { true }
        }
        .filter { $0.status != .cancelled || $0.firstDay >= today }
    }

    func calendarOptions(
        privacy: String, include: String, alarm: String, names: String? = nil
    ) throws -> CalendarOptions {
        CalendarOptions(
            privacy: try Text.choice(privacy, "level of privacy"), parts: try parts(include),
            alarms: try alarms(alarm),
            names: try names.map { try Text.choice($0, "way to show patients") })
    }

    static let product = "-//PhysioPlan//PhysioPlan//EN"
    /// How often whoever subscribes should ask again.
    private static let refreshMinutes = 12 * 60

    /// A calendar of several events has a name and is asked for again; a single appointment has neither, as
    /// Outlook would open it as a calendar of its own.
    ///
    /// Published by the clinic's address where it has one: a publication needs an organizer (RFC 5546
    /// section 3.2.1); without it, it is a plain snapshot. Who may know only that time is taken gets none.
    private func published(
        _ events: [Event], _ subject: CalendarSubject, _ options: CalendarOptions
    ) -> ICalendar.Calendar {
        var heading = CalendarHeading(product: Self.product)
        if events.count > 1 {
            heading.name = calendarName(subject, options.privacy)
            heading.color = "teal"
            heading.refreshMinutes = Self.refreshMinutes
        }
        var events = events
        if let email = settings.email, options.privacy != .busy, !events.isEmpty {
            heading.method = .publish
            let name = options.privacy == .full ? settings.name : nil
            for index in events.indices {
                events[index].organizer = Person(name: name, address: email)
            }
        }
        return ICalendar.Calendar(heading, events: events)
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

    /// What goes out, and the sessions among it.
    func calendarEvents(
        of subject: CalendarSubject, _ options: CalendarOptions
    ) throws -> (events: [Event], told: [Session]) {
        let (sessions, plans) = try read { try contents(of: subject, $0) }
        let reader = try reader(of: subject)
        let told =
            options.parts.contains(.sessions)
            ? sessions.filter { $0.status.isLive || $0.details.start.day >= today } : []
        var events = told.map { $0.event(options, for: reader, at: settings) }
        events += plans.flatMap { planEvents($0, options) }
        return (events, told)
    }

    private func contents(
        of subject: CalendarSubject, _ reading: StoreReading
    ) throws -> (sessions: [Session], plans: [StoredPlan]) {
        switch subject {
        case .patient(let id):
            (try reading.sessions(SessionFilter(patient: id)), try reading.plans(of: id))
        case .plan(let id):
            (try reading.sessions(SessionFilter(plan: id)), [try reading.plan(id)])
        case .therapist(let id):
            (try reading.sessions(SessionFilter(therapist: id)), [])
        case .clinic: (try reading.sessions(), [])
        }
    }

    private func reader(of subject: CalendarSubject) throws -> CalendarReader {
        switch subject {
        case .patient, .plan: return .patient
        case .therapist: return .therapist(names: try patientNames())
        case .clinic:
            let staff = try therapists().map { ($0.id.number, $0.name) }
            return .clinic(
                patients: try patientNames(),
                therapists: Dictionary(staff, uniquingKeysWith: { first, _ in first }))
        }
    }

    private func patientNames() throws -> [Int64: String] {
        let names = try patients().map { ($0.id.number, $0.name) }
        return Dictionary(names, uniquingKeysWith: { first, _ in first })
    }

    private func parts(_ text: String) throws -> Set<CalendarOptions.Part> {
        Set(
            try text.split(separator: ",").map { try Text.choice(String($0), "part of a calendar") }
        )
    }

    /// `1d,2h,30m`, each once, the earliest first; `none` is no reminder.
    private func alarms(_ text: String) throws -> [Int] {
        guard text != "none" else { return [] }
        let minutes = try text.split(separator: ",").map { word in
            let minutes = ["d": 1440, "h": 60, "m": 1][word.suffix(1)]
            guard let minutes, let count = Int(word.dropLast()), (1...400).contains(count) else {
                throw Failure(
                    .usage, "'\(word)' is no time before a session.",
                    remedy: "Write 1d, 2h or 30m, several with commas.")
            }
            return minutes * count
        }
        return Set(minutes).sorted(by: >)
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
