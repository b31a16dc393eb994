import Foundation
import Scheduler
import Testing

@Suite("Random plans")
struct RandomPlanTests {
    /// With `PHYSIO_LONG_TESTS` all worlds are tried, else one of three.
    private static let isLong =
        ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil

    @Test(
        "a placed plan keeps every hard rule, and a refusal says why",
        arguments: 0..<(isLong ? 20 : 7))
    func rulesHold(block: Int) {
        for seed in (block * 30)..<(block * 30 + 30) {
            let world = RandomWorld(seed: UInt64(seed))
            switch place(world.request, in: world.diary) {
            case .placed(let plan):
                let checker = PlanChecker(request: world.request, diary: world.diary, plan: plan)
                #expect(checker.faults() == [], "seed \(seed)")
            case .doesNotFit(let refusal):
                #expect(!refusal.problems.isEmpty || !refusal.unplaced.isEmpty, "seed \(seed)")
                #expect(refusal.unplaced.allSatisfy { !$0.because.isEmpty }, "seed \(seed)")
            }
        }
    }

    @Test("most random plans fit, but not all")
    func bothAnswersOccur() {
        let placed = (0..<60).count { seed in
            let world = RandomWorld(seed: UInt64(seed))
            return World.plan(world.request, world.diary) != nil
        }
        #expect((15...58).contains(placed), "\(placed) of 60")
    }

    @Test("the order of therapists and rooms changes nothing", arguments: 0..<(isLong ? 40 : 15))
    func orderIsIrrelevant(seed: Int) {
        let world = RandomWorld(seed: UInt64(seed))
        let first = place(world.request, in: world.diary)
        #expect(place(world.request, in: world.diary) == first)
        var random = SplitMix64(seed: UInt64(seed))
        var shuffled = world.diary
        shuffled.therapists.shuffle(using: &random)
        shuffled.rooms.shuffle(using: &random)
        #expect(place(world.request, in: shuffled) == first)
    }
}
