import Foundation
import Testing

@testable import Clinic
@testable import ClinicStore

@Suite("Living with plans, at random")
struct LivingPropertyTests {
    private static let isLong =
        ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil

    private static func number(_ name: String, _ usual: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? usual
    }

    @Test(
        "entries undone in any order that is let through leave all rules; all of them, the first state"
    )
    func anyOrder() throws {
        let start = Self.number("PHYSIO_FIRST_SEED", 1) + 10_000
        var whole = 0
        for seed in start..<(start + Self.number("PHYSIO_SEQUENCES", 2)) {
            var world = try LivingWorld(seed: UInt64(seed))
            for _ in 1...Self.number("PHYSIO_COMMANDS", 25) { _ = try world.step() }
            guard try world.undoInAnyOrder() else { continue }
            whole += 1
            #expect(
                try world.store.contents().plain == world.first.plain,
                "seed \(seed)")
        }
        #expect(whole > 0)
    }

    @Test("whatever is done: all rules hold, nothing else changes, and undoing all brings all back")
    func sequences() throws {
        let count = Self.number("PHYSIO_SEQUENCES", Self.isLong ? 3 : 2)
        let length = Self.number("PHYSIO_COMMANDS", Self.isLong ? 40 : 30)
        let start = Self.number("PHYSIO_FIRST_SEED", 1)
        var done: [String: Int] = [:]
        for seed in start..<(start + count) {
            var world = try LivingWorld(seed: UInt64(seed))
            for number in 1...length {
                let name = "seed \(seed), \(number): \(try world.step())"
                try world.expectWhole(name)
                if number % Self.number("PHYSIO_CHECK_EACH", 1) == 0 { try world.expectSound(name) }
                if number % Self.number("PHYSIO_TROUBLE_EACH", 5) == 0 {
                    try world.expectSameTrouble(name)
                }
            }
            do { while !world.past.isEmpty { try world.undo() } } catch {
                Issue.record("seed \(seed): \(error)")
                continue
            }
            try world.expectSound("seed \(seed), all undone")
            #expect(
                try world.store.contents().plain == world.first.plain,
                "seed \(seed)")
            done.merge(world.done) { $0 + $1 }
            if (seed - start + 1) % 50 == 0 { print("\(seed - start + 1) of \(count) sequences") }
        }
        print("\(count) sequences of \(length) commands:", done.sorted { $0.key < $1.key })
    }
}
