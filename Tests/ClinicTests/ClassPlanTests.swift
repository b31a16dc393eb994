import CivilTime
import ClinicWords
import Planner
import Scheduler
import Testing

@testable import Clinic
@testable import ClinicStore

/// A class on Tuesdays and Thursdays at ten, from the first of December on.
struct ClassPlanFixture {
    let world: WaitingFixture
    var clinic: Clinic { world.clinic }
    let known: ID<GroupClass>

    init(seats: Int = 2, minutes: Int = 60, days: [String] = ["01", "03"]) throws {
        world = try WaitingFixture()
        let starts = try days.map { try LocalTime(parsing: "2026-12-\($0)T10:00") }
        known = try world.clinic.perform(
            AddClass(
                ClassDetails(
                    "Hips", with: try world.therapist.id, in: nil, minutes: minutes,
                    seats: seats),
                at: starts.map { ClassTime($0, every: 7) }, until: try Day(parsing: "2027-03-01"))
        ).groupClass.id
    }

    func remove() { world.remove() }

    func request(
        _ patient: Patient, _ cause: String = "hip-osteoarthritis",
        _ change: (inout PlanWishes) -> Void = { _ in }
    ) throws -> StartPlan {
        var wishes = PlanWishes(patient.id, cause: cause)
        (wishes.groupClass, wishes.medicines) = (known, .none)
        (wishes.weightLoss, wishes.start) = (false, try Day(parsing: "2026-12-07"))
        change(&wishes)
        return StartPlan(wishes)
    }

    func meetings() throws -> [ClassMeeting] { try clinic.store.read { try $0.meetings() } }
}

@Suite("Plans in a class")
struct ClassPlanTests {
    @Test("the phase that may be is given in the class; first measures and the rest are not")
    func made() throws {
        let fixture = try ClassPlanFixture()
        defer { fixture.remove() }
        let before = try fixture.clinic.store.contents()
        let made = try fixture.clinic.perform(fixture.request(fixture.world.jo))
        let seats = made.sessions.filter { $0.details.seat != nil }
        #expect(seats.count == 12)
        #expect(seats.allSatisfy { $0.details.phase == ID(1) && $0.details.minutes == 60 })
        let meetings = try fixture.meetings()
        for seat in seats {
            let meeting = meetings.first { $0.id == seat.details.seat?.meeting }
            #expect(meeting?.details.holds(seat.details) == true)
        }
        let others = made.sessions.filter {
            $0.details.seat == nil && $0.details.kind == .physiotherapy
        }
        #expect(others.count == 6 && others.allSatisfy { $0.details.phase != ID(1) })
        let first = made.sessions.first {
            $0.details.tasks.contains { $0.kind == .outcome && $0.week == 0 }
        }
        #expect(first?.details.kind == .review && first?.details.seat == nil)
        #expect(try fixture.clinic.check().violations == [])
        let line = made.plan.details.reasons.first { $0.subject.contains("in a class") }
        #expect(line?.evidence == "P89 V; P90 M")
        _ = try fixture.clinic.perform(UndoChange())
        #expect(try fixture.clinic.store.contents() == before)
    }

