import CivilTime
import Planner
import Testing

@testable import Scheduler

@Suite("Timetables to choose from")
struct TimetableTests {
    /// Sessions at `Mon 10:00` and the like with a therapist, in the weeks after one another.
    private static func plan(_ times: [(String, String)], with therapists: [Int64]) -> PlacedPlan {
        let sessions = times.enumerated().map { index, time in
            let day = World.day("2026-12-07") + (Weekday(parsing: time.0)?.rawValue ?? 1) - 1
            let start = World.local("\(day + index / 2 * 7)T\(time.1)")
            let therapist = ID<Therapist>(therapists[index % therapists.count])
            return PlacedSession(
                phase: 0, week: index / 2, number: index + 1,
                slot: Slot(start: start, minutes: 45, therapist: therapist), reviews: [],
                riders: [])
        }
        return PlacedPlan(
            start: World.day("2026-12-07"), lead: nil, sessions: sessions, contacts: [])
    }

    private static let usual = plan(
        [("mon", "10:00"), ("thu", "10:00"), ("mon", "10:00"), ("thu", "10:00")], with: [1])

    @Test("half of the visits on other days, two hours away or with somebody else is another one")
    func distance() {
        func isReal(_ times: [(String, String)], _ therapists: [Int64] = [1]) -> Bool {
            TimetableDistance(Self.usual, Self.plan(times, with: therapists)).isReal
        }
        let (mon, thu) = (("mon", "10:00"), ("thu", "10:00"))
        #expect(!isReal([mon, thu, mon, thu]))
        #expect(!isReal([mon, thu, mon, ("fri", "10:00")]), "one of four")
        #expect(isReal([mon, ("fri", "10:00"), mon, ("fri", "10:00")]), "two of four")
        #expect(!isReal([("mon", "11:55"), ("thu", "11:55"), ("mon", "11:55"), ("thu", "08:05")]))
        #expect(isReal([("mon", "12:00"), thu, ("mon", "08:00"), thu]))
        #expect(isReal([mon, thu, mon, thu], [1, 2]))
        #expect(!isReal([mon, thu, mon, thu], [1, 1, 1, 2]))
        #expect(isReal([mon, thu]), "half as many visits")
    }

    @Test("on random diaries all fit by the statement of the problem, and each pair really differs")
    func random() throws {
        var (found, several) = (0, 0)
        for seed in UInt64(0)..<8 {
            let world = RandomWorld(seed: 7_100 + seed)
            guard let best = world.request.placedOrShorter(in: world.diary, rules: .standard)
            else { continue }
            var search = TimetableSearch(world.request, in: world.diary, rules: .standard)
            let plans = [best] + search.more(than: [best], upTo: 2)
            (found, several) = (found + 1, several + (plans.count == 3 ? 1 : 0))
            for (index, plan) in plans.enumerated() {
                let faults = [world.request, world.request.withoutOwnMinutes].map {
                    PlanChecker(request: $0, diary: world.diary, plan: plan).faults()
                }
                #expect(faults.contains([]), "seed \(seed): \(faults)")
                for other in plans[..<index] {
                    let distance = TimetableDistance(plan, other)
                    #expect(distance.isReal, "seed \(seed): \(distance)")
                    #expect(TimetableDistance(other, plan) == distance)
                }
            }
            guard seed < 3 else { continue }
            var again = TimetableSearch(world.request, in: world.diary, rules: .standard)
            #expect([best] + again.more(than: [best], upTo: 2) == plans, "the same answer again")
        }
        #expect(found >= 3 && several >= 2, "\(found) fit, \(several) with three timetables")
    }
}
