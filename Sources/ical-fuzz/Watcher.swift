import Foundation

/// Keeps the seed of the input at hand in a file that outlives a crash.
struct SeedJournal {
    private let handle: FileHandle

    init(_ path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw CocoaError(.fileWriteUnknown) }
        self.handle = handle
    }

    func note(_ seed: UInt64) throws {
        let text = String(seed)
        let padding = String(repeating: " ", count: max(0, 20 - text.utf8.count))
        try handle.seek(toOffset: 0)
        try handle.write(contentsOf: Data((text + padding).utf8))
    }
}

/// Runs the fuzzer in a process of its own and tells what it died of.
struct Watcher {
    private let journal = FileManager.default.temporaryDirectory
        .appendingPathComponent("ical-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
    /// Seconds that no input may take.
    private static let patience = 30

    /// The exit code: 0 when all inputs survived.
    func run(_ arguments: [String]) throws -> Int32 {
        defer { try? FileManager.default.removeItem(at: journal) }
        let child = Process()
        child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        child.arguments = arguments + ["--journal", journal.path]
        try child.run()
        var last = (seed: "", at: ContinuousClock.now)
        while child.isRunning {
            Thread.sleep(forTimeInterval: 0.05)
            let seed = self.seed
            if seed != last.seed { last = (seed, ContinuousClock.now) }
            guard ContinuousClock.now - last.at > .seconds(Self.patience) else { continue }
            kill(child.processIdentifier, SIGKILL)
            print(
                "seed \(seed) did not end within \(Self.patience) s; see the input with --case \(seed)"
            )
            return 1
        }
        guard child.terminationReason == .uncaughtSignal else { return child.terminationStatus }
        let signal = child.terminationStatus
        print("seed \(seed) crashed with signal \(signal); see the input with --case \(seed)")
        return 1
    }

    private var seed: String {
        let text = (try? String(contentsOf: journal, encoding: .utf8)) ?? ""
        return text.trimmingCharacters(in: .whitespaces)
    }
}
