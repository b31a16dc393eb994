import CivilTime
import Testing

import Planner
@testable import Scheduler

/// A crowded clinic of two therapists, and patients who can come at few times.
private struct CrowdedWorld {
    var diary: Diary
    var requests: [PlanRequest]
    var movable: [MovableSession] = []

    private static let times = [
        "Mon-Fri 08:00-12:00", "Mon,Wed 08:00-09:00", "Tue,Thu 08:00-09:00", "Fri 09:00-12:00",
        "Mon-Wed 10:00-12:00",
    ]

    init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let ids = 1...random.pick(1...2)
        diary = World.diary(ids.map { World.therapist($0, "Mon-Fri 08:00-11:00") })
        diary.gridMinutes = 15
        // Some patients have two plans, and can come at the same times for both.
        var patient = (key: 0, times: Self.times[random.pick(0...4)])
        requests = (0..<random.pick(2...4)).map { number in
            if number == 0 || random.chance(70) {
                patient = (number, Self.times[random.pick(0...4)])
            }
            var request = World.request(patient.times, sessions: random.pick(1...2))
            request.phases[0].weeks = random.pick(1...2)
            request.phases[0].minutes = 45
            request.phases[0].minDaysBetween = random.pick(1...2)
            request.phases[0].sessions = request.phases[0].weeks * request.phases[0].dose.sessions
            request.patientID = ID(Int64(patient.key))
            return request
        }
        for id in ids {
            for day in 0..<14 where random.chance(60) {
                let start = LocalTime(
                    minute: (World.monday + day).number * 1440 + random.pick(32...40) * 15)
                guard let time = Interval(start, start + 45),
                    (World.monday + day).weekday.rawValue < 6
                else { continue }
                movable.append(
                    MovableSession(
                        session: ID(Int64(movable.count + 1)), time: time,
                        therapist: ID(Int64(id)),
                        room: nil, patient: PatientLimits()))
            }
        }
        diary.book(movable.map(\.slot))
    }
}

@Suite("Several plans beside each other")
struct TogetherTests {
    @Test(
        "placed together every plan keeps every rule, and no order of booking one by one places more"
    )
    func together() {
        var gained = 0
        for seed in 0..<40 {
            let world = CrowdedWorld(seed: UInt64(seed))
            let oneByOne = placeTogether(world.requests, in: world.diary, effort: 0)
            let together = placeTogether(world.requests, in: world.diary, effort: 100)
            #expect(
                placeTogether(world.requests, in: world.diary, effort: 100) == together,
                "the same effort, the same answer")
            let plans = together.map(\.plan)
            let most = Self.mostInAnyOrder(world)
            gained += plans.count { $0 != nil } - oneByOne.count { $0.plan != nil }
            #expect(plans.count { $0 != nil } >= most, "seed \(seed)")
            for (index, plan) in plans.enumerated() {
                guard let plan else { continue }
                var diary = world.diary
                var request = world.requests[index]
                for (other, placed) in plans.enumerated() where other != index {
                    guard let placed else { continue }
                    diary.book(placed)
                    if world.requests[other].patientID == request.patientID {
                        request.patient.busy += placed.slots.compactMap {
                            Interval($0.start, $0.end)
                        }
                    }
                }
                let checker = PlanChecker(request: request, diary: diary, plan: plan)
                #expect(checker.faults() == [], "seed \(seed), plan \(index)")
            }
        }
        #expect(gained > 0, "together more find a place: \(gained)")
    }

    /// How many find a place one by one in the best order of all.
    private static func mostInAnyOrder(_ world: CrowdedWorld) -> Int {
        var most = 0
        func visit(_ chosen: [Int]) {
            if chosen.count == world.requests.count {
                let requests = chosen.map { world.requests[$0] }
                let placed = placeTogether(requests, in: world.diary, effort: 0)
                most = max(most, placed.count { $0.plan != nil })
                return
            }
            for next in world.requests.indices where !chosen.contains(next) {
                visit(chosen + [next])
            }
        }
        visit([])
        return most
    }

    @Test("when sessions of others move as a refusal proposes, the plan fits and they stand free")
    func movingOthers() {
        var proposed = 0
        for seed in 0..<120 {
            let world = CrowdedWorld(seed: UInt64(seed))
            for request in world.requests where World.plan(request, world.diary) == nil {
                guard let moves = movesThatHelp(request, in: world.diary, among: world.movable)
                else { continue }
                proposed += 1
                var diary = world.diary
                var moved: [Slot] = []
                for move in moves {
                    guard let other = world.movable.first(where: { $0.session == move.session })
                    else {
                        Issue.record("no session \(move.session)")
                        continue
                    }
                    #expect(move.from == other.time.start && move.to.day == move.from.day)
                    diary.remove(other.slot)
                    moved.append(
                        Slot(start: move.to, minutes: 45, therapist: other.therapist))
                }
                for slot in moved {
                    let contact = ContactRequest(
                        minutes: 45, needsRoom: false, patient: PatientLimits(),
                        from: slot.start.day, through: slot.start.day)
                    #expect(violations(of: contact, at: slot, in: diary) == [], "seed \(seed)")
                    diary.book([slot])
                }
                #expect(World.plan(request, diary) != nil, "seed \(seed): it fits then")
            }
        }
        #expect(proposed > 10, "\(proposed)")
    }

    @Test("every place offered for a session is free, in order, and says what it breaks")
    func options() {
        for seed in 0..<40 {
            let world = CrowdedWorld(seed: UInt64(seed))
            guard let first = world.movable.first else { continue }
            var diary = world.diary
            diary.remove(first.slot)
            let standing = StandingSession(slot: first.slot) { slot in
                slot.start.day > World.monday + 6
                    ? [RuleViolation(rule: .planWeek, detail: "It leaves its week.")] : []
            }
            let request = ContactRequest(
                minutes: 45, patient: PatientLimits(), from: World.monday,
                through: World.monday + 13)
            let offered = Scheduler.options(for: standing, request, in: diary)
            for option in offered {
                #expect(violations(of: request, at: option.slot, in: diary) == [])
                #expect(option.breaks == standing.breaks(option.slot))
            }
            let keys = offered.map { ($0.breaks.count, $0.cost) }
            #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 <= $1 }, "best first")
        }
    }
}

extension Placement {
    fileprivate var plan: PlacedPlan? {
        if case .placed(let plan) = self { plan } else { nil }
    }
}