    @Test("the visit for the first measures is no review in the patient's words")
    func firstMeasures() throws {
        let fixture = try ClassPlanFixture()
        defer { fixture.remove() }
        let patient = fixture.world.jo
        let made = try fixture.clinic.perform(fixture.request(patient))
        let first = try #require(
            made.sessions.first { $0.details.seat == nil && $0.details.kind == .review })
        let told = try fixture.clinic.upcoming(for: patient, days: 30).told.visits
        let visit = try #require(told.first { $0.session == first.id })
        #expect(visit.title == "Assessment" || visit.title == "Assessment, by phone")
        #expect(!visit.lines.contains { $0.contains("from the start") }, "\(visit.lines)")
        #expect(visit.lines.contains { $0.contains("some questions about your pain") })
        #expect(told.contains { $0.title.hasPrefix("Physiotherapy in a class, session ") })
    }

    @Test("a full class is refused with ways out that work")
    func full() throws {
        let fixture = try ClassPlanFixture(seats: 1)
        defer { fixture.remove() }
        _ = try fixture.clinic.perform(fixture.request(fixture.world.jo))
        let refusal = try #require(throws: PlacingRefusal.self) {
            try fixture.clinic.perform(fixture.request(fixture.world.lee))
        }
        #expect(refusal.refusal.unplaced.first?.because.map(\.rule) == [.seat])
        #expect(refusal.refusal.alternatives.contains(.moreSeats(fixture.known, 2)))
        #expect(refusal.refusal.alternatives.contains(.withoutClass))
        var change = ChangeClass(fixture.known)
        change.seats = 2
        _ = try fixture.clinic.perform(change)
        let made = try fixture.clinic.perform(fixture.request(fixture.world.lee))
        #expect(made.sessions.count { $0.details.seat != nil } == 12)
        #expect(try fixture.clinic.check().violations == [])
    }

    @Test("a class once a week is refused for two sessions a week; the nearest dose is a way out")
    func rare() throws {
        let fixture = try ClassPlanFixture(days: ["01"])
        defer { fixture.remove() }
        let refusal = try #require(throws: PlacingRefusal.self) {
            try fixture.clinic.perform(fixture.request(fixture.world.jo))
        }
        #expect(refusal.refusal.unplaced.first?.because.map(\.rule) == [.seat])
        #expect(refusal.nearest != nil)
        let made = try fixture.clinic.perform(
            fixture.request(fixture.world.jo) { wishes in
                (wishes.asPossible, wishes.why) = (true, "asked")
            })
        let seats = made.sessions.filter { $0.details.seat != nil }
        #expect(!seats.isEmpty && seats.allSatisfy { $0.details.phase == ID(1) })
        #expect(try fixture.clinic.check().violations == [])
    }

    @Test("no plan is made in a class of a cause without one, of one that ended, or that is short")
    func notMeant() throws {
        let fixture = try ClassPlanFixture(minutes: 45)
        defer { fixture.remove() }
        let none = expectRefused {
            try fixture.clinic.perform(fixture.request(fixture.world.jo, "acute-strain"))
        }
        #expect(none?.details.first?.contains("hip-osteoarthritis") == true)
        let short = expectRefused { try fixture.clinic.perform(fixture.request(fixture.world.jo)) }
        #expect(short?.remedy.contains("--minutes 45") == true)
        let made = try fixture.clinic.perform(
            fixture.request(fixture.world.jo) { $0.dose.minutes = 45 })
        #expect(made.sessions.count { $0.details.seat != nil } == 12)
        let reserved = expectRefused {
            try fixture.clinic.perform(
                ReserveTimetables(
                    fixture.request(fixture.world.lee) { $0.dose.minutes = 45 }, count: 2))
        }
        #expect(reserved?.remedy.contains("--class K1") == true)
    }

    @Test("meetings that cannot be held are passed over")
    func notHeld() throws {
        let fixture = try ClassPlanFixture(days: ["01", "03", "04"])
        defer { fixture.remove() }
        _ = try fixture.clinic.perform(
            CancelMeetings(
                of: fixture.known, at: .day(try Day(parsing: "2026-12-08")), .only, why: .clinic))
        let day = try Day(parsing: "2026-12-17")
        let away = try #require(
            Interval(LocalTime(day, .midnight), LocalTime(day + 1, .midnight)))
        _ = try fixture.clinic.perform(AddAbsence(of: fixture.world.therapist.id, away))
        let made = try fixture.clinic.perform(fixture.request(fixture.world.jo))
        let days = made.sessions.filter { $0.details.seat != nil }.map(\.details.start.day)
        #expect(days.count == 12)
        #expect(!days.contains(try Day(parsing: "2026-12-08")))
        #expect(!days.contains(try Day(parsing: "2026-12-17")))
        #expect(try fixture.clinic.check().violations == [])
    }

    @Test("held plans keep their class, and are booked together with no more seats than there are")
    func held() throws {
        let fixture = try ClassPlanFixture(seats: 2)
        defer { fixture.remove() }
        for patient in [fixture.world.jo, fixture.world.lee, fixture.world.kim] {
            var request = try fixture.request(patient)
            request.holds = true
            _ = try fixture.clinic.perform(request)
        }
        let result = try fixture.clinic.bookHeldPlans(effort: 20)
        #expect(result.booked.count == 2)
        for made in result.booked {
            #expect(made.sessions.count { $0.details.seat != nil } == 12)
        }
        #expect(result.waiting.count == 1)
        let refusal = try #require(result.waiting.first?.refusal as? PlacingRefusal)
        #expect(refusal.refusal.alternatives.contains(.moreSeats(fixture.known, 3)))
        #expect(try fixture.clinic.check().violations == [])
    }

    @Test("a seat that was lost is made up for in another meeting of the class, or alone")
    func madeUp() throws {
        let fixture = try ClassPlanFixture(days: ["01", "03"])
        defer { fixture.remove() }
        let clinic = fixture.clinic
        let made = try clinic.perform(
            fixture.request(fixture.world.jo) { wishes in
                (wishes.dose.perWeek[1], wishes.why) = (1, "asked")
            })
        let seat = try #require(made.sessions.first { $0.details.seat != nil })
        _ = try clinic.cancel(seat, CancelInput(reason: "work", scope: .only))
        let report = try clinic.perform(MakeUpSession(for: seat.id))
        let booked = try #require(report.changes.first?.after)
        #expect(booked.details.seat?.groupClass == fixture.known)
        let meetings = try fixture.meetings()
        let meeting = meetings.first { $0.id == booked.details.seat?.meeting }
        #expect(meeting?.details.holds(booked.details) == true)
        _ = try clinic.perform(UndoChange())

        let day = try Day(parsing: "2026-12-11")
        let alone = try clinic.perform(
            MakeUpSession(for: seat.id, to: LocalTime(day, .midnight) + 15 * 60))
        #expect(alone.changes.first?.after.details.seat == nil)
        _ = try clinic.perform(UndoChange())

        let named = try #require(
            meetings.first { meeting in
                let day = meeting.details.span.start.day
                return meeting.seat != seat.details.seat && abs(day - seat.details.start.day) < 4
                    && day > made.plan.details.start
            })
        let inClass = try clinic.perform(
            MakeUpSession(for: seat.id, to: named.details.span.start))
        #expect(inClass.changes.first?.after.details.seat == named.seat)
        #expect(try clinic.check().violations == [])
    }
}
