import CivilTime
import Planner
import Testing

@testable import Scheduler

@Suite("What is authorised, in the search")
struct AuthorisedTests {
    /// One therapist at work on some days, one patient, sessions a week or every second week.
    private func world(_ random: inout SplitMix64) -> (PlanRequest, Diary) {
        var diary = World.diary([World.therapist(1, "Mon-Sat 08:00-12:00")])
        diary.closedDays = (0..<42).compactMap { offset in
            let day = World.monday + offset
            return random.chance(40) ? day...day : nil
        }
        let dose = [Dose(1), Dose(2), Dose(1, inWeeks: 2)][random.pick(0...2)]
        var request = World.request("Mon-Sat 08:00-10:00")
        request.startIsFixed = false
        request.maxStartDelayDays = random.pick(0...3)
        request.phases = [
            PhaseRequest(
                name: "calm", weeks: random.pick(1...2) * dose.weeks, dose: dose, minutes: 30,
                minDaysBetween: random.pick(1...2))
        ]
        if random.chance(50) {
            request.phases.append(
                PhaseRequest(name: "build", weeks: 2, dose: Dose(1), minutes: 30))
        }
        var authorised = Authorisation()
        if random.chance(40) { authorised.longestPause = random.pick(3...12) }
        if random.chance(40) { authorised.until = World.monday + random.pick(5...35) }
        if random.chance(40) { authorised.startBy = World.monday + random.pick(0...5) }
        if random.chance(30) { authorised.sessions = random.pick(1...6) }
        request.authorised = authorised
        return (request, diary)
    }

    /// Whether any days keep the plan's weeks, rest days and what is authorised, tried one by one.
    private func exists(_ request: PlanRequest, _ diary: Diary) -> Bool {
        (0...request.maxStartDelayDays).contains { delay in
            let start = request.earliestStart + delay
            var windows: [(days: ClosedRange<Int>, rest: Int)] = []
            var first = 0
            for phase in request.phases {
                for number in 0..<phase.sessions {
                    let days = phase.dose.days(ofSession: number, inPhaseOf: phase.weeks)
                    windows.append(
                        (
                            first + days.lowerBound...first + days.upperBound - 1,
                            phase.minDaysBetween
                        ))
                }
                first += phase.weeks * 7
            }
            func days(_ chosen: [Day]) -> Bool {
                let gaps = [request.authorised].compactMap(\.self).gaps(chosen)
                guard gaps.allSatisfy({ $0 == nil }) else { return false }
                guard chosen.count < windows.count else { return true }
                let (window, rest) = windows[chosen.count]
                let gap =
                    chosen.isEmpty
                    ? 0 : max(1, min(rest, windows[chosen.count - 1].rest))
                return window.contains { offset in
                    let day = start + offset
                    let isFree =
                        day.weekday != .sunday && !diary.closedDays.contains { $0.contains(day) }
                    let isRested = chosen.last.map { day - $0 >= gap } ?? true
                    return isFree && isRested && days(chosen + [day])
                }
            }
            return days([])
        }
    }

    @Test("a plan is placed where any days keep what is authorised, and keeps it")
    func complete() {
        var placed = 0
        for seed in 0..<400 {
            var random = SplitMix64(seed: UInt64(seed))
            let (request, diary) = world(&random)
            let plan = request.placed(in: diary, rules: .standard)
            #expect((plan != nil) == exists(request, diary), "seed \(seed)")
            guard let plan else { continue }
            placed += 1
            let days = plan.sessions.map(\.slot.start.day)
            #expect(
                [request.authorised].compactMap(\.self).gaps(days).allSatisfy { $0 == nil },
                "seed \(seed)")
        }
        #expect(placed > 100 && placed < 350)
    }

    @Test("weeks that a plan leaves out count as a pause")
    func aroundGaps() {
        var request = World.request("Mon-Fri 08:00-10:00")
        request.phases[0].weeks = 4
        request.phases[0].sessions = 4
        request.longestGap = 3
        var diary = World.diary([World.therapist(1, "Mon-Fri 08:00-12:00")])
        diary.closedDays = [World.day("2026-12-14")...World.day("2026-12-27")]
        let free = request.placed(in: diary, rules: .standard)
        #expect(free?.gaps.count == 1)
        for most in [17, 18, 25, 28] {
            request.authorised = Authorisation()
            request.authorised?.longestPause = most
            let plan = request.placed(in: diary, rules: .standard)
            // From the Friday of the week before to the Monday after it are 17 days.
            let days = plan?.sessions.map(\.slot.start.day) ?? []
            #expect(plan != nil, "\(most)")
            #expect(zip(days, days.dropFirst()).allSatisfy { $1 - $0 <= most }, "\(most)")
        }
        request.authorised?.longestPause = 16
        #expect(request.placed(in: diary, rules: .standard) == nil)
    }

    @Test("plans placed together keep what is authorised of each")
    func together() {
        let diary = World.diary([World.therapist(1, "Mon-Fri 08:00-10:00")])
        let requests = (1...4).map { number in
            var request = World.request("Mon-Fri 08:00-10:00", sessions: 2)
            request.patientID = ID(Int64(number))
            request.authorised = Authorisation()
            request.authorised?.until = World.monday + number
            request.authorised?.sessions = number == 4 ? 1 : 2
            return request
        }
        for (number, answer) in placeTogether(requests, in: diary, effort: 50).enumerated() {
            guard case .placed(let plan) = answer else {
                #expect(number == 3)
                continue
            }
            #expect(number < 3)
            #expect(plan.slots.allSatisfy { $0.start.day <= World.monday + number + 1 })
        }
    }

    @Test("a refusal says what is authorised, session by session, or that it is in the way")
    func refused() throws {
        var request = World.request("Mon-Fri 08:00-10:00", sessions: 3)
        let diary = World.diary([World.therapist(1, "Mon-Fri 08:00-10:00")])
        request.authorised = Authorisation()
        request.authorised?.sessions = 2
        var refusal = try #require(World.refusal(request, diary))
        #expect(
            refusal.unplaced.flatMap(\.because).map(\.detail)
                == ["2 sessions of this plan are authorised; this is one more."])
        #expect(refusal.wouldFitWithout == [.authorised])
        request.phases[0] = PhaseRequest(
            name: "calm", weeks: 4, dose: Dose(1, inWeeks: 2), minutes: 30)
        request.authorised = Authorisation()
        request.authorised?.longestPause = 2
        refusal = try #require(World.refusal(request, diary))
        #expect(refusal.wouldFitWithout.contains(.authorised))
        let told = refusal.unplaced.flatMap(\.because).map(\.detail).joined()
        #expect(told.contains("at most 2 days from one to the next"))
    }
}
