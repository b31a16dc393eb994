import Foundation
import Testing

@Suite("Killed at any moment")
struct KillTests {
    /// 12 kills in a clinic of about 100 sessions; `PHYSIO_KILLS=200` is 200 in one of 300.
    private static let kills =
        ProcessInfo.processInfo.environment["PHYSIO_KILLS"].flatMap(Int.init) ?? 12

    /// A clinic with plans booked together, in one entry of history, and an absence.
    private static func clinic() throws -> Binary {
        let binary = try Binary()
        try binary.run("clinic", "init", "--name", "Test", "--time-zone", "Europe/London")
        for name in ["Ana", "Ben", "Cleo", "Dan"] {
            try binary.run("therapist", "add", name, "--skill", "manual-therapy")
        }
        try binary.run("room", "add", "Gym", "--capacity", "4")
        for number in 1...(kills < 100 ? 6 : 19) {
            try binary.run("patient", "add", "Patient \(number)", "--born", "1970-01-01")
            try binary.run("screen", "P\(number)", "--clear")
            try binary.run(
                "plan", "create", "P\(number)", "--cause", "hip-bursitis", "--start", "2026-12-07",
                "--hold")
        }
        #expect(try binary.run("plan", "book-all", "--effort", "1").status == 0)
        return binary
    }

    /// All that a killed command may have changed.
    private static func state(_ binary: Binary) throws -> String {
        try binary.run("session", "list", "--json").out + binary.run("plan", "list", "--json").out
            + binary.run("absence", "list", "--json").out
    }

    private static func restore(_ binary: Binary, from kept: URL) throws {
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: binary.database.path + suffix)
        }
        try FileManager.default.copyItem(at: kept, to: binary.database)
    }

    @Test("the file holds all of a change or none of it, and everything that must hold")
    func killed() throws {
        let binary = try Self.clinic()
        defer { binary.remove() }
        let kept = binary.folder.appendingPathComponent("kept.db")
        try FileManager.default.copyItem(at: binary.database, to: kept)
        let commands = [
            ["undo"], ["plan", "shift", "L1", "--days", "7"],
            ["absence", "add", "T1", "--from", "2026-12-07", "--to", "2027-01-15"],
            ["plan", "pause", "L2", "--from", "2026-12-14", "--to", "2027-01-03"],
            ["plan", "discharge", "L3", "--reason", "moved away"], ["repair", "--apply"],
        ]
        var random = SeededNumbers(seed: 7)
        var (whole, none) = (0, 0)
        for command in commands {
            try Self.restore(binary, from: kept)
            if command[0] == "repair" {
                try binary.run("absence", "add", "T1", "--from", "2026-12-07", "--to", "2027-01-15")
                try FileManager.default.removeItem(at: kept)
                try FileManager.default.copyItem(at: binary.database, to: kept)
            }
            let before = try Self.state(binary)
            let start = Date()
            let (process, _, _) = try binary.start(command)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            let length = Date().timeIntervalSince(start)
            let after = try Self.state(binary)
            #expect(after != before)
            for _ in 0..<max(1, Self.kills / commands.count) {
                try Self.restore(binary, from: kept)
                let (process, _, _) = try binary.start(command)
                // Most of the time goes before the writing begins.
                Thread.sleep(forTimeInterval: length * (0.3 + 0.8 * random.unit()))
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
                let left = try Self.state(binary)
                #expect(left == before || left == after, "\(command) was done by half")
                #expect(try binary.run("check").status == 0)
                if left == before { none += 1 } else { whole += 1 }
            }
        }
        print("\(whole + none) kills: \(whole) changes whole, \(none) not begun")
    }
}

/// Numbers that are the same in each run (SplitMix64).
struct SeededNumbers {
    var state: UInt64
    init(seed: UInt64) { state = seed }

    /// 0 to 1.
    mutating func unit() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / Double(1 << 53)
    }
}
