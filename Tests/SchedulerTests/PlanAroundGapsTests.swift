import CivilTime
import Planner
import Testing

@testable import Scheduler

@Suite("Plans around weeks in which nobody can come")
struct PlanAroundGapsTests {
    /// Twice a week for six weeks from a Monday, with a closure and a trip in it.
    private func request(_ blocked: [ClosedRange<Day>] = []) -> PlanRequest {
        var request = World.request("Mon-Fri 08:00-12:00", sessions: 2)
        request.phases[0] = PhaseRequest(
            name: "build", weeks: 6, dose: Dose(2), minutes: 30, minDaysBetween: 2)
        request.patient.blocked = blocked
        request.longestGap = 3
        return request
    }

    private func placed(_ request: PlanRequest, _ diary: Diary) throws -> PlacedPlan {
        guard case .placed(let plan) = place(request, in: diary) else {
            throw Failed(words: "\(place(request, in: diary))")
        }
        return plan
    }
    private struct Failed: Error { let words: String }

    @Test("a trip of two weeks is left out whole, and all sessions are held")
    func trip() throws {
        let trip = World.day("2026-12-16")...World.day("2026-12-29")
        let plan = try placed(request([trip]), World.diary([World.therapist()]))
        #expect(plan.sessions.count == 12)
        #expect(plan.gaps.map(\.weeks) == [2] && plan.gaps[0].causes == [.patientAway])
        #expect(plan.sessions.allSatisfy { !trip.contains($0.slot.start.day) })
    }

    @Test("a short closure that leaves days enough leaves no week out")
    func shortClosure() throws {
        var diary = World.diary([World.therapist()])
        diary.closedDays = [World.day("2026-12-24")...World.day("2026-12-25")]
        #expect(try placed(request(), diary).gaps.isEmpty)
    }

    @Test(
        "a gap longer than the clinic lets a plan rest refuses it; none is made where none is let")
    func tooLong() {
        let trip = World.day("2026-12-14")...World.day("2027-01-10")
        let diary = World.diary([World.therapist()])
        #expect(World.refusal(request([trip]), diary) != nil)
        var never = request([World.day("2026-12-14")...World.day("2026-12-20")])
        #expect(World.plan(never, diary)?.gaps.count == 1)
        never.longestGap = 0
        #expect(World.refusal(never, diary) != nil)
    }

    @Test("a week in which nobody who treats is there is left out, none while one of two is away")
    func nobody() throws {
        var away = World.therapist()
        away.absences = [World.span("2026-12-14T00:00", "2026-12-21T00:00")]
        #expect(try placed(request(), World.diary([away])).gaps.map(\.causes) == [[.therapistAway]])
        var part = World.therapist(2)
        part.bookings = [World.span("2026-12-14T08:00", "2026-12-18T17:00")]
        #expect(World.refusal(request(), World.diary([away, part])) != nil)
    }

    @Test("no gap cures a full diary")
    func full() {
        var therapist = World.therapist()
        therapist.bookings = [World.span("2026-12-14T08:00", "2026-12-18T17:00")]
        #expect(World.refusal(request(), World.diary([therapist])) != nil)
    }

    @Test("hours of every second week go on behind a gap as the calendar says")
    func alternating() throws {
        var therapist = World.therapist(1, "Mon 08:00-09:00")
        let hours = try RecurringHours(
            parsing: "Mon-Fri 08:00-12:00 every 2 weeks", anchor: World.monday)
        therapist.later = [DatedHours(from: World.monday, hours)]
        var request = World.request("Mon-Fri 08:00-12:00")
        request.phases[0] = PhaseRequest(
            name: "build", weeks: 8, dose: Dose(1, inWeeks: 2), minutes: 30)
        request.longestGap = 3
        request.patient.blocked = [World.day("2026-12-14")...World.day("2026-12-20")]
        let plan = try placed(request, World.diary([therapist]))
        for session in plan.sessions {
            #expect(!hours[session.slot.start.day].isEmpty, "\(session.slot)")
        }
    }

    @Test(
        "in random clinics with a trip and closed days every place keeps all rules, in the count of weeks too",
        arguments: 0..<10)
    func random(block: Int) {
        for seed in (block * 12)..<(block * 12 + 12) {
            let world = RandomWorld(seed: UInt64(seed))
            var (request, diary) = (world.request, world.diary)
            var random = SplitMix64(seed: UInt64(seed) &+ 77)
            let from = request.earliestStart + random.pick(7...40)
            request.patient.blocked.append(from...(from + random.pick(4...12)))
            if random.chance(30) {
                let closed = request.earliestStart + random.pick(14...60)
                diary.closedDays.append(closed...(closed + random.pick(0...8)))
            }
            request.longestGap = random.pick(1...3)
            guard case .placed(let plan) = place(request, in: diary) else { continue }
            check(plan, request, diary, "seed \(seed)")
        }
    }

    private func check(_ plan: PlacedPlan, _ request: PlanRequest, _ diary: Diary, _ seed: String) {
        let checker = PlanChecker(request: request, diary: diary, plan: plan)
        for slot in plan.slots { #expect(checker.place(slot) == [], "\(seed)") }
        if !plan.gaps.isEmpty {
            var without = request
            without.longestGap = 0
            #expect(World.refusal(without, diary) != nil, "\(seed): no gap was needed")
        }
        // Counted without the weeks left out, each session lies in its week and keeps its rest.
        func counted(_ day: Day) -> Day {
            plan.gaps.reduce(day) { $1.days.upperBound < day ? $0 + -$1.days.count : $0 }
        }
        var short = plan
        for (index, session) in plan.sessions.enumerated() {
            let start = session.slot.start
            #expect(!plan.gaps.contains { $0.days.contains(start.day) }, "\(seed)")
            short.sessions[index].slot.start = LocalTime(counted(start.day), start.time)
        }
        #expect(PlanChecker(request: request, diary: diary, plan: short).course() == [], "\(seed)")
        for gap in plan.gaps {
            #expect(gap.weeks <= request.longestGap && gap.days.count == gap.weeks * 7)
            #expect((gap.days.lowerBound - plan.start).isMultiple(of: 7), "\(seed)")
            #expect(!gap.causes.isEmpty && gap.days.overlaps(gap.away))
        }
        dates(plan, request, seed)
    }

    /// What has a clock of its own is held in its days, but for those that a gap takes whole.
    private func dates(_ plan: PlacedPlan, _ request: PlanRequest, _ seed: String) {
        for (index, rider) in request.riders.enumerated() where rider.kind != .outcome {
            let window: ClosedRange<Day> =
                switch rider.window {
                case .planDays(let from, _, let to): (plan.start + from)...(plan.start + to)
                case .dates(let from, _, let to): from...to
                }
            let slots =
                plan.sessions.filter { $0.riders.contains(index) }.map(\.slot)
                + plan.contacts.filter { $0.riders.contains(index) }.map(\.slot)
            let isTaken = plan.gaps.contains {
                $0.days.lowerBound <= window.lowerBound && window.upperBound <= $0.days.upperBound
            }
            for slot in slots where !window.contains(slot.start.day) {
                #expect(isTaken && slot.start.day > window.upperBound, "\(seed) rider \(index)")
            }
        }
    }
}
