import CivilTime
import Planner
import Scheduler
import Testing

@Suite("Reviews and riders")
struct VisitTests {
    private let diary = World.diary([World.therapist(1), World.therapist(2)])

    private func weekly(_ weeks: Int) -> PlanRequest {
        var request = World.request("Wed 09:00-10:00")
        request.phases[0].weeks = weeks
        request.phases[0].sessions = weeks
        return request
    }

    @Test("a review becomes a note on the nearest session within its days")
    func reviewSnaps() throws {
        var request = weekly(4)
        request.reviews = [ReviewRequest(week: 3), ReviewRequest(week: 4)]
        let plan = try #require(World.plan(request, diary))
        // Week 3 is Monday 21 December: Wednesday 23 is nearest. Week 4 ends there too.
        #expect(plan.sessions.map(\.reviews) == [[], [], [], [0, 1]])
        #expect(plan.contacts.isEmpty)
    }

    @Test("a review far from sessions is a contact with the lead")
    func reviewAlone() throws {
        var request = weekly(2)
        request.reviews = [ReviewRequest(week: 8)]
        request.patient.onlyTherapist = nil
        request.patient.preferredTherapist = ID<Therapist>(2)
        let plan = try #require(World.plan(request, diary))
        #expect(plan.contacts.map(\.review) == [0])
        #expect(plan.contacts.first?.slot.therapist == ID<Therapist>(2))
        #expect(plan.contacts.first?.slot.minutes == 15)
        #expect(plan.contacts.first?.slot.start.day == World.monday + 58)
    }

    @Test("a rider rides on the session nearest its target")
    func riderRides() throws {
        var request = weekly(4)
        request.riders = [rider(0, 10, 20)]
        let plan = try #require(World.plan(request, diary))
        #expect(plan.sessions.map(\.riders) == [[], [0], [], []])
        #expect(plan.sessions[1].slot.minutes == 30)
    }

    @Test("a rider that asks for minutes makes its session longer")
    func riderGrows() throws {
        var request = weekly(2)
        request.riders = [rider(0, 2, 6)]
        request.riders[0].extraMinutes = 10
        let plan = try #require(World.plan(request, diary))
        #expect(plan.sessions.map(\.slot.minutes) == [40, 30])
    }

    @Test("riders without a session share one visit")
    func ridersShare() throws {
        var request = weekly(1)
        request.riders = [rider(8, 9, 14), rider(7, 9, 12)]
        let plan = try #require(World.plan(request, diary))
        #expect(plan.contacts.map(\.riders) == [[0, 1]])
        #expect(plan.contacts.first?.slot.minutes == 20)
        #expect(plan.contacts.first?.slot.therapist == plan.lead)
    }

    @Test("a session moves into the window of a rider rather than making the patient come twice")
    func sessionServesRider() throws {
        var request = World.request("Mon-Fri 09:00-10:00")
        request.riders = [rider(3, 3, 3)]
        let plan = try #require(World.plan(request, diary))
        #expect(plan.sessions.first?.slot.start.day == World.monday + 3)
        #expect(plan.contacts.isEmpty)
    }

    @Test("a rider without any place refuses the plan and is named")
    func riderRefused() throws {
        var request = weekly(1)
        request.riders = [rider(10, 10, 11)]
        let refusal = try #require(World.refusal(request, diary))
        #expect(refusal.unplaced.map(\.what) == [.rider(0)])
        #expect(refusal.wouldFitWithout.contains(.riderWindow))
    }

    @Test("a review that asks for minutes makes its session longer, or is a contact of its own")
    func reviewGrows() throws {
        var request = weekly(3)
        request.reviews = [ReviewRequest(week: 1, toleranceDays: 2, extraMinutes: 15)]
        let plan = try #require(World.plan(request, diary))
        #expect(plan.sessions.map(\.slot.minutes) == [30, 45, 30])
        request.reviews[0].extraMinutes = 45
        let apart = try #require(World.plan(request, diary))
        #expect(apart.sessions.map(\.slot.minutes) == [30, 30, 30])
        #expect(apart.contacts.map(\.slot.minutes) == [15])
    }

    @Test("a session holds so many riders with minutes as it may; the next is nearest elsewhere")
    func ridersPerSession() throws {
        var request = World.request("Wed 09:00-11:00")
        request.phases[0].weeks = 2
        request.phases[0].sessions = 2
        request.riders = (0..<3).map { _ in rider(0, 2, 10) }
        for index in request.riders.indices { request.riders[index].extraMinutes = 10 }
        request.mostRidersOnSession = 2
        let plan = try #require(World.plan(request, diary))
        #expect(plan.sessions.map(\.riders) == [[0, 1], [2]])
        #expect(plan.sessions.map(\.slot.minutes) == [50, 40])
        #expect(plan.contacts.isEmpty)
    }

    @Test("what only rides is left out where no session lies near")
    func onlyRides() throws {
        var request = weekly(1)
        request.riders = [rider(0, 2, 3), rider(20, 21, 22)]
        for index in request.riders.indices { request.riders[index].onlyRides = true }
        let plan = try #require(World.plan(request, diary))
        #expect(plan.sessions.map(\.riders) == [[0]])
        #expect(plan.contacts.isEmpty && plan.cost == 0)
    }

    @Test("riders fall into the contact of a review that shares it, and nobody needs to call twice")
    func reviewShares() throws {
        var request = weekly(1)
        request.reviews = [ReviewRequest(week: 5, sharesContact: true)]
        request.riders = [rider(30, 35, 40)]
        let plan = try #require(World.plan(request, diary))
        #expect(plan.contacts.map(\.review) == [0])
        #expect(plan.contacts.map(\.riders) == [[0]])
        #expect(plan.contacts.map(\.slot.minutes) == [25])
        request.reviews[0].sharesContact = false
        let apart = try #require(World.plan(request, diary))
        #expect(apart.contacts.count == 2)
    }

    @Test("a contact that needs a room has one, also where one that needs none falls into it")
    func roomOfContact() throws {
        var request = weekly(1)
        request.riders = [rider(10, 12, 16), rider(12, 14, 18)]
        request.riders[1].needsRoom = true
        var diary = diary
        diary.rooms = [RoomDiary(id: ID<Room>(1), name: "Room", capacity: 1)]
        let plan = try #require(World.plan(request, diary))
        #expect(plan.contacts.map(\.riders) == [[0, 1]])
        #expect(plan.contacts.map(\.slot.room) == [ID<Room>(1)])
        request.riders[1].needsRoom = false
        #expect(World.plan(request, diary)?.contacts.map(\.slot.room) == [nil])
    }

    private func rider(_ from: Int, _ target: Int, _ to: Int) -> RiderRequest {
        RiderRequest(
            kind: .quitSupport,
            window: .planDays(from: from, target: target, to: to), minutes: 10)
    }
}
