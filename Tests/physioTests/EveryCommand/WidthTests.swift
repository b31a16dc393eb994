import Foundation
import Synchronization
import Testing

@testable import physio

@Suite("What stands on a terminal", .serialized)
struct WidthTests {
    /// What a command says on a terminal of its own, output and messages.
    private static func onTerminal(_ line: String, _ binary: Binary) throws -> [String] {
        let file = binary.folder.appendingPathComponent("typescript")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
        process.arguments = ["-qec", "\(Binary.path) \(line)", file.path]
        process.environment = binary.environment
        process.currentDirectoryURL = binary.folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try String(contentsOf: file, encoding: .utf8)
            .split(whereSeparator: \.isNewline).map(String.init)
            .filter { !$0.hasPrefix("Script started on ") && !$0.hasPrefix("Script done on ") }
    }

    /// One that could have been folded.
    private static func isTooWide(_ line: String) -> Bool {
        line.displayWidth > 80 && line.trimmingCharacters(in: .whitespaces).contains(" ")
    }

    @Test(
        "every command keeps to 80 columns, with what it refuses and remarks; a calendar's lines are its own"
    )
    func everyCommand() throws {
        let world = try CommandWorld()
        defer { world.remove() }
        let refused = [
            "patient show nobody", "patient set P1 --answer heart=perhaps",
            "plan create P1 --cause sciatica",
            "session move S1 --to 2026-12-01T03:00 --only", "session options S1 --count 20",
            "safety review P2",
            "plan create P2 --cause hip-osteoarthritis --dry-run", "screen P2",
            "session show S1 --by Ana",
        ]
        let lines = CommandWorld.lines.map(\.line) + refused
        let found = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: lines.count) { index in
            let line = lines[index]
            let binary = try? world.copy()
            defer { binary?.remove() }
            let said = binary.flatMap { try? Self.onTerminal(line, $0) } ?? []
            let wide = said.contains("BEGIN:VCALENDAR") ? [] : said.filter(Self.isTooWide)
            if said.isEmpty || !wide.isEmpty {
                found.withLock { $0.append("physio \(line): \(wide.first ?? "nothing")") }
            }
        }
        let faults = found.withLock { $0.sorted() }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test("a number below zero is the value of the option before it")
    func negative() throws {
        let world = try CommandWorld()
        defer { world.remove() }
        let shifted = try world.copy()
        defer { shifted.remove() }
        let answer = try shifted.run("plan", "shift", "L1", "--days", "-7", "--dry-run")
        #expect(!answer.err.contains("Missing value"), "\(answer.err)")
        let same = try shifted.run("plan", "shift", "L1", "--days=-7", "--dry-run")
        #expect(answer.status == same.status && answer.out == same.out && answer.err == same.err)
    }
}
