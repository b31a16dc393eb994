import CivilTime
import ClinicStore
import ClinicWords
import ICalendar
import Planner
import Testing

@testable import Clinic

@Suite("Exports as streams")
struct StreamedExportTests {
    /// Two patients with plans, some sessions cancelled; the calendars of everybody.
    private func world() throws -> (TestClinic, [CalendarSubject]) {
        let test = try TestClinic().staffed(2)
        for name in ["Ann Lee", "Bo Ek"] {
            let patient = try test.clinic.screenedPatient(name, PatientInput(smokes: 12))
            _ = try test.clinic.startPlan(PlanInput(patient: patient, cause: "sciatica"))
        }
        for session in try test.clinic.sessions().prefix(3) {
            _ = try test.clinic.cancel(session, CancelInput(reason: "sick", scope: .only))
        }
        return (
            test,
            [.patient(ID(1)), .plan(ID(2)), .therapist(ID(1)), .therapist(ID(2)), .clinic]
        )
    }

    @Test(
        "the bytes are those of a calendar that was gathered first",
        arguments: ["busy", "neutral", "full"],
        ["sessions,routines,milestones", "sessions", "milestones"])
    func same(_ privacy: String, _ include: String) throws {
        let (test, subjects) = try world()
        defer { test.remove() }
        // On the later day the cancelled ones have passed.
        for clinic in [test.clinic, test.at("2027-01-20T08:00")] {
            let options = try Written.calendar(
                privacy: privacy, include: include, alarms: ["1d,2h"])
            for subject in subjects {
                let (events, _, _, name) = try clinic.calendarEvents(of: subject, options)
                let streamed = try clinic.exportCalendar(
                    of: subject, privacy: privacy, include: include, alarm: "1d,2h")
                var heading = CalendarHeading(product: Clinic.product)
                if events.count > 1 {
                    (heading.name, heading.color) = (name, "teal")
                    #expect(privacy == "busy" ? name == "Busy" : name.hasSuffix(", Test"))
                }
                let gathered = try Calendar(heading, events: events).bytes(in: clinic.zone)
                #expect(streamed.bytes == gathered, "\(subject)")
                #expect(streamed.events == events.count)
            }
        }
    }

    @Test("it goes out in portions; an end that breaks off stops it, and nothing counts as given")
    func portions() throws {
        let (test, _) = try world()
        defer { test.remove() }
        let alarms = (1...400).map { "\($0)m" }.joined(separator: ",")
        let options = try Written.calendar(
            privacy: "neutral", include: "sessions", alarms: [alarms])
        struct Full: Error {}
        var calls = 0
        #expect(throws: Full.self) {
            try test.clinic.exportCalendar(of: .clinic, options) { _ in
                calls += 1
                throw Full()
            }
        }
        #expect(calls == 1)
        #expect(try test.clinic.read { try $0.exportedSessions() } == [])
        var sizes: [Int] = []
        let summary = try test.clinic.exportCalendar(of: .clinic, options) {
            sizes.append($0.count)
        }
        #expect(sizes.count > 5 && (sizes.max() ?? 0) < 1 << 18)
        #expect(try test.clinic.read { try $0.exportedSessions() }.count == summary.events)
    }

    @Test("sessions one by one are those that are gathered, whatever is asked for")
    func oneByOne() throws {
        let (test, _) = try world()
        defer { test.remove() }
        let first = try #require(try test.clinic.sessions().first?.details.start.day)
        var late = SessionFilter(patient: ID(1), from: first + 7, to: first + 30)
        late.cancelledFrom = first + 200
        var past = SessionFilter()
        past.cancelledFrom = first + 1
        let left = try leftFilter(test.clinic)
        try test.clinic.read { reading in
            for filter in [
                SessionFilter(), late, past, left, SessionFilter(plan: ID(2)),
                SessionFilter(therapist: ID(1), status: .cancelled), SessionFilter(patient: ID(9)),
            ] {
                let gathered = try reading.sessions(filter)
                var found: [Session] = []
                try reading.forEachSession(filter) { found.append($0) }
                #expect(found == gathered)
                let extent = try reading.extent(of: filter)
                #expect(extent.count == gathered.count)
                let (start, end) = (
                    gathered.map(\.details.start.day).min(), gathered.map(\.details.end.day).max()
                )
                #expect(extent.days?.lowerBound == start && extent.days?.upperBound == end)
            }
            #expect(try reading.sessions(past).count < reading.sessions().count)
            let therapists = try reading.sessions(left).map(\.details.therapist)
            #expect(Set(therapists) == [ID(1), ID(2)])
        }
    }

    /// Of the first therapist, whose last session goes to the other one when the calendar has been given out.
    private func leftFilter(_ clinic: Clinic) throws -> SessionFilter {
        _ = try clinic.exportCalendar(of: .therapist(ID(1)))
        let last = try #require(
            try clinic.sessions().last { $0.details.therapist == ID(1) && $0.status.isLive })
        _ = try clinic.move(
            last, MoveInput(therapist: try clinic.therapist(named: "T2"), scope: .only))
        var filter = SessionFilter(therapist: ID(1))
        filter.cancelledFrom = clinic.today
        filter.leftFrom = clinic.today
        return filter
    }
}
