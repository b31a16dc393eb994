import CivilTime
import ClinicCalendar
import ClinicStore
import ClinicWords
import ICalendar
import Planner
import Scheduler
import Testing

@testable import Clinic

/// A class of two seats on Thursdays at ten, three meetings from the third of December on.
private struct ClassFixture {
    let world: WaitingFixture
    var clinic: Clinic { world.clinic }
    var known: ID<GroupClass> { ID(1) }
    static let first = "2026-12-03T10:00"

    init(seats: Int = 2) throws {
        world = try WaitingFixture()
        let first = try LocalTime(parsing: Self.first)
        _ = try clinic.perform(
            AddClass(
                ClassDetails(
                    "Hips", with: try world.therapist.id, in: nil, minutes: 60, seats: seats),
                at: [ClassTime(first, every: 7)], until: first.day + 14))
    }

    @discardableResult
    func seat(
        _ patient: Patient, _ choice: SeatPatient.Choice = .from(nil), waits: Bool = false,
        leaving: Bool = false
    ) throws -> Seating {
        var seat = SeatPatient(patient.id, in: known, choice)
        (seat.waits, seat.leavesOut) = (waits, leaving)
        return try clinic.perform(seat)
    }

    func time(_ text: String) throws -> LocalTime { try LocalTime(parsing: text) }

    func move(_ day: String, to text: String, _ scope: SessionScope = .only) throws
        -> ChangedMeetings
    {
        var move = MoveMeetings(of: known, at: .day(try Day(parsing: day)), scope)
        move.to = .time(try time(text))
        return try clinic.perform(move)
    }

    func told(_ report: SessionReport) throws -> [String] {
        (try clinic.changedSessions(report).seats ?? []).map {
            "\($0.waiting.waiting.patient.details.name) \($0.starts.map(\.day))"
        }
    }
}

