import CivilTime
import Planner
import Scheduler
import Testing

/// One world in which a 30-minute session fits on Monday 09:00-10:00, and one change that forbids it.
struct RuleCase: CustomTestStringConvertible, Sendable {
    let rule: Rule
    let change: @Sendable (inout PlanRequest, inout Diary) -> Void
    var testDescription: String { rule.rawValue }

    static let hour = World.span("2026-11-30T08:30", "2026-11-30T10:00")
    static let day = World.monday...World.monday

    static let all: [RuleCase] = [
        RuleCase(rule: .openingHours) { $1.openingHours = World.hours("Mon 07:00-09:20") },
        RuleCase(rule: .closedDay) { $1.closedDays = [day] },
        RuleCase(rule: .unusableTime) { $1.unusable = [hour] },
        RuleCase(rule: .patientAvailability) { request, _ in
            request.patient.availability = World.hours("Mon 06:00-07:15; Tue 05:00-06:00")
        },
        RuleCase(rule: .blockedDay) { request, _ in request.patient.blocked = [day] },
        RuleCase(rule: .patientBusy) { request, _ in request.patient.busy = [hour] },
        RuleCase(rule: .skill) { request, _ in request.phases[0].skill = "manual" },
        RuleCase(rule: .therapistHours) { $1.therapists[0].hours = World.hours("Mon 09:45-17:00") },
        RuleCase(rule: .absence) { $1.therapists[0].absences = [hour] },
        RuleCase(rule: .therapistBusy) { $1.therapists[0].bookings = [hour] },
        RuleCase(rule: .therapistBusy) { $1.therapists[0].busy = [hour] },
        RuleCase(rule: .maxPerDay) {
            $1.therapists[0].maxPerDay = 1
            $1.therapists[0].bookings = [World.span("2026-11-30T15:00", "2026-11-30T15:30")]
        },
        RuleCase(rule: .room) { request, diary in
            request.phases[0].needsRoom = true
            diary.rooms = [RoomDiary(id: ID<Room>(1), bookings: [RoomBooking(time: hour)])]
        },
        RuleCase(rule: .onlyTherapist) { request, diary in
            diary.therapists.append(World.therapist(2, "Tue 08:00-17:00"))
            request.patient.onlyTherapist = ID<Therapist>(2)
        },
    ]
}

