import CivilTime
@testable import ClinicStore
import ClinicWords
import Planner
import Scheduler
import Testing

@testable import Clinic

@Suite("Places that are offered")
struct PlaceOfferTests {
    private static let at = "2026-12-03T10:00"

    @Test("an offered place is nobody else's: not to book, to move to, for a plan or a free time")
    func held() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo)
        try world.offer(world.jo, Self.at)
        let refused = expectRefused { try world.book(world.kim, "2026-12-03T10:15") }
        #expect(
            refused?.details.first == """
                therapist-busy: Therapist 1 is taken, 2026-12-03 10:00-10:45: it is offered to somebody (O1).
                """)
        let other = try world.book(world.kim, "2026-12-03T12:00")
        expectRefused { try world.clinic.move(other, MoveInput(to: Self.at, scope: .only)) }
        var search = FreeTimeSearch()
        search.count = 200
        let span = try #require(
            Interval(LocalTime(parsing: Self.at), LocalTime(parsing: Self.at) + 45))
        let free = try world.clinic.freeTimes(search).free
        #expect(!free.contains { Interval($0.start, $0.end)?.overlaps(span) == true })
        let plan = try world.clinic.startPlan(PlanInput(patient: world.lee, cause: "sciatica"))
        #expect(!plan.sessions.contains { $0.details.span?.overlaps(span) == true })
    }

    @Test("the database itself refuses a session at a place that is kept for another patient")
    func database() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo)
        let offer = try world.offer(world.jo, Self.at)
        func details(_ patient: Patient) -> SessionDetails {
            SessionDetails(
                plan: nil, patient: patient.id, therapist: offer.details.therapist, room: nil,
                kind: .physiotherapy, title: "Physiotherapy", start: offer.details.span.start,
                minutes: 45)
        }
        #expect(throws: StoreError.self) {
            try world.clinic.write { try $0.addSession(details(world.kim), uid: "a") }
        }
        try world.clinic.write { try $0.addSession(details(world.jo), uid: "b") }
    }

    @Test("a yes makes up for what is owed, brings a session forward, or books a visit")
    func accepted() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        let (plan, lost) = try world.owing(world.jo)
        let place = try #require(try world.clinic.waitingList().waiting.first?.step)
        let start = try #require(place.inputs.first { $0.field == .to }?.entry)
        guard case .known(let at) = start else { return }
        let owed = try world.offer(world.jo, at)
        let made = try world.clinic.perform(AcceptOffer(owed.id)).report
        #expect(made.sessions.first?.details.makesUp == lost.id)
        #expect(made.sessions.first?.details.plan == plan.id)

        let session = try world.book(world.lee, "2026-12-10T17:00")
        try world.add(world.lee, .earlier(than: session.details.start.day, nil))
        let earlier = try world.offer(world.lee, "2026-12-02T17:00")
        let moved = try world.clinic.perform(AcceptOffer(earlier.id)).report
        #expect(moved.changes.map(\.before?.id) == [session.id])
        #expect("\(moved.sessions[0].details.start)" == "2026-12-02T17:00")

        try world.add(world.kim, .plan(cause: "hip-bursitis"))
        let visit = try world.offer(world.kim, "2026-12-01T17:00")
        let report = try world.clinic.perform(AcceptOffer(visit.id)).report
        #expect(report.sessions.map(\.details.kind) == [.assessment])
        #expect(
            report.remarks == [
                .planNext(world.kim.id, cause: "hip-bursitis", from: try Day(parsing: "2026-12-01"))
            ])
        // Kim waits for the plan still, and for no other first visit.
        #expect(try world.names() == ["Kim"])
        expectRefused { try world.offer(world.kim, "2026-12-02T12:00") }
        #expect(try world.clinic.check().violations == [])
        for _ in 1...3 {
            let answered = expectRefused { try world.clinic.perform(AcceptOffer(visit.id)) }
            #expect(answered?.problem == "O3 was accepted before.")
        }
    }

    @Test("a no frees the place, names the next, and leaves them on the list")
    func declined() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo, .place, .urgent)
        try world.add(world.lee)
        let offer = try world.offer(world.jo, Self.at)
        let helps = try world.clinic.perform(DeclineOffer(offer.id)) {
            try $1.declined($0).helps.told
        }
        #expect(helps.map { $0.prefix(14) } == ["Lee 2026-12-03"])
        #expect(try world.names() == ["Jo", "Lee"])
        _ = try world.book(world.kim, Self.at)
        #expect(
            try world.clinic.history(limit: 2).last?.changes.lines == [
                "offer O1: status declined, was open"
            ])
    }

    @Test("it is kept for a day, never beyond its start, and free for all by the clock alone")
    func expires() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo)
        let offer = try world.offer(world.jo, Self.at)
        #expect(offer.details.expires.minute - world.clinic.ambient.moment.minute == 1440)
        let late = world.test.at("2026-12-01T08:00")
        let before = world.test.at("2026-12-01T07:59")
        #expect(try before.check().offers?.count == 1 && late.check().offers == nil)
        let told = expectRefused { try late.perform(AcceptOffer(offer.id)) }
        #expect(
            told?.problem
                == "O1 was kept until 2026-12-01T08:00; the place is free for others again.")
        _ = try late.addSession(SessionInput(patient: world.kim, at: Self.at))
        #expect(try late.check().violations == [])
        // On the day itself it ends when the session would begin.
        try world.add(world.lee)
        let soon = try world.offer(world.lee, "2026-12-01T16:00", now: "2026-12-01T08:00")
        #expect(world.clinic.zone.local(soon.details.expires) == soon.details.span.start)
        let tooSoon = expectRefused {
            try world.offer(world.lee, "2026-12-01T09:30", now: "2026-12-01T08:00")
        }
        #expect(tooSoon != nil)
    }

    @Test("what came between is told when they say yes, and nothing is booked")
    func meanwhile() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo)
        let offer = try world.offer(world.jo, Self.at)
        let absence = try world.clinic.recordAbsence(
            of: world.therapist, from: "2026-12-03", to: "2026-12-03", reason: nil
        ).absence
        expectRefused { try world.clinic.perform(AcceptOffer(offer.id)) }
        #expect(try world.clinic.sessions(patient: world.jo.id) == [])
        _ = try world.clinic.perform(RemoveAbsence(absence.id))
        _ = try world.clinic.perform(AcceptOffer(offer.id))
        #expect(try world.clinic.sessions(patient: world.jo.id).count == 1)
    }

    @Test("one place is kept for one, and one wish has one place kept")
    func once() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo)
        try world.add(world.lee)
        try world.offer(world.jo, Self.at)
        expectRefused { try world.offer(world.lee, "2026-12-03T10:30") }
        let twice = expectRefused { try world.offer(world.jo, "2026-12-03T12:00") }
        #expect(twice?.problem == "P1 is asked for that already: O1.")
        expectRefused { try world.offer(world.kim, "2026-12-03T12:00") }
    }

    @Test("who books the place for them without the offer has it answered")
    func booked() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo)
        let offer = try world.offer(world.jo, Self.at)
        _ = try world.book(world.jo, Self.at)
        #expect(try world.clinic.read { try $0.offer(offer.id).status } == .accepted)
        #expect(try world.names() == [])
        _ = try world.clinic.undo()
        #expect(try world.clinic.read { try $0.offer(offer.id).status } == .open)
    }

    @Test("each step can be undone, the last first, but for a place that somebody has by now")
    func undone() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo)
        let before = try world.clinic.store.contents()
        let offer = try world.offer(world.jo, Self.at)
        let kept = try world.clinic.store.contents()
        _ = try world.clinic.perform(AcceptOffer(offer.id))
        _ = try world.clinic.undo()
        #expect(try world.clinic.store.contents().plain == kept.plain)
        _ = try world.clinic.perform(DeclineOffer(offer.id))
        let entry = try #require(try world.clinic.history(limit: 1).first?.number)
        _ = try world.book(world.kim, Self.at)
        expectRefused { try world.clinic.undo(entry: entry) }
        _ = try world.clinic.undo()
        _ = try world.clinic.undo()
        #expect(try world.clinic.store.contents().plain == kept.plain)
        _ = try world.clinic.undo()
        #expect(try world.clinic.store.contents().plain == before.plain)
        #expect(try world.clinic.check().violations == [])
    }

    @Test("of two programs that want one place one has it, and the other is told")
    func twoPrograms() async throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo)
        try world.add(world.lee)
        let therapist = try world.therapist.id
        let path = world.test.path
        let people = [world.jo.id, world.lee.id]
        let won = try await withThrowingTaskGroup(of: Int.self) { group in
            for patient in people {
                group.addTask {
                    let clinic = try Clinic.open(
                        path: path, rehearsal: false, plans: nil,
                        clock: .wall(LocalTime(parsing: "2026-11-30T08:00")), actor: "desk",
                        command: "test")
                    defer { clinic.close() }
                    let start = try LocalTime(parsing: "2026-12-03T10:00")
                    do {
                        _ = try clinic.perform(
                            OfferPlace(to: patient, at: start, with: therapist))
                        return 1
                    } catch is any ClinicRefusal { return 0 }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(won == 1)
        #expect(try world.clinic.check().violations == [])
    }

    @Test(
        "the day, the check and when a therapist is busy show it; erasing the person takes it away")
    func shown() throws {
        let world = try WaitingFixture()
        defer { world.remove() }
        try world.add(world.jo)
        try world.offer(world.jo, Self.at)
        let clinic = world.clinic
        #expect(try clinic.day("2026-12-03", therapist: nil).offers?.count == 1)
        #expect(try clinic.day("2026-12-03", therapist: world.therapist.id).offers?.count == 1)
        #expect(try clinic.day("2026-12-04", therapist: nil).offers == nil)
        #expect(try clinic.check().offers?.map(\.patient) == ["Jo"])
        let therapist = try world.therapist.id
        let busy = try clinic.read {
            try $0.busySpans(of: therapist, from: clinic.today, in: clinic).count
        }
        #expect(busy == 1)
        _ = try clinic.erasePatient(world.jo)
        #expect(try clinic.check().offers == nil)
        _ = try world.book(world.kim, Self.at)
    }
}
