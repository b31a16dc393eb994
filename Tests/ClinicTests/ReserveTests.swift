import CivilTime
import ClinicWords
import Planner
import Scheduler
import Testing

@testable import Clinic
@testable import ClinicStore

@Suite("Timetables that are kept for a choice")
struct ReserveTests {
    @Test(
        "three whole plans, the best as it would be made, each pair really different, nothing booked"
    )
    func reserved() throws {
        let world = try TimetableFixture()
        defer { world.remove() }
        let offers = try world.reserve(world.jo, "hip-osteoarthritis")
        #expect(offers.map { "\($0.id)" } == ["O1", "O2", "O3"])
        let plans = try offers.map { try $0.placed() }
        for (index, plan) in plans.enumerated() {
            for other in plans[..<index] { #expect(TimetableDistance(plan, other).isReal) }
        }
        #expect(try world.clinic.sessions(patient: world.jo.id) == [])
        // All are kept for the whole time.
        #expect(Set(offers.map(\.details.expires.minute)).count == 1)
        _ = try world.clinic.perform(ReleaseTimetables(of: world.jo.id))
        let made = try world.clinic.startPlan(
            PlanInput(
                patient: world.jo, cause: "hip-osteoarthritis", start: "2026-12-02",
                medicines: .none))
        #expect(made.sessions.places == offers[0].details.places)
    }

    @Test("what is chosen is booked exactly as it was shown, and the others are free again")
    func chosen() throws {
        let world = try TimetableFixture()
        defer { world.remove() }
        let offers = try world.reserve(world.jo, "hip-osteoarthritis")
        let made = try world.choose(offers[1], at: "2026-12-02T07:00")
        #expect(made.sessions.places == offers[1].details.places)
        let placed = try offers[1].placed()
        #expect(made.plan.details.start == placed.start)
        #expect(
            made.sessions.compactMap(\.details.number) == placed.sessions.map(\.number))
        #expect(
            try offers.map { try world.offer($0.id).status } == [.declined, .accepted, .declined])
        let free = offers[0].details.first
        _ = try world.book(world.kim, free)
        #expect(try world.clinic.check().violations == [])
        for offer in offers { expectRefused { try world.choose(offer) } }
    }

    @Test(
        "its places are nobody else's: to book, for a plan or another choice; nor in the file itself"
    )
    func taken() throws {
        let world = try TimetableFixture(therapists: 1)
        defer { world.remove() }
        let kept = try world.reserve(world.jo).flatMap(\.details.places)
        for place in [kept[0], kept[kept.count - 1]] {
            let refused = expectRefused { try world.book(world.kim, place) }
            #expect(refused?.details.first?.contains("it is offered to somebody (O") == true)
            #expect(throws: StoreError.self) {
                try world.clinic.write {
                    try $0.addSession(
                        SessionDetails(
                            plan: nil, patient: world.kim.id, therapist: place.therapist,
                            room: nil, kind: .physiotherapy, title: "Physiotherapy",
                            start: place.span.start, minutes: 30), uid: "other")
                }
            }
        }
        let plan = try world.clinic.startPlan(
            PlanInput(patient: world.kim, cause: "sciatica", medicines: .none))
        let others = try world.reserve(world.lee).flatMap(\.details.places)
        for place in plan.sessions.places + others {
            #expect(!kept.contains { $0.span.overlaps(place.span) }, "\(place.span.start)")
        }
        let therapist = kept[0].therapist
        let busy = try world.clinic.read {
            try $0.busySpans(of: therapist, from: world.clinic.today, in: world.clinic)
        }
        let last = try #require(kept.map(\.span).max { $0.start < $1.start })
        let instant = try #require(world.clinic.zone.first(last.start))
        #expect(busy.contains { $0.contains(instant) })
    }

    @Test("48 hours by the clock of whoever asks, never beyond the first visit")
    func expires() throws {
        let world = try TimetableFixture()
        defer { world.remove() }
        let offers = try world.reserve(world.jo)
        #expect(
            offers.allSatisfy {
                world.clinic.zone.local($0.details.expires)
                    == (try? LocalTime(parsing: "2026-12-02T08:00"))
            })
        #expect(try world.test.at("2026-12-02T07:59").check().offers?.count == 3)
        let late = world.test.at("2026-12-02T08:00")
        #expect(try late.check().offers == nil)
        let told = expectRefused { try late.perform(ChooseTimetable(offers[0].id)) }
        #expect(told?.problem.hasPrefix("O1 was kept until 2026-12-02T08:00") == true)
        _ = try world.book(world.kim, offers[0].details.first, at: "2026-12-02T08:00")
        #expect(try late.check().violations == [])
        expectRefused { try late.perform(ReleaseTimetables(of: world.jo.id)) }
        // Sooner, where its first visit comes before.
        let soon = try world.reserve(
            world.lee, start: "2026-12-03", at: "2026-12-02T12:00")
        for offer in soon {
            let until = world.clinic.zone.local(offer.details.expires)
            #expect(
                until == min(offer.details.span.start, try LocalTime(parsing: "2026-12-04T12:00")))
        }
    }

    @Test("day, week and check show them, and the list of those who wait")
    func shown() throws {
        let world = try TimetableFixture()
        defer { world.remove() }
        let offers = try world.reserve(world.jo)
        let place = offers[2].details.places[3]
        let day = try world.clinic.day(place.span.start.day, therapist: place.therapist)
        #expect(day.offers?.contains { $0.place == place && $0.offer.id == offers[2].id } == true)
        #expect(
            try world.clinic.check().offers?.map(\.offer.id)
                == offers.map(\.id).sorted {
                    (try? world.offer($0).details.span.start) ?? .init(minute: 0)
                        < (try? world.offer($1).details.span.start) ?? .init(minute: 0)
                })
        #expect(try world.clinic.waitingList().offers.count == 3)
        _ = try world.clinic.erasePatient(world.jo)
        #expect(try world.clinic.check().offers == nil)
        #expect(try world.clinic.check().violations == [])
    }

    @Test(
        "a second reservation, a plan for the cause and what is meant for single places are told the way"
    )
    func toldTheWay() throws {
        let world = try TimetableFixture()
        defer { world.remove() }
        let offers = try world.reserve(world.jo)
        let again = expectRefused { try world.reserve(world.jo) }
        #expect(
            again?.problem.contains("to choose from, O1 until 2026-12-02T08:00: O1, O2, O3") == true
        )
        expectRefused {
            try world.clinic.startPlan(PlanInput(patient: world.jo, cause: "sciatica"))
        }
        expectRefused { try world.clinic.perform(AcceptOffer(offers[0].id)) }
        expectRefused { try world.clinic.perform(DeclineOffer(offers[0].id)) }
        _ = try world.clinic.perform(AddWish(of: world.kim.id, for: .place, .soon))
        let single = try world.clinic.perform(
            OfferPlace(
                to: world.kim.id, at: LocalTime(parsing: "2026-12-01T12:00"),
                with: offers[0].details.therapist)
        ).offer
        expectRefused { try world.clinic.perform(ChooseTimetable(single.id)) }
        expectRefused { try world.clinic.perform(ReleaseTimetables(of: world.kim.id)) }
        // For another cause more are kept, beside these.
        let other = try world.reserve(world.jo, "hip-bursitis").flatMap(\.details.places)
        let kept = offers.flatMap(\.details.places)
        #expect(!other.contains { place in kept.contains { $0.span.overlaps(place.span) } })
        _ = try world.choose(offers[0])
        let left = try world.clinic.read {
            try world.clinic.heldTimetables(of: world.jo.id, $0)
        }
        #expect(left.count == 3 && left.allSatisfy { $0.details.timetable == "hip-bursitis" })
    }

    @Test("facts that changed since refuse it, nothing is booked, and the way out works")
    func changed() throws {
        let world = try TimetableFixture()
        defer { world.remove() }
        let clinic = world.clinic
        let offers = try world.reserve(world.jo, medicines: .firstLine)
        // A red flag.
        _ = try clinic.screen(world.jo, flags: ["malignancy"])
        expectRefused { try world.choose(offers[0]) }
        _ = try clinic.undo()
        // A medicine that forbids the one that was proposed.
        _ = try clinic.changePatient(world.jo, name: nil, PatientInput(medicines: ["warfarin"]))
        let medicine = expectRefused { try world.choose(offers[0]) }
        #expect(medicine?.problem.contains("changed since") == true)
        _ = try clinic.undo()
        // Somebody is away.
        let place = offers[0].details.places[2]
        _ = try clinic.recordAbsence(
            of: clinic.therapist(named: "\(place.therapist)"), from: "\(place.span.start.day)",
            to: "\(place.span.start.day)", reason: nil)
        let away = expectRefused { try world.choose(offers[0]) }
        #expect(away?.details.count == 1)
        #expect(try clinic.sessions(patient: world.jo.id) == [])
        _ = try clinic.perform(ReleaseTimetables(of: world.jo.id))
        let anew = try world.reserve(world.jo, medicines: .firstLine)
        _ = try world.choose(anew[0])
        #expect(try clinic.check().violations == [])
    }

    @Test("each step can be undone, and a rehearsal says what the real thing says")
    func undone() throws {
        let world = try TimetableFixture()
        defer { world.remove() }
        let clinic = world.clinic
        let before = try clinic.store.contents()
        let offers = try world.reserve(world.jo)
        let kept = try clinic.store.contents()
        _ = try world.choose(offers[2])
        _ = try clinic.undo()
        #expect(try clinic.store.contents().plain == kept.plain)
        _ = try clinic.perform(ReleaseTimetables(of: world.jo.id))
        let entry = try #require(try clinic.history(limit: 1).first?.number)
        // What somebody else has by now is not taken back.
        _ = try world.book(world.kim, offers[0].details.places[1])
        expectRefused { try clinic.undo(entry: entry) }
        _ = try clinic.undo()
        _ = try clinic.undo()
        #expect(try clinic.store.contents().plain == kept.plain)
        _ = try clinic.undo()
        #expect(try clinic.store.contents().plain == before.plain)
        #expect(try clinic.check().violations == [])
    }

    @Test("where fewer really differ that is said, and none is padded with a near copy")
    func fewer() throws {
        let world = try TimetableFixture(therapists: 1)
        defer { world.remove() }
        _ = try world.clinic.changePatient(
            world.jo, name: nil, PatientInput(available: "Tue,Thu 10:00-11:30"))
        #expect(try world.reserve(world.jo).count == 1)
        _ = try world.clinic.changePatient(
            world.lee, name: nil, PatientInput(available: "Tue,Thu 08:00-10:00,16:00-18:00"))
        #expect(try world.reserve(world.lee).count == 2)
        expectRefused { try world.reserve(world.kim, count: 0) }
        expectRefused { try world.reserve(world.kim, count: 7) }
    }

    @Test("what a release frees can help those who wait, and the choice ends their own wish")
    func waiting() throws {
        let world = try TimetableFixture(therapists: 1)
        defer { world.remove() }
        _ = try world.clinic.perform(
            AddWish(of: world.jo.id, for: .plan(cause: "sciatica"), .soon))
        _ = try world.clinic.perform(AddWish(of: world.kim.id, for: .place, .soon))
        try world.reserve(world.jo)
        let helped = try world.clinic.perform(ReleaseTimetables(of: world.jo.id)) {
            try $1.released($0).helps
        }
        #expect(helped?.map(\.waiting.waiting.patient.details.name) == ["Kim"])
        let offers = try world.reserve(world.jo)
        _ = try world.choose(offers[0])
        #expect(
            try world.clinic.waitingList().waiting.map(\.waiting.patient.details.name) == ["Kim"])
    }

    @Test("what was released is not kept again where another choice has its places by now")
    func releasedMeanwhile() throws {
        let world = try TimetableFixture(therapists: 1)
        defer { world.remove() }
        try world.reserve(world.jo, count: 1)
        _ = try world.clinic.perform(ReleaseTimetables(of: world.jo.id))
        let entry = try #require(try world.clinic.history(limit: 1).first?.number)
        try world.reserve(world.lee, count: 1)
        let refused = expectRefused { try world.clinic.undo(entry: entry) }
        #expect(refused?.problem.contains("already booked at 2026-12-0") == true)
        _ = try world.clinic.perform(ReleaseTimetables(of: world.lee.id))
        _ = try world.clinic.undo(entry: entry)
        #expect(try world.clinic.check().offers?.count == 1)
    }

    @Test(
        "with thinner doses as another choice where the whole one has too few, and what that gives up"
    )
    func thinner() throws {
        let world = try TimetableFixture(therapists: 1)
        defer { world.remove() }
        _ = try world.clinic.changePatient(
            world.jo, name: nil, PatientInput(available: "Tue,Thu 10:00-11:30"))
        var wishes = PlanWishes(world.jo.id, cause: "piriformis-syndrome")
        (wishes.medicines, wishes.asPossible) = (.none, true)
        let page = try world.clinic.perform(
            ReserveTimetables(StartPlan(wishes), count: 3)
        ) { try $1.page(of: $0) }
        #expect(page.timetables.count > 1)
        let said = try #require(page.timetables.last?.losses).map(\.said.said)
        #expect(said.contains("it has all 8 sessions, over 12 weeks instead of 10"), "\(said)")
        for timetable in page.timetables {
            _ = try world.choose(timetable.offer)
            _ = try world.clinic.undo()
        }
    }
}
