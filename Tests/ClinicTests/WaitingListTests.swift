import CivilTime
import ClinicStore
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("Who waits")
struct WaitingListTests {
    @Test("the more pressing go first, of those who wait longer, each with a target by priority")
    func order() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        let max = try world.clinic.screenedPatient("Max", PatientInput())
        try world.add(world.jo, .place, .routine, on: "2026-11-02")
        try world.add(world.lee, .place, .soon, on: "2026-11-20")
        try world.add(world.kim, .place, .urgent, on: "2026-11-25")
        try world.add(max, .place, .soon, on: "2026-11-03")
        #expect(try world.names() == ["Kim", "Max", "Lee", "Jo"])
        let entries = try world.clinic.waitingList().waiting
        #expect(
            entries.map { "\($0.waiting.target)" }
                == ["2026-12-02", "2026-11-24", "2026-12-11", "2026-12-14"])
        #expect(entries.map(\.isPast) == [false, true, false, false])
        #expect(entries.last?.reach == "0301 555")
    }

    @Test("another priority changes the place in the line and not since when they wait")
    func priority() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo, on: "2026-11-02")
        try world.add(world.lee, .place, .soon)
        let changed = try world.clinic.perform(AddWish(of: world.jo.id, for: .place, .urgent))
        #expect(changed.before == .routine && "\(changed.wish.since)" == "2026-11-02")
        #expect(try world.names() == ["Jo", "Lee"])
        let told = try world.clinic.history(limit: 1)[0].changes.lines
        #expect(told == ["waiting-list entry W1: priority urgent, was routine"])
        let again = expectRefused { try world.add(world.jo, .place, .urgent) }
        #expect(again?.problem == "P1 waits for that since 2026-11-02 already: W1, urgent.")
        _ = try world.clinic.undo()
        #expect(try world.names() == ["Lee", "Jo"])
    }

    @Test("who owes nothing to anybody and was not added is not on it; who is owed a session is")
    func owed() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        #expect(try world.names() == [])
        let (plan, lost) = try world.owing(world.jo)
        let waiting = try #require(try world.clinic.waitingList().waiting.first)
        #expect(waiting.waiting.need == .owed(lost, of: plan.id, count: 1))
        let dose = try world.clinic.dose(of: plan, world.clinic.sessions(plan: plan.id))
        #expect(waiting.waiting.target == dose.lastMakeUp?.day)
        _ = try world.clinic.perform(MakeUpSession(for: lost.id))
        #expect(try world.names() == [])
    }

    @Test("a held plan waits since it was made, with the priority of a wish for its cause")
    func held() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo, .plan(cause: "sciatica"), .urgent, on: "2026-11-27")
        let plan = try world.clinic.startPlan(
            PlanInput(patient: world.jo, cause: "sciatica", hold: true)
        ).plan
        let waiting = try #require(try world.clinic.waitingList().waiting.first?.waiting)
        #expect(try world.names() == ["Jo"])
        #expect(waiting.need == .held(plan.id, name: plan.details.pin.causeName))
        #expect(waiting.priority == .urgent && "\(waiting.since)" == "2026-11-27")
        _ = try world.clinic.bookHeldPlans(effort: 20)
        #expect(try world.names() == [])
        #expect(try world.clinic.read { try $0.wishes() } == [])
    }

    @Test("who got what they waited for is taken off, and an undo puts them back")
    func fulfilled() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        let session = try world.book(world.kim, "2026-12-10T10:00")
        try world.add(world.jo, .plan(cause: "sciatica"))
        try world.add(world.lee)
        try world.add(world.kim, .earlier(than: session.details.start.day, nil))
        #expect(try world.names().sorted() == ["Jo", "Kim", "Lee"])
        _ = try world.clinic.startPlan(PlanInput(patient: world.jo, cause: "sciatica"))
        _ = try world.book(world.lee, "2026-12-01T17:00")
        _ = try world.clinic.move(session, MoveInput(to: "2026-12-09T17:00", scope: .only))
        #expect(try world.names() == [])
        #expect(try world.clinic.read { try $0.wishes() } == [])
        for _ in 1...3 { _ = try world.clinic.undo() }
        #expect(try world.names().sorted() == ["Jo", "Kim", "Lee"])
        #expect(try world.clinic.check().violations == [])
    }

    @Test("what leaves a wish as it was leaves it on the list: another day that is no earlier")
    func unfulfilled() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        let session = try world.book(world.kim, "2026-12-10T10:00")
        try world.add(world.kim, .earlier(than: session.details.start.day, session.id))
        _ = try world.clinic.move(session, MoveInput(to: "2026-12-11T10:00", scope: .only))
        #expect(try world.names() == ["Kim"])
        let now = try world.clinic.session(named: "\(session.id)")
        _ = try world.clinic.cancel(now, CancelInput(reason: "better", scope: .only))
        #expect(try world.names() == [])
    }

    @Test("a wish taken back, a discharge and an erasure take them off; only an erasure for ever")
    func removed() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo)
        try world.add(world.lee)
        _ = try world.clinic.perform(RemoveWish(.patient(world.lee.id)))
        #expect(try world.names() == ["Jo"])
        let notThere = expectRefused {
            try world.clinic.perform(RemoveWish(.patient(world.lee.id)))
        }
        #expect(notThere?.problem == "P2 is not on the waiting list.")
        let plan = try world.clinic.startPlan(PlanInput(patient: world.kim, cause: "sciatica")).plan
        try world.add(world.kim)
        _ = try world.clinic.discharge(plan, reason: "moved away")
        #expect(try world.names() == ["Jo"])
        _ = try world.clinic.undo()
        #expect(try world.names().contains("Kim"))
        _ = try world.clinic.erasePatient(world.jo)
        #expect(try !world.names().contains("Jo"))
        let rows = try world.clinic.read { try $0.wishes(of: world.jo.id) }
        #expect(rows == [])
        #expect(try world.clinic.check().violations == [])
    }

    @Test("who is there without a wish is told why, and who has several is asked which")
    func notAdded() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        _ = try world.owing(world.jo)
        let told = expectRefused { try world.clinic.perform(RemoveWish(.patient(world.jo.id))) }
        #expect(told?.details == ["Waits for: 1 session that L1 owes"])
        try world.add(world.lee)
        try world.add(world.lee, .plan(cause: "sciatica"))
        let which = expectRefused { try world.clinic.perform(RemoveWish(.patient(world.lee.id))) }
        #expect(which?.details == ["W1", "W2"])
        expectRefused { try world.clinic.perform(RemoveWish(.wish(ID(9)))) }
    }

    @Test("nobody waits for what they have, or for an earlier day of nothing")
    func refused() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        let day = try Day(parsing: "2026-12-10")
        expectRefused { try world.add(world.jo, .earlier(than: day, nil)) }
        _ = try world.clinic.startPlan(PlanInput(patient: world.jo, cause: "sciatica"))
        expectRefused { try world.add(world.jo, .plan(cause: "sciatica")) }
        expectRefused { try world.add(world.jo, .plan(cause: "nothing")) }
        let session = try world.book(world.lee, "2026-12-09T17:00")
        expectRefused { try world.add(world.lee, .earlier(than: day, session.id)) }
        expectRefused { try world.add(world.kim, .earlier(than: day, session.id)) }
        #expect(try world.clinic.read { try $0.wishes() } == [])
    }

    @Test("the day and drift name those who were added or are held, and nobody where nobody waits")
    func counted() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        #expect(try world.clinic.day(nil, therapist: nil).waiting == nil)
        #expect(try world.clinic.driftPage(of: nil).waiting == nil)
        try world.add(world.jo, .place, .urgent, on: "2026-11-02")
        try world.add(world.lee)
        for count in [
            try world.clinic.day(nil, therapist: nil).waiting,
            try world.clinic.driftPage(of: nil).waiting,
        ] {
            #expect(count?.count == 2 && count?.past == 1)
            #expect(count?.first.map(\.waiting.patient.id) == [world.jo.id, world.lee.id])
        }
    }

    @Test("whose treatment is stopped stays on the list, and no place is named for them")
    func stopped() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo, .place, .urgent)
        let taken = try world.book(world.kim, "2026-12-03T10:00")
        _ = try world.clinic.screen(world.jo, flags: ["ces"])
        let waiting = try #require(try world.clinic.waitingList().waiting.first)
        #expect(waiting.waiting.isStopped && waiting.step == NextStep(.showPatient(world.jo.id)))
        #expect(try world.cancelled(taken) == [])
        expectRefused { try world.offer(world.jo, "2026-12-03T10:00") }
    }

    @Test("who is registered and has neither a plan nor a wish is listed, never lost")
    func unplanned() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        func listed() throws -> [String] {
            try world.clinic.waitingList().withoutPlan.map {
                $0.patient.details.name + ($0.visit == nil ? "" : ", booked")
            }
        }
        #expect(try listed() == ["Jo", "Lee", "Kim"])
        try world.add(world.jo)
        _ = try world.book(world.lee, "2026-12-03T10:00")
        #expect(try listed() == ["Lee, booked", "Kim"])
        _ = try world.clinic.startPlan(
            PlanInput(patient: world.kim, cause: "sciatica", hold: true))
        _ = try world.clinic.erasePatient(world.lee)
        #expect(try listed() == [])
    }
}
