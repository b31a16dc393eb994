import Foundation
import GRDB
import Planner
import Testing

@testable import ClinicStore

/// A directory that is gone with its last reference.
final class TemporaryDirectory {
    let url: URL
    init() throws {
        url = FileManager.default.temporaryDirectory
            .appendingPathComponent("clinicstore-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(at: url) }
    func path(_ name: String = "clinic.db") -> String { url.appendingPathComponent(name).path }
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
    }
}

func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

/// A file that is no usable clinic, and what is said about it.
struct BadFile: CustomTestStringConvertible, Sendable {
    let name: String
    let make: @Sendable (String) throws -> Void
    let error: @Sendable (String) -> StoreError
    var testDescription: String { name }

    static let all = [
        BadFile(name: "text", make: { try write("Dear diary\n", $0) }) { .notADatabase(path: $0) },
        BadFile(name: "one byte", make: { try write("S", $0) }) { .notADatabase(path: $0) },
        BadFile(name: "empty", make: { try write("", $0) }) { .emptyFile(path: $0) },
        BadFile(name: "only the magic", make: { try write("SQLite format 3\0", $0) }) {
            .notADatabase(path: $0)
        },
        BadFile(name: "another program's", make: { try other($0, application: 7) }) {
            .notOurs(path: $0)
        },
        BadFile(name: "nobody's database", make: { try other($0, application: 0) }) {
            .notOurs(path: $0)
        },
        BadFile(name: "a newer version", make: { try newer($0) }) {
            .newerVersion(path: $0, version: 99, known: Schema.version)
        },
        BadFile(name: "cut short", make: { try damage($0) { $0.prefix($0.count / 2) } }) {
            .damaged(path: $0)
        },
        BadFile(name: "overwritten with zeros", make: { try damage($0, zeros) }) {
            .damaged(path: $0)
        },
        BadFile(name: "overwritten schema", make: { try damage($0, noise) }) {
            .damaged(path: $0)
        },
    ]

    private static func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    private static func other(_ path: String, application: Int) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write {
            try $0.execute(
                sql: "CREATE TABLE t (x); PRAGMA application_id = \(application)")
        }
        try queue.close()
    }

    private static func clinic(_ path: String, _ sql: String = "") throws {
        let store = try ClinicStore.open(path: path, create: true)
        let clinic = try Clinic(store)
        try clinic.createPlan()
        try store.database.writeWithoutTransaction { try $0.execute(sql: sql) }
        try store.close()
    }

    private static func newer(_ path: String) throws {
        try clinic(path, "PRAGMA user_version = 99")
    }

    private static func damage(_ path: String, _ change: (Data) -> Data) throws {
        try clinic(path)
        try change(try bytes(path)).write(to: URL(fileURLWithPath: path))
    }

    /// Everything after the second page.
    private static func zeros(_ data: Data) -> Data {
        data.prefix(8192) + Data(count: data.count - 8192)
    }

    /// The first page behind its header.
    private static func noise(_ data: Data) -> Data {
        data.prefix(100) + Data(repeating: 0xa5, count: 3996) + data.suffix(from: 4096)
    }
}

