import CivilTime
import ClinicCalendar
import ICalendar
import Planner
import Testing

@Suite("A calendar gives away no more than was asked for")
struct PrivacyTests {
    static let clinic = ClinicSettings(
        name: "Hip Clinic", timeZone: "Europe/London", hours: .always, phone: "020 7946",
        address: "1 Hill Street")

    private func session(_ status: Session.Status = .booked) throws -> Session {
        var details = SessionDetails(
            plan: ID(1), patient: ID(1), therapist: ID(1), room: nil, kind: .physiotherapy,
            title: "Physiotherapy 5 of 12", start: try LocalTime(parsing: "2026-12-03T10:15"),
            minutes: 45, phase: ID(1), phaseName: "Load the hip", number: 5, of: 12)
        details.tasks = [SessionTask(kind: .weighIn, title: "Weigh-in 3 of 23")]
        return Session(
            id: ID(1), uid: "u", details: details, status: status, sequence: 3,
            created: Moment(minute: 1), revised: Moment(minute: 2))
    }

    private func plan() throws -> StoredPlan {
        let start = try Day(parsing: "2026-12-01")
        var details = PlanDetails(
            patient: ID(1),
            pin: TemplatePin(
                cause: "sciatica", causeName: "Sciatica", version: 1, contentHash: "ab"),
            side: nil, start: start, end: start + 27, phases: [])
        details.routines = [
            Routine(
                uid: "r1", kind: .homeExercise, title: "Home exercises", detail: "Bridge",
                firstDay: start, lastDay: start + 27, daysPerWeek: 3, timesPerDay: 1),
            Routine(
                uid: "r2", kind: .medicine, title: "Naproxen", detail: "", firstDay: start,
                lastDay: start + 7, daysPerWeek: 7, timesPerDay: 2, isProposed: true),
        ]
        details.milestones = [
            Milestone(uid: "m1", kind: .quitDate, day: start + 14, title: "Quit date"),
            Milestone(uid: "m2", kind: .medicineStop, day: start + 7, title: "Naproxen stops"),
        ]
        return StoredPlan(
            id: ID(1), details: details, status: .active, created: Moment(minute: 1), author: "a")
    }

    private func words(_ events: [Event]) -> String {
        events.map { event in
            [event.summary, event.description ?? "", event.location ?? ""]
                .joined(separator: " ") + event.categories.joined()
        }.joined(separator: "\n").lowercased()
    }

    @Test(
        "neutral and busy hold no diagnosis, medicine, weight, smoking, phase or clinic's name",
        arguments: [CalendarOptions.Privacy.neutral, .busy])
    func neutral(privacy: CalendarOptions.Privacy) throws {
        let options = CalendarOptions(privacy: privacy, alarms: [60])
        let events =
            [try session().event(options, for: .patient, at: Self.clinic)]
            + (try plan().events(options))
        for word in ["sciatica", "naproxen", "weigh", "quit", "hip", "physio", "bridge", "load"] {
            #expect(!words(events).contains(word), "\(privacy) gives away \(word)")
        }
        #expect(events[0].summary == (privacy == .busy ? "Busy" : "Session 5 of 12"))
        #expect(events.allSatisfy { $0.alarms.allSatisfy { $0.text == events[0].summary } })
    }

    @Test("proposed medicines reach no calendar, not even the full one")
    func proposed() throws {
        let events = try plan().events(CalendarOptions(privacy: .full))
        #expect(events.map(\.uid) == ["r1", "m1"])
        #expect(!words(events).contains("naproxen"))
    }

    @Test("a therapist sees initials, and names only when all is asked for")
    func therapist() throws {
        let reader = CalendarReader.therapist(names: [1: "Margaret Hughes"])
        let neutral = try session().event(CalendarOptions(), for: reader, at: Self.clinic)
        #expect(neutral.summary == "M. H.: Session 5 of 12")
        let full = try session().event(
            CalendarOptions(privacy: .full), for: reader, at: Self.clinic)
        #expect(full.summary == "Margaret Hughes: Physiotherapy 5 of 12")
    }

    @Test("a session keeps its UID and SEQUENCE; a cancelled one says so")
    func identity() throws {
        let event = try session(.cancelled).event(CalendarOptions(), for: .patient, at: Self.clinic)
        #expect(event.uid == "u")
        #expect(event.sequence == 3)
        #expect(event.status == .cancelled)
    }

    @Test("a routine starts on a day of its rhythm and ends with its span")
    func rhythm() throws {
        let routine = try #require(plan().events(CalendarOptions()).first)
        guard case .allDay(let from, let through) = routine.time else {
            Issue.record("a routine is all-day")
            return
        }
        #expect(from == through)
        #expect(from.weekday == .wednesday)
        #expect(routine.recurrence?.byDay.map(\.weekday) == [.monday, .wednesday, .friday])
        #expect(routine.recurrence?.until == .date(try Day(parsing: "2026-12-28")))
    }
}
