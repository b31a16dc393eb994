import ArgumentParser
import Foundation
import Testing

@testable import physio_bench

/// The generator and the checker that nobody here wrote.
private enum Booking {
    static let shared = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared").standardizedFileURL
    static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("booking.py")
    static var isHere: Bool {
        FileManager.default.fileExists(
            atPath: shared.appendingPathComponent("scheduling/check.py").path)
    }
    static var mustRun: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

    static func run(_ what: String, _ folder: URL, _ count: Int) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", script.path, what, shared.path, folder.path, "\(count)",
        ]
        var environment = ProcessInfo.processInfo.environment
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }
}

@Suite("The clinic booking problem")
struct CheckerTests {
    @Test(
        "200 generated clinics (1,000 where there is time), in batch, one by one and after an absence: no hard rule is broken, and of two days' absence no more than five others move",
        .enabled(
            if: Booking.isHere || Booking.mustRun, "needs ../shared/scheduling and python3"))
    func checked() async throws {
        try #require(Booking.isHere, "CI=true, but ../shared/scheduling is missing")
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-booking-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let isLong = ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil
        let count = isLong ? 1_000 : 200
        @Sendable func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
        @Sendable func solve(_ seed: Int, _ mode: String, _ more: [String] = []) async throws {
            let arguments =
                [path("\(seed).json"), "--mode", mode, "-o", path("\(seed).\(mode).json")]
                + ["--effort", "32", "--seed", "\(seed)", "--quiet"] + more
            try await SolveCommand.parse(arguments).run()
        }
        _ = try Booking.run("generate", folder, count)
        try await each(count) { seed in
            try await solve(seed, "batch")
            try await solve(seed, "online")
        }
        _ = try Booking.run("repairs", folder, count)
        try await each(count) { seed in
            try await solve(seed, "repair", ["--repair", path("\(seed).repair-case.json")])
        }
        let verdict = try Booking.run("check", folder, count)
        #expect(verdict == "wrong 0\n")
    }

    /// Does it for each seed, on all cores.
    private func each(_ count: Int, _ body: @Sendable @escaping (Int) async throws -> Void)
        async throws
    {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for seed in 0..<count { group.addTask { try await body(seed) } }
            try await group.waitForAll()
        }
    }
}