@Suite("Classes")
struct ClassTests {
    @Test("a meeting takes its therapist: no session, no plan and no free time lies in it")
    func takes() throws {
        let fixture = try ClassFixture()
        defer { fixture.world.remove() }
        let refused = expectRefused { try fixture.world.book(fixture.world.jo, "2026-12-03T10:30") }
        #expect(
            refused?.details.first
                == "therapist-busy: Therapist 1 is taken, 2026-12-03 10:00-11:00.")
        let spans = try fixture.clinic.store.read { try $0.meetings() }.map(\.details.span)
        #expect(spans.count == 3)
        var search = FreeTimeSearch()
        search.count = 200
        let free = try fixture.clinic.freeTimes(search).free.compactMap {
            Interval($0.start, $0.end)
        }
        #expect(!free.isEmpty && !free.contains { time in spans.contains(where: time.overlaps) })
        let plan = try fixture.clinic.startPlan(
            PlanInput(patient: fixture.world.lee, cause: "sciatica"))
        #expect(
            !plan.sessions.compactMap(\.details.span).contains { time in
                spans.contains(where: time.overlaps)
            })
    }

    @Test(
        "a class is not laid over booked sessions, which are told; the other meetings can be made")
    func inTheWay() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        let booked = try world.book(world.jo, "2026-12-10T10:30")
        let first = try LocalTime(parsing: ClassFixture.first)
        let details = ClassDetails(
            "Hips", with: try world.therapist.id, in: nil, minutes: 60, seats: 2)
        let times = [ClassTime(first, every: 7)]
        let refused = expectRefused {
            try world.clinic.perform(AddClass(details, at: times, until: first.day + 14))
        }
        #expect(refused?.details.last == "In the way: \(booked.id) of P1, Thu 2026-12-10 10:30")
        #expect(try world.clinic.classList().classes.isEmpty)
        let made = try world.clinic.perform(
            AddClass(details, at: times, until: first.day + 14, leavingOut: true))
        #expect(made.meetings.map(\.details.span.start.day) == [first.day, first.day + 14])
        #expect(made.leftOut.map(\.start.day) == [first.day + 7])
    }

    @Test("a full class and a patient who is busy are refused; who waits is told of by what frees")
    func seats() throws {
        let fixture = try ClassFixture()
        let world = fixture.world
        defer { world.remove() }
        _ = try world.clinic.addTherapist(name: "Therapist 2", hours: "Mon-Fri 08:00-18:00")
        #expect(try fixture.seat(world.jo).sessions.count == 3)
        try fixture.seat(world.lee, .at([.day(Day(parsing: "2026-12-03"))]))
        _ = try world.book(world.kim, "2026-12-10T10:15")
        let refused = expectRefused { try fixture.seat(world.kim) }
        #expect(refused?.details.count == 2)
        #expect(expectRefused { try fixture.seat(world.jo) } != nil)
        let seated = try fixture.seat(world.kim, waits: true, leaving: true)
        #expect(
            seated.sessions.map(\.details.start.day.number) == [
                seated.leftOut[1].start.day.number + 7
            ])
        #expect(seated.wish?.aim == .seat(fixture.known))
        let freed = try world.clinic.perform(
            UnseatPatient(world.lee.id, from: fixture.known, why: .sick))
        #expect(try fixture.told(freed) == ["Kim [2026-12-03]"])
        let booked = try fixture.seat(world.kim, .at([.day(Day(parsing: "2026-12-03"))]))
        #expect(booked.sessions.count == 1)
        // The one on the tenth is left: Kim waits on.
        #expect(try world.clinic.store.read { try $0.wishes() }.count == 1)
        _ = try world.clinic.undo()
        #expect(try world.clinic.store.read { try $0.wishes() }.count == 1)
    }

    @Test("who has each seat that they waited for waits no more")
    func settled() throws {
        let fixture = try ClassFixture(seats: 1)
        let world = fixture.world
        defer { world.remove() }
        let seats = try fixture.seat(world.jo).sessions
        #expect(try fixture.seat(world.kim, waits: true).sessions.isEmpty)
        #expect(try world.names() == ["Kim"])
        _ = try world.clinic.perform(CancelSessions(seats[0].id, why: .sick, scope: .only))
        _ = try world.clinic.perform(UnseatPatient(world.jo.id, from: fixture.known, why: .better))
        try fixture.seat(world.kim)
        #expect(try world.clinic.store.read { try $0.wishes() }.isEmpty)
    }

    @Test(
        "a meeting is not held while the clinic is closed or its therapist is away, and gives no seat"
    )
    func notHeld() throws {
        let fixture = try ClassFixture()
        let world = fixture.world
        defer { world.remove() }
        _ = try world.clinic.recordAbsence(
            of: world.therapist, from: "2026-12-10", to: "2026-12-10", reason: nil)
        let seated = try fixture.seat(world.jo)
        #expect(seated.sessions.count == 2)
        #expect(seated.notHeld.map(\.broken).first?.map(\.rule) == [.absence])
        let absence = try #require(try world.clinic.absenceList().absences.first).id
        _ = try world.clinic.perform(RemoveAbsence(absence))
        #expect(try fixture.seat(world.jo).sessions.count == 1)
    }

    @Test(
        "whoever has a seat is told of when the meeting moves or is cancelled; one undo takes it back"
    )
    func changes() throws {
        let fixture = try ClassFixture()
        let world = fixture.world
        defer { world.remove() }
        let seats = try fixture.seat(world.jo).sessions + (try fixture.seat(world.lee).sessions)
        let before = try world.clinic.sessions()
        expectRefused { try fixture.move("2026-12-03", to: "2026-12-03T17:30") }
        let moved = try fixture.move("2026-12-03", to: "2026-12-04T11:00", .following)
        #expect(moved.report.sessions.count == 6)
        #expect(moved.report.sessions.allSatisfy { $0.details.seat != nil && $0.sequence == 1 })
        #expect(try world.clinic.page(of: moved).calls.map(\.reach) == ["0301 555", nil])
        _ = try world.clinic.undo()
        #expect(try world.clinic.sessions().map(\.details) == before.map(\.details))
        let cancelled = try world.clinic.perform(
            CancelMeetings(
                of: fixture.known, at: .day(seats[0].details.start.day), .only, why: .clinic))
        #expect(cancelled.report.sessions.map(\.status) == [.cancelled, .cancelled])
        #expect(cancelled.report.sessions.map(\.reason) == ["clinic", "clinic"])
        _ = try world.book(world.kim, ClassFixture.first)
        let taken = expectRefused {
            try world.clinic.undo(
                entry: world.clinic.store.read { try $0.history(limit: 2) }.last?.number)
        }
        #expect(taken != nil)
    }

    @Test("nobody is moved with a class to where they are busy")
    func busy() throws {
        let fixture = try ClassFixture()
        let world = fixture.world
        defer { world.remove() }
        _ = try world.clinic.addTherapist(name: "Therapist 2", hours: "Mon-Fri 08:00-18:00")
        try fixture.seat(world.jo)
        var other = SessionInput(patient: world.jo, at: "2026-12-03T14:00")
        other.therapist = try world.clinic.therapist(named: "Therapist 2")
        _ = try world.clinic.addSession(other)
        let refused = expectRefused { try fixture.move("2026-12-03", to: "2026-12-03T14:30") }
        #expect(refused.map { "\($0.problem)" }?.contains("P1 cannot come") == true)
        _ = try fixture.move("2026-12-03", to: "2026-12-03T12:00")
    }

    @Test(
        "a seat moves to another meeting of its class while one is free there, else it leaves the class"
    )
    func movesSeat() throws {
        let fixture = try ClassFixture(seats: 1)
        let world = fixture.world
        defer { world.remove() }
        let seat = try fixture.seat(world.jo, .at([.day(Day(parsing: "2026-12-03"))])).sessions[0]
        try fixture.seat(world.lee, .at([.day(Day(parsing: "2026-12-10"))]))
        expectRefused {
            try world.clinic.move(seat, MoveInput(to: "2026-12-10T10:00", scope: .only))
        }
        let there = try world.clinic.move(seat, MoveInput(to: "2026-12-17T10:00", scope: .only))
        #expect(there.sessions.first?.details.seat?.meeting == ID(3))
        let alone = try world.clinic.move(
            there.sessions[0], MoveInput(to: "2026-12-17T14:00", scope: .only))
        #expect(alone.sessions.first?.details.seat == nil)
        #expect(try world.clinic.store.violations { _ in true } == [])
    }

    @Test("the therapist's calendar has one event for a meeting, the patient's has the session")
    func calendars() throws {
        let fixture = try ClassFixture()
        let world = fixture.world
        defer { world.remove() }
        let seat = try fixture.seat(world.jo).sessions[0]
        try fixture.seat(world.lee)
        let therapist = try world.clinic.calendarEvents(
            of: .therapist(world.therapist.id), CalendarOptions()
        ).events
        #expect(therapist.map(\.summary) == Array(repeating: "Class, 2 of 2 seats", count: 3))
        #expect(therapist.map(\.description).first == "J.\nL.")
        let patient = try world.clinic.calendarEvents(of: .patient(world.jo.id), CalendarOptions())
            .events
        #expect(patient.count == 3 && patient.first?.uid == seat.uid)
    }
}
