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
    /// Everybody's sessions.
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
    package func exportCalendar(
        of subject: CalendarSubject, privacy: String = "neutral",
        include: String = "sessions,routines,milestones", alarm: String = "none"
    ) throws -> ExportedCalendar {
        let options = try calendarOptions(privacy: privacy, include: include, alarm: alarm)
        let (events, told) = try calendarEvents(of: subject, options)
        let calendar = ICalendar.Calendar(
            product: "-//PhysioPlan//PhysioPlan//EN", events: events)
        let bytes: [UInt8]
        do { bytes = try calendar.bytes(in: zone) } catch {
            throw Failure(.refused, error.problem, remedy: error.remedy)
        }
        if !isRehearsal { try store.markExported(told) }
        return ExportedCalendar(bytes: bytes, events: events.count)
    }

    func calendarOptions(
        privacy: String, include: String, alarm: String
    ) throws -> CalendarOptions {
        CalendarOptions(
            privacy: try Text.choice(privacy, "level of privacy"), parts: try parts(include),
            alarms: try alarms(alarm))
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
        events += plans.flatMap { $0.events(options) }
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
        case .clinic:
            (try reading.sessions(SessionFilter()), [])
        }
    }

    private func reader(of subject: CalendarSubject) throws -> CalendarReader {
        switch subject {
        case .patient, .plan: return .patient
        case .therapist, .clinic: break
        }
        let names = try patients().map { ($0.id.number, $0.name) }
        return .therapist(names: Dictionary(names, uniquingKeysWith: { first, _ in first }))
    }

    private func parts(_ text: String) throws -> Set<CalendarOptions.Part> {
        Set(
            try text.split(separator: ",").map { try Text.choice(String($0), "part of a calendar") }
        )
    }

    /// `1d,2h,30m`; `none` is no reminder.
    private func alarms(_ text: String) throws -> [Int] {
        guard text != "none" else { return [] }
        return try text.split(separator: ",").map { word in
            let minutes = ["d": 1440, "h": 60, "m": 1][word.suffix(1)]
            guard let minutes, let count = Int(word.dropLast()), (1...400).contains(count) else {
                throw Failure(
                    .usage, "'\(word)' is no time before a session.",
                    remedy: "Write 1d, 2h or 30m, several with commas.")
            }
            return minutes * count
        }
    }
}
