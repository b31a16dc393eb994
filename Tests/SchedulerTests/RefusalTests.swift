import CivilTime
import Planner
import Scheduler
import Testing

@Suite("Refusals and single sessions")
struct RefusalTests {
    @Test("a refusal speaks in sentences with names and dates")
    func sentences() throws {
        var diary = World.diary([World.therapist(2)])
        diary.therapists[0].name = "Ann"
        diary.therapists[0].absences = [World.span("2026-11-30T00:00", "2026-12-15T00:00")]
        let refusal = try #require(World.refusal(World.request(), diary))
        #expect(refusal.reasons.contains("Ann (T2) is away from 2026-11-30 to 2026-12-14."))
        #expect(refusal.alternatives.contains(.laterStart(World.monday + 15)))
        #expect(refusal.alternatives.map(\.description).contains("It fits from 2026-12-15."))
    }

    @Test("a meeting is told by its name, once, and an absence beside it by its days")
    func meetings() throws {
        var diary = World.diary([World.therapist(2)])
        diary.therapists[0].name = "Ann"
        let meetings = (0..<7).map { week in
            let day = World.monday + week * 7
            return World.span("\(day)T08:30", "\(day)T10:30")
        }
        diary.therapists[0].absences =
            meetings + [World.span("2026-12-02T00:00", "2026-12-03T00:00")]
        for span in meetings { diary.therapists[0].meetings[span] = "Team meeting" }
        let refusal = try #require(World.refusal(World.request(), diary))
        #expect(
            refusal.reasons.contains("Ann (T2) is away on 2026-12-02 and has Team meeting."),
            "\(refusal.reasons)")
    }

    @Test("two absences on one day are told once")
    func twiceAway() throws {
        var diary = World.diary([World.therapist(2)])
        diary.therapists[0].absences = [
            World.span("2026-11-30T00:00", "2026-12-02T00:00"),
            World.span("2026-12-02T07:00", "2026-12-02T12:00"),
            World.span("2026-12-02T12:30", "2026-12-02T20:00"),
            World.span("2026-12-03T00:00", "2027-01-15T00:00"),
        ]
        let refusal = try #require(World.refusal(World.request(), diary))
        #expect(
            refusal.reasons.contains("is away from 2026-11-30 to 2026-12-01, on 2026-12-02, from"),
            "\(refusal.reasons)")
    }

    @Test("hours that never meet are named with the patient's mornings")
    func mornings() throws {
        let diary = World.diary([World.therapist(1, "Mon-Fri 13:00-17:00")])
        let refusal = try #require(World.refusal(World.request("Mon-Fri 08:00-10:00"), diary))
        #expect(refusal.reasons.contains("No therapist with hours on the patient's free mornings"))
        #expect(refusal.wouldFitWithout == [.patientAvailability, .therapistHours])
        #expect(
            refusal.alternatives == [
                .widerAvailability(World.hours("Mon-Sat 12:00-17:00")),
                .widerAvailability(World.hours("Mon 07:00-20:00")),
            ])
    }

    @Test("another therapist is offered where it helps")
    func ways() throws {
        var diary = World.diary([World.therapist(1), World.therapist(2)])
        diary.therapists[0].bookings = [World.span("2026-11-30T09:20", "2026-11-30T12:00")]
        var request = World.request()
        request.patient.onlyTherapist = ID<Therapist>(1)
        let refusal = try #require(World.refusal(request, diary))
        #expect(refusal.alternatives.contains(.otherTherapist(ID<Therapist>(2))))
    }

    @Test("of somebody who works at the patient's times it is not told that there are no hours")
    func hours() throws {
        let short = World.diary([World.therapist(1, "Mon 09:00-09:20; Tue-Fri 09:00-17:00")])
        let tooShort = try #require(World.refusal(World.request("Mon 09:00-10:00"), short))
        #expect(
            tooShort.reasons.contains(
                "T1 works only Mon 09:00-09:20, too short for 30 minutes."), "\(tooShort.reasons)")
        var taken = World.diary([World.therapist(1, "Mon 09:00-09:30")])
        taken.therapists[0].bookings = [World.span("2026-11-30T09:00", "2026-11-30T09:30")]
        let busy = try #require(World.refusal(World.request("Mon 09:00-10:00"), taken))
        #expect(
            busy.reasons.contains("T1 works only Mon 09:00-09:30, and nothing is free then."),
            "\(busy.reasons)")
    }

    @Test(
        "days away in the midst of a plan leave a way out, however far away",
        arguments: [true, false])
    func weekAway(isPatient: Bool) throws {
        var request = World.request("Mon-Fri 09:00-12:00", sessions: 12)
        request.phases[0].weeks = 12
        request.phases[0].dose = Dose(1)
        let week = (World.monday + 70)...(World.monday + 83)
        var diary = World.diary([World.therapist()])
        if isPatient { request.patient.blocked = [week] } else { diary.closedDays = [week] }
        let refusal = try #require(World.refusal(request, diary))
        #expect(refusal.alternatives.contains(.laterStart(World.monday + 84)))
        #expect(refusal.alternatives.contains(.unblocked([week])) == isPatient)
    }

    @Test("a request that makes no sense is refused with its problem, not searched")
    func invalid() throws {
        let diary = World.diary([World.therapist()])
        var request = World.request()
        request.phases[0].dose = Dose(0)
        #expect(World.refusal(request, diary)?.problems == [.badDose(Dose(0), phase: "calm")])
        request = World.request(sessions: 3)
        request.phases[0].minDaysBetween = 4
        #expect(
            World.refusal(request, diary)?.problems
                == [.doesNotFitItsWeeks(phase: "calm", minDaysBetween: 4)])
        request = World.request("")
        #expect(World.refusal(request, diary)?.problems == [.noAvailability])
        request = World.request()
        request.maxStartDelayDays = -1
        #expect(World.refusal(request, diary)?.problems.first == .startDelay(-1))
        #expect(World.refusal(World.request(), World.diary([]))?.problems == [.noTherapist])
        request = World.request()
        request.earliestStart = Day.last
        #expect(World.plan(request, diary) == nil)
    }

    @Test("free slots come earliest first and break no rule")
    func slots() {
        var diary = World.diary([World.therapist(2), World.therapist(1)])
        diary.therapists[0].bookings = [World.span("2026-11-30T08:00", "2026-11-30T09:05")]
        let request = ContactRequest(
            minutes: 30, patient: PatientLimits(availability: World.hours("Mon 09:00-10:00")),
            from: World.monday, through: World.monday + 70)
        let slots = freeSlots(for: request, in: diary, limit: 5)
        #expect(slots.map(\.therapist.number) == [1, 1, 2, 1, 2])
        #expect(slots.first?.start == World.local("2026-11-30T09:00"))
        let all = freeSlots(for: request, in: diary, limit: 1000)
        #expect(all.count == 11 * 14 - 1)
        #expect(all.allSatisfy { violations(of: request, at: $0, in: diary).isEmpty })
    }

    @Test("each rule a stated time breaks is named", arguments: RuleCase.all)
    func violated(_ testCase: RuleCase) {
        var request = World.request()
        var diary = World.diary([World.therapist()])
        testCase.change(&request, &diary)
        let contact = ContactRequest(
            minutes: 30, skill: request.phases[0].skill, needsRoom: request.phases[0].needsRoom,
            patient: request.patient, from: World.monday, through: World.monday)
        let slot = Slot(
            start: World.local("2026-11-30T09:00"), minutes: 30, therapist: ID<Therapist>(1))
        let found = violations(of: contact, at: slot, in: diary)
        #expect(found.map(\.rule) == [testCase.rule])
    }
}

extension Refusal {
    /// Why nothing fits, all in one text.
    fileprivate var reasons: String {
        unplaced.flatMap(\.because).map(\.detail).joined(separator: " ")
    }
}
