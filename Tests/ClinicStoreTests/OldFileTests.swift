import Foundation
import GRDB
import Planner
import Testing

@testable import ClinicStore

/// Files of every schema so far, made by the programs of their time: `OldFiles/NN.db.gz`, by `user_version`.
///
/// 1, 4, 10 and 14 come from the program of that schema; the others are those, brought up by the migrations.
/// After a new migration `PHYSIO_OLD_FILES=write` adds the file that is missing.
@Suite("A clinic's file of an older version")
struct OldFileTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("OldFiles")
    /// The versions that there are; where it is asked for, each with its file.
    private static let versions: ClosedRange<Int> = {
        if ProcessInfo.processInfo.environment["PHYSIO_OLD_FILES"] == "write" {
            do { try writeMissing() } catch { Issue.record(error) }
        }
        return 1...Schema.version
    }()

    @Test("opens with all that stood in it, holds, and can be read", arguments: versions)
    func opened(version: Int) throws {
        let directory = try TemporaryDirectory()
        let path = directory.path("clinic.db")
        try Self.unpack(version, to: path)
        let old = try DatabaseQueue(path: path)
        let before = try old.read(Self.counts)
        #expect(try old.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == version)
        try old.close()

        let store = try ClinicStore.open(path: path)
        let after = try store.database.read(Self.counts)
        #expect(before.allSatisfy { after[$0.key] == $0.value }, "\(before) \(after)")
        #expect(try store.violations { _ in true } == [])
        try store.read { reading in
            let patients = try reading.patients()
            #expect(patients.map(\.name) == ["Jo Park", "Émile Ørsted", "Mae Lund"])
            #expect(patients[1].details.medicines == ["warfarin"])
            #expect(patients[1].details.conditions == ["asthma"])
            let plans = try reading.plans()
            #expect(plans.map(\.details.pin.cause) == ["sciatica", "hip-osteoarthritis"])
            #expect(plans.allSatisfy { !$0.details.phases.isEmpty && !$0.details.routines.isEmpty })
            #expect(try reading.sessions().count == after["session"])
            #expect(try reading.history().count == after["history"])
            for patient in patients {
                _ = try reading.screenings(of: patient.id)
                _ = try reading.assessments(of: patient.id)
            }
        }
        try store.close()
    }

    @Test("has the newest schema afterwards, whoever made it", arguments: versions)
    func newest(version: Int) throws {
        let directory = try TemporaryDirectory()
        let path = directory.path("clinic.db")
        try Self.unpack(version, to: path)
        let store = try ClinicStore.open(path: path)
        let newest = try ClinicStore.inMemory().database.read(Self.names)
        #expect(try store.database.read(Self.names) == newest)
        try store.close()
    }

    @Test(
        "keeps what calendars and servers were given, so that nothing is sent to them twice",
        arguments: 9...Schema.version)
    func given(version: Int) throws {
        let directory = try TemporaryDirectory()
        let path = directory.path("clinic.db")
        try Self.unpack(version, to: path)
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO publishedCalendar VALUES (7, 'https://dav.example/jo/', 'P1');
                    INSERT INTO publishedEvent VALUES
                      (8, 7, 'a@physio', 'a.ics', '"1"', hex(zeroblob(32))),
                      (9, 7, 'b@physio', 'b.ics', NULL, hex(zeroblob(32)));
                    """)
            guard try db.tableExists("toldEvent") else { return }
            try db.execute(
                sql: """
                    INSERT INTO toldEvent (\(Self.told)) VALUES (3, 1, 'a@physio', 'f', 2, 1, 900)
                    """)
        }
        let before = try queue.read(Self.given)
        try queue.close()
        let store = try ClinicStore.open(path: path)
        let after = try store.database.read(Self.given)
        #expect(before.allSatisfy { after[$0.key] == $0.value }, "\(before) \(after)")
        #expect(before["publishedEvent"]?.count == 2)
        try store.close()
    }

    /// The rows of what was given out, by table.
    private static func given(_ db: Database) throws -> [String: [Row]] {
        try ["publishedCalendar", "publishedEvent", "toldEvent"].reduce(into: [:]) { rows, table in
            guard try db.tableExists(table) else { return }
            let columns = table == "toldEvent" ? told : "*"
            rows[table] = try Row.fetchAll(db, sql: "SELECT \(columns) FROM \(table) ORDER BY id")
        }
    }

    /// What the table of told events began with.
    private static let told = "id, plan, uid, fingerprint, sequence, raised, revised"

    private static func names(_ db: Database) throws -> Set<String> {
        try Set(
            Row.fetchAll(db, sql: "SELECT type, name, sql FROM sqlite_master").map { "\($0)" })
    }

    /// How many rows each table has.
    private static func counts(_ db: Database) throws -> [String: Int] {
        let tables = try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_master
                WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%'
                """)
        return try Dictionary(
            uniqueKeysWithValues: tables.map {
                ($0, try Int.fetchOne(db, sql: "SELECT count(*) FROM \"\($0)\"") ?? 0)
            })
    }

    private static func file(_ version: Int) -> URL {
        folder.appendingPathComponent("\(version < 10 ? "0" : "")\(version).db.gz")
    }

    private static func unpack(_ version: Int, to path: String) throws {
        try #require(
            FileManager.default.fileExists(atPath: file(version).path),
            "\(file(version).lastPathComponent) is missing: make it with PHYSIO_OLD_FILES=write")
        try gzip(["-dc", file(version).path], into: URL(fileURLWithPath: path))
    }

    /// Each file that is missing, from the one below it.
    private static func writeMissing() throws {
        let directory = try TemporaryDirectory()
        for version in 1...Schema.version
        where !FileManager.default.fileExists(atPath: file(version).path) {
            let path = directory.path("\(version).db")
            try unpack(version - 1, to: path)
            let queue = try DatabaseQueue(path: path)
            try Schema.migrator.migrate(queue, upTo: Schema.migrator.migrations[version - 1])
            try queue.close()
            try gzip(["-9nc", path], into: file(version))
        }
    }

    private static func gzip(_ arguments: [String], into file: URL) throws {
        try Data().write(to: file)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
        process.arguments = arguments
        let handle = try FileHandle(forWritingTo: file)
        process.standardOutput = handle
        try process.run()
        process.waitUntilExit()
        try handle.close()
        try #require(process.terminationStatus == 0)
    }
}