@Suite("Opening a file")
struct OpeningTests {
    @Test("a file that is no clinic is told apart and left untouched", arguments: BadFile.all)
    func badFile(_ file: BadFile) throws {
        let directory = try TemporaryDirectory()
        let path = directory.path()
        try file.make(path)
        let before = try bytes(path)
        let names = try directory.names
        for create in [false, true] {
            #expect(throws: file.error(path)) {
                try ClinicStore.open(path: path, create: create)
            }
            #expect(try bytes(path) == before)
            #expect(try directory.names == names)
        }
    }

    @Test("a newer version that still stands in the log is seen, and file and log are left")
    func newerInLog() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path()
        let store = try ClinicStore.open(path: path, create: true)
        _ = try Clinic(store)
        try store.database.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA user_version = 99")
        }
        let (file, log) = (try bytes(path), try bytes(path + "-wal"))
        #expect(
            throws: StoreError.newerVersion(path: path, version: 99, known: Schema.version)
        ) { try ClinicStore.open(path: path) }
        #expect(try bytes(path) == file)
        #expect(try bytes(path + "-wal") == log)
        try store.close()
    }

    @Test("a missing file is made only when asked to")
    func missing() throws {
        let directory = try TemporaryDirectory()
        #expect(throws: StoreError.missingFile(path: directory.path())) {
            try ClinicStore.open(path: directory.path())
        }
        #expect(try directory.names == [])
        let store = try ClinicStore.open(path: directory.path(), create: true)
        try store.close()
        #expect(try directory.names == ["clinic.db"])
        let attributes = try FileManager.default.attributesOfItem(atPath: directory.path())
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("a directory and a place that is not there are told")
    func noFile() throws {
        let directory = try TemporaryDirectory()
        #expect(throws: StoreError.isDirectory(path: directory.url.path)) {
            try ClinicStore.open(path: directory.url.path, create: true)
        }
        let nowhere = directory.path("no/such/clinic.db")
        let error = #expect(throws: StoreError.self) {
            try ClinicStore.open(path: nowhere, create: true)
        }
        #expect(error?.problem.hasPrefix("'\(nowhere)' cannot be created: ") == true)
        #expect(try directory.names == [])
    }

    @Test("what was written is there when the file is opened again")
    func reopened() throws {
        let directory = try TemporaryDirectory()
        let first = try Clinic(try ClinicStore.open(path: directory.path(), create: true))
        let made = try first.createPlan()
        try first.store.close()
        #expect(try directory.names == ["clinic.db"])
        let again = try ClinicStore.open(path: directory.path())
        #expect(try again.read { try $0.sessions() } == made.sessions)
        #expect(try again.violations { _ in true } == [])
        try again.close()
        #expect(try directory.names == ["clinic.db"])
    }

    @Test("a file whose program was killed holds all that was written", arguments: [true, false])
    func killed(withIndex: Bool) throws {
        let directory = try TemporaryDirectory()
        let clinic = try Clinic(try ClinicStore.open(path: directory.path(), create: true))
        let made = try clinic.createPlan()
        for suffix in ["", "-wal"] + (withIndex ? ["-shm"] : []) {
            try FileManager.default.copyItem(
                atPath: directory.path() + suffix, toPath: directory.path("left.db") + suffix)
        }
        let left = try ClinicStore.open(path: directory.path("left.db"))
        #expect(try left.read { try $0.sessions() } == made.sessions)
        #expect(try left.violations { _ in true } == [])
        try left.close()
    }

    @Test("every connection waits until the disk has what was written", arguments: [true, false])
    func waits(isNew: Bool) throws {
        let directory = try TemporaryDirectory()
        let path = directory.path()
        if !isNew { try ClinicStore.open(path: path, create: true).close() }
        let store = try ClinicStore.open(path: path, create: true)
        let mode = { (db: Database) in try Int.fetchOne(db, sql: "PRAGMA synchronous") }
        let full = 2
        #expect(try store.database.writeWithoutTransaction(mode) == full)
        #expect(try store.database.read(mode) == full)
        try store.close()
    }

    @Test("damage that opening does not see is a violation, not a crash")
    func damagedLater() throws {
        let directory = try TemporaryDirectory()
        let clinic = try Clinic(try ClinicStore.open(path: directory.path(), create: true))
        try clinic.createPlan()
        let page = try clinic.store.database.read {
            try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'session'")
        }
        try clinic.store.close()
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: directory.path()))
        try handle.seek(toOffset: UInt64(4096 * ((page ?? 0) - 1)))
        try handle.write(contentsOf: Data(repeating: 0x5a, count: 4096))
        try handle.close()
        let fresh = try DatabasePool(path: directory.path())
        let violations = try ClinicStore(SQLiteEngine(database: fresh)).violations { _ in true }
        #expect(violations.first?.rule == .soundFile)
        try fresh.close()
    }
}
