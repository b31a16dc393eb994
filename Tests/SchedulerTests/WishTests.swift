import CivilTime
import Planner
import Scheduler
import Testing

@Suite("Wishes")
struct WishTests {
    @Test("one therapist treats the whole plan where possible")
    func oneTherapist() throws {
        var request = World.request("Mon 09:00-10:00")
        request.phases[0].weeks = 4
        request.phases[0].sessions = 4
        var diary = World.diary([World.therapist(1), World.therapist(2)])
        diary.therapists[0].absences = [World.span("2026-12-07T00:00", "2026-12-08T00:00")]
        let plan = try #require(World.plan(request, diary))
        #expect(Set(plan.sessions.map(\.slot.therapist)) == [ID<Therapist>(2)])
        #expect(plan.cost == 0)
        diary.therapists[1].absences = [World.span("2026-12-14T00:00", "2026-12-15T00:00")]
        let mixed = try #require(World.plan(request, diary))
        #expect(Set(mixed.sessions.map(\.slot.therapist)).count == 2)
        #expect(mixed.cost == 40)
    }

    @Test("the usual weekday and time hold from week to week")
    func usualSlot() throws {
        var request = World.request("Mon-Fri 08:00-17:00")
        request.phases[0].weeks = 8
        request.phases[0].dose = Dose(2)
        request.phases[0].sessions = 16
        request.phases[0].minDaysBetween = 2
        var diary = World.diary([World.therapist()])
        diary.therapists[0].bookings = [World.span("2026-11-30T08:00", "2026-11-30T12:00")]
        let plan = try #require(World.plan(request, diary))
        let slots = Set(plan.sessions.map { "\($0.slot.start.day.weekday) \($0.slot.start.time)" })
        #expect(slots.count == 2)
        #expect(plan.cost == 0)
    }

    @Test("the preferred time and therapist are met where they can be")
    func preferences() throws {
        var request = World.request("Mon-Fri 08:00-17:00")
        request.patient.preferredTime = .afternoon
        request.patient.preferredTherapist = ID<Therapist>(2)
        let diary = World.diary([World.therapist(1), World.therapist(2)])
        let plan = try #require(World.plan(request, diary))
        #expect(plan.lead == ID<Therapist>(2))
        let start = try #require(plan.sessions.first?.slot.start)
        #expect(DayPart.afternoon.contains(startMinutes: start.time.minutes))
        #expect(plan.cost == 0)
    }

    @Test("a session does not leave a short gap beside another one")
    func shortGap() throws {
        var diary = World.diary([World.therapist(1, "Mon 09:00-12:00")])
        diary.therapists[0].bookings = [World.span("2026-11-30T09:45", "2026-11-30T10:30")]
        let plan = try #require(World.plan(World.request("Mon 09:00-12:00"), diary))
        #expect(plan.sessions.first?.slot.start == World.local("2026-11-30T10:30"))
    }

    @Test(
        "of therapists and rooms that are alike the one with the lowest number is taken: T2 before T10"
    )
    func numbers() throws {
        var diary = World.diary([World.therapist(10), World.therapist(2)])
        diary.rooms = [RoomDiary(id: ID(10)), RoomDiary(id: ID(2))]
        var request = World.request()
        request.phases[0].needsRoom = true
        let plan = try #require(World.plan(request, diary))
        #expect(plan.sessions.map(\.slot.therapist.number) == [2])
        #expect(plan.sessions.map(\.slot.room?.number) == [2])
    }
}
