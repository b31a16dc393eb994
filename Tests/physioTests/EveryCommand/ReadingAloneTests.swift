import Foundation
import Synchronization
import Testing

@testable import physio

@Suite("Who only reads changes nothing", .serialized)
struct ReadingAloneTests {
    private static let reading = CommandWorld.lines.filter { !$0.writes }.map(\.line)

    /// A folder's files with their bytes.
    private static func files(_ folder: URL) throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix("clinic.db") }
        return try names.reduce(into: [:]) {
            $0[$1] = try Data(contentsOf: folder.appendingPathComponent($1))
        }
    }

    @Test("every command that reads leaves each byte of the file, and nothing beside it")
    func bytes() throws {
        let world = try CommandWorld()
        defer { world.remove() }
        let before = try Self.files(world.folder)
        for line in Self.reading {
            #expect(try world.binary.run(CommandWorld.words(line)).status == 0, "\(line)")
            #expect(try Self.files(world.folder) == before, "\(line)")
        }
    }

    @Test(
        "on a read-only copy, for somebody who may write neither file nor folder, each says the same"
    )
    func readOnly() throws {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv") || geteuid() != 0
        else {
            print("Not tried: no setpriv, and root may write everything.")
            return
        }
        let world = try CommandWorld()
        defer { world.remove() }
        let copy = try world.copy()
        defer {
            chmod(copy.folder.path, 0o755)
            copy.remove()
        }
        chmod(copy.database.path, 0o444)
        for file in ["facts.json"] { chmod(copy.folder.appendingPathComponent(file).path, 0o444) }
        chmod(copy.folder.path, 0o555)
        let before = try Self.files(copy.folder)
        for line in Self.reading {
            let usual = try world.binary.run(CommandWorld.words(line))
            let answer = try Self.runAsNobody(line, copy)
            #expect(answer.status == 0, "\(line): \(answer.out)")
            let told = usual.out.replacing(world.folder.path, with: "")
            #expect(answer.out.replacing(copy.folder.path, with: "") == told, "\(line)")
        }
        let refused = try Self.runAsNobody("room add Pool", copy)
        #expect(refused.status == 74, "\(refused.out)")
        #expect(try Self.files(copy.folder) == before)
    }

    @Test("a log that a killed writer left is read, and stays as it is")
    func logLeft() throws {
        let world = try CommandWorld()
        defer { world.remove() }
        let (holding, pipe) = try Self.holdOpen(world.binary)
        defer { holding.terminate() }
        try world.binary.run("room", "add", "Pool")
        let copy = try world.copy()
        defer { copy.remove() }
        try pipe.fileHandleForWriting.close()
        holding.waitUntilExit()
        let before = try Self.files(copy.folder)
        #expect(before.keys.contains("clinic.db-wal"))
        for line in ["room list", "check", "today"] {
            let answer = try copy.run(CommandWorld.words(line))
            #expect(answer.status == 0, "\(line): \(answer.err)")
            let after = try Self.files(copy.folder)
            #expect(after["clinic.db"] == before["clinic.db"])
            #expect(after["clinic.db-wal"] == before["clinic.db-wal"])
        }
        #expect(try copy.run("room", "list").out.contains("Pool"))
        try? FileManager.default.removeItem(at: copy.folder.appendingPathComponent("clinic.db-shm"))
        #expect(try copy.run("room", "list").out.contains("Pool"))
        #expect(try Self.files(copy.folder).keys.sorted() == ["clinic.db", "clinic.db-wal"])
    }

    @Test("beside somebody who writes all the time, each answer is whole")
    func besideWriter() throws {
        let world = try CommandWorld()
        defer { world.remove() }
        let isDone = Atomic<Bool>(false)
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 2) { side in
            if side == 0 {
                for number in 0..<20 {
                    let answer = try? world.binary.run("room", "add", "Room \(number)")
                    if answer?.status != 0 { failures.withLock { $0.append(answer?.err ?? "?") } }
                }
                isDone.store(true, ordering: .relaxed)
            } else {
                while !isDone.load(ordering: .relaxed) {
                    let answer = try? world.binary.run("room", "list")
                    if answer?.status != 0 { failures.withLock { $0.append(answer?.err ?? "?") } }
                }
            }
        }
        #expect(failures.withLock { $0 } == [])
        #expect(try world.binary.run("check").status == 0)
        // Whoever only reads folds no log: where a reader closed last, the next who writes does.
        #expect(try world.binary.run("room", "add", "Last").status == 0)
        #expect(try Self.files(world.folder).keys.sorted() == ["clinic.db"])
    }

    /// Somebody who has the file open, as SQLite's own shell does, until the pipe closes; `nil` where there is none.
    private static func holdOpen(_ binary: Binary) throws -> (Process, Pipe) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            "import sqlite3,sys;c=sqlite3.connect(sys.argv[1]);c.execute('begin');"
                + "c.execute('select * from clinic').fetchone();print('open',flush=True);sys.stdin.read()",
            binary.database.path,
        ]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        _ = try output.fileHandleForReading.read(upToCount: 4)
        return (process, input)
    }

    private static func runAsNobody(_ line: String, _ binary: Binary) throws -> Binary.Answer {
        let out = binary.folder.deletingLastPathComponent()
            .appendingPathComponent("physio-out-\(UUID().uuidString)")
        try Data().write(to: out)
        defer { try? FileManager.default.removeItem(at: out) }
        let process = Process()
        let command = [Binary.path] + CommandWorld.words(line)
        let drop =
            geteuid() == 0
            ? ["/usr/bin/setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"] : []
        let whole = drop + command
        process.executableURL = URL(fileURLWithPath: whole[0])
        process.arguments = Array(whole.dropFirst())
        process.environment = binary.environment
        process.currentDirectoryURL = binary.folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = process.standardOutput
        try process.run()
        process.waitUntilExit()
        return Binary.Answer(
            status: process.terminationStatus, out: try String(contentsOf: out, encoding: .utf8),
            err: "")
    }
}
