import Foundation
import Synchronization
import Testing

@testable import physio

@Suite("Streams that take nothing", .serialized)
struct StreamTests {
    /// How a shell opens a stream so that nothing can be written to it.
    private enum Broken: String, CaseIterable {
        case fullOut = ">/dev/full"
        case closedOut = ">&-"
        case brokenOut = "| true"
        case fullErr = "2>/dev/full"
        case closedErr = "2>&-"

        var isOutput: Bool { !rawValue.hasPrefix("2") }
    }

    private static func run(
        _ line: String, _ broken: Broken, _ binary: Binary
    ) throws -> (status: Int32, err: String) {
        let err = binary.folder.appendingPathComponent("err.txt")
        // The reader of a broken pipe has gone before anything is written.
        let pipe = broken == .brokenOut
        let told =
            pipe
            ? "exec 3>&1; { sleep 0.2; exec \"$0\" \(line) 2>\(err.path); echo; } | true; exit ${PIPESTATUS[0]}"
            : ""
        let errors = broken.isOutput ? " 2>\(err.path)" : ""
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = [
            "-c",
            pipe ? told : "exec \"$0\" \(line) \(errors) \(broken.rawValue)",
            Binary.path,
        ]
        process.environment = binary.environment
        process.currentDirectoryURL = binary.folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationReason == .exit else { return (-1, "killed") }
        return (process.terminationStatus, (try? String(contentsOf: err, encoding: .utf8)) ?? "")
    }

    private static let isLong = ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil

    /// Of each command two in turn; with `PHYSIO_LONG_TESTS` all.
    private static func kinds(of command: Int) -> [Broken] {
        let all = Broken.allCases
        return isLong ? all : [all[command % all.count], all[(command + 2) % all.count]]
    }

    /// What every command does whose output or messages cannot be written.
    private static func faults(
        _ line: String, in world: CommandWorld, _ kinds: [Broken] = Broken.allCases
    ) throws -> [String] {
        let usual = try world.copy()
        defer { usual.remove() }
        // All of it is told, or nothing is: what it tells where all can be written.
        let answer = try usual.run(CommandWorld.words(line))
        var found: [String] = []
        for broken in kinds where broken.isOutput || !answer.err.isEmpty {
            let binary = try world.copy()
            defer { binary.remove() }
            let (status, err) = try run(line, broken, binary)
            let isOut = broken.isOutput
            let says = isOut ? !answer.out.isEmpty : !answer.err.isEmpty
            let expected = says ? 74 : answer.status
            if status != expected { found.append("\(broken.rawValue): \(status), not \(expected)") }
            let isQuiet = broken == .brokenOut
            if isOut, says, !isQuiet, !err.contains("cannot be written") {
                found.append("\(broken.rawValue): no word on standard error")
            }
            if isQuiet, err != answer.err { found.append("\(broken.rawValue): \(err)") }
            guard broken == .fullOut else { continue }
            let isWhole = try binary.run("check").status == 0
            if !line.hasPrefix("clinic init"), !isWhole {
                found.append("\(broken.rawValue): the file")
            }
        }
        return found
    }

    @Test("every command ends with 74, or as ever where it had nothing to say there")
    func everyCommand() throws {
        let world = try CommandWorld()
        defer { world.remove() }
        let failures = Mutex<[String]>([])
        let lines = CommandWorld.lines.map(\.line)
        DispatchQueue.concurrentPerform(iterations: lines.count) { index in
            let faults =
                (try? Self.faults(lines[index], in: world, Self.kinds(of: index))) ?? ["not run"]
            if !faults.isEmpty { failures.withLock { $0.append("\(lines[index]): \(faults)") } }
        }
        let found = failures.withLock { $0.sorted() }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test("help, versions, usage and documents of errors, too")
    func others() throws {
        let world = try CommandWorld()
        defer { world.remove() }
        for line in [
            "--help", "--version", "patient show nobody --json", "nonsense --json",
            "export --patient P1 --json",
            "export --patient P1 --output -", "--generate-completion-script bash",
        ] {
            #expect(try Self.faults(line, in: world) == [], "\(line)")
        }
    }
}