@Suite("Hard rules")
struct RuleTests {
    @Test(
        "each rule of the diary keeps a session out, and the refusal names it",
        arguments: RuleCase.all)
    func ruleBinds(_ testCase: RuleCase) throws {
        var request = World.request()
        var diary = World.diary([World.therapist()])
        #expect(
            World.plan(request, diary)?.sessions.first?.slot.start
                == World.local("2026-11-30T09:00"))
        testCase.change(&request, &diary)
        let refusal = try #require(World.refusal(request, diary))
        #expect(refusal.unplaced.first?.because.map(\.rule).contains(testCase.rule) == true)
        #expect(refusal.wouldFitWithout.contains(testCase.rule))
    }

    @Test("touching ends do not overlap")
    func backToBack() {
        var diary = World.diary([World.therapist()])
        diary.therapists[0].bookings = [
            World.span("2026-11-30T08:30", "2026-11-30T09:15"),
            World.span("2026-11-30T09:45", "2026-11-30T10:30"),
        ]
        let plan = World.plan(World.request(), diary)
        #expect(plan?.sessions.first?.slot.start == World.local("2026-11-30T09:15"))
    }

    @Test("a room takes as many sessions as it has units", arguments: [(1, true), (2, false)])
    func capacity(units: Int, fits: Bool) {
        var request = World.request()
        request.phases[0].needsRoom = true
        var diary = World.diary([World.therapist()])
        diary.rooms = [
            RoomDiary(
                id: ID<Room>(1), capacity: 2,
                bookings: [RoomBooking(time: RuleCase.hour, units: units)])
        ]
        #expect((World.plan(request, diary) != nil) == fits)
    }

    @Test("sessions keep their days apart", arguments: [(1, true), (2, false)])
    func minDaysBetween(days: Int, fits: Bool) {
        var request = World.request("Mon,Tue 09:00-10:00", sessions: 2)
        request.phases[0].minDaysBetween = days
        let diary = World.diary([World.therapist()])
        #expect((World.plan(request, diary) != nil) == fits)
        if !fits {
            let refusal = World.refusal(request, diary)
            #expect(refusal?.unplaced.first?.because.first?.rule == .minDaysBetween)
        }
    }

    @Test("across phases the smaller number of days holds")
    func phaseBoundary() {
        var request = World.request("Sat,Mon 09:00-10:00")
        request.earliestStart = World.day("2026-12-01")
        request.phases[0].minDaysBetween = 5
        request.phases.append(
            PhaseRequest(
                name: "build", weeks: 1, dose: Dose(1), minutes: 30, minDaysBetween: 2))
        var diary = World.diary([World.therapist(1, "Mon-Sat 08:00-17:00")])
        diary.closedDays = [World.day("2026-12-07")...World.day("2026-12-07")]
        // First week: Saturday only. Second week: Saturday 12 or Monday 14.
        #expect(World.plan(request, diary)?.sessions.count == 2)
        diary.closedDays = []
        request.phases[0].weeks = 1
        request.earliestStart = World.day("2026-12-05") - 6
        let plan = World.plan(request, diary)
        #expect(plan?.sessions.count == 2)
        request.patient.availability = World.hours("Fri,Sat 09:00-10:00")
        request.earliestStart = World.day("2026-12-05")
        request.patient.blocked = [
            World.day("2026-12-05")...World.day("2026-12-10"),
            World.day("2026-12-14")...World.day("2026-12-31"),
        ]
        // Fri 11 (week 1) and Sat 12 (week 2) are one day apart; both phases ask for more.
        #expect(World.plan(request, diary) == nil)
        request.phases[1].minDaysBetween = 1
        #expect(World.plan(request, diary)?.sessions.count == 2)
    }

    @Test("a dose of one in four weeks gives one session in each block of four weeks")
    func everyFourthWeek() {
        var request = World.request("Wed 09:00-10:00")
        request.phases = [
            PhaseRequest(name: "keep", weeks: 12, dose: Dose(1, inWeeks: 4), minutes: 30)
        ]
        let plan = World.plan(request, World.diary([World.therapist()]))
        #expect(plan?.sessions.map { $0.week / 4 } == [0, 1, 2])
    }

    @Test("a plan starts later only when it must, and never later than allowed")
    func startDelay() {
        var request = World.request("Mon 09:00-10:00")
        request.startIsFixed = false
        request.patient.blocked = [World.monday...(World.monday + 13)]
        let diary = World.diary([World.therapist()])
        #expect(World.plan(request, diary)?.start == World.monday + 8)
        request.maxStartDelayDays = 7
        let refusal = World.refusal(request, diary)
        #expect(refusal?.alternatives.first == .laterStart(World.monday + 8))
        #expect(refusal?.wouldFitWithout.contains(.startWindow) == true)
    }

    @Test("nothing lies after the last day allowed")
    func horizon() {
        var request = World.request("Wed 09:00-10:00")
        request.through = World.monday + 1
        let diary = World.diary([World.therapist()])
        #expect(World.refusal(request, diary)?.wouldFitWithout == [.patientAvailability, .horizon])
        request.through = World.monday + 2
        #expect(World.plan(request, diary) != nil)
    }

    @Test(
        "what begins within hours and outlasts them is told when they end, else that they are not there",
        arguments: [
            ("07:30", "The clinic is not open at 07:30.", "T1 does not work at 07:30."),
            ("11:30", "The clinic is open only until 12:00.", "T1 works only until 11:45."),
            ("12:00", "The clinic is not open at 12:00.", "T1 does not work at 12:00."),
            ("16:30", "The clinic is open only until 17:00.", "T1 does not work at 16:30."),
        ])
    func outlasted(start: String, clinic: String, therapist: String) throws {
        var diary = World.diary([World.therapist(1, "Mon 08:00-11:45,13:00-16:00")])
        diary.openingHours = World.hours("Mon 08:00-12:00,13:00-17:00")
        let request = ContactRequest(
            minutes: 60, therapist: ID(1), patient: PatientLimits(), from: World.monday,
            through: World.monday)
        let slot = Slot(
            start: World.local("\(World.monday)T\(start)"), minutes: 60, therapist: ID(1))
        let told = violations(of: request, at: slot, in: diary).map(\.detail)
        #expect(told == [clinic, therapist])
    }
}
