import CivilTime
import Foundation
import Planner
import Testing

@testable import Clinic

/// Files of every schema so far, and what the program wrote from them into calendars before phases had numbers.
@Suite("A calendar from a clinic's file of an older version")
struct OldExportTests {
    private static let tests = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
    /// The versions whose files differ; those between hold what the one before holds.
    private static let made = [14, 10, 4, 1]
    private static let versions: [Int] = {
        let folder = tests.appendingPathComponent("ClinicStoreTests/OldFiles").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { Int($0.prefix(2)) }.sorted()
    }()

    @Test("keeps UIDs, sequences, times and states of what calendars have", arguments: versions)
    func same(version: Int) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-old-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("clinic.db").path
        let file = "ClinicStoreTests/OldFiles/\(Self.twoDigits(version)).db.gz"
        try Self.unpacked(file).write(to: URL(fileURLWithPath: path))
        let clinic = try Clinic.open(
            path: path, rehearsal: false, plans: nil,
            clock: .wall(LocalTime(parsing: "2026-12-05T08:00")), actor: "tester", command: "test")
        let made = try #require(Self.made.first { $0 <= version })
        for patient in [ID<Patient>(1), ID(3)] {
            let exported = try clinic.exportCalendar(of: .patient(patient), privacy: "full").bytes
            let before = try Self.unpacked(
                "ClinicTests/OldExports/\(Self.twoDigits(made))-\(patient).ics.gz")
            try expectKept(Self.entries(before), in: Self.entries(Data(exported)))
        }
        #expect(try clinic.check().violations == [])
    }

    /// Sessions are as they were; what the patient does alone is there, and a change of its words is news.
    private func expectKept(_ before: [String: Entry], in after: [String: Entry]) throws {
        #expect(!before.isEmpty)
        for (uid, old) in before {
            guard let new = after[uid] else {
                #expect(!old.repeats && !old.isTimed, "\(uid) vanished")
                continue
            }
            #expect(new.start == old.start, "\(uid)")
            if old.isTimed && !old.repeats {
                #expect([new.sequence, new.status] == [old.sequence, old.status], "\(uid)")
            } else {
                #expect(Int(new.sequence) ?? 0 >= Int(old.sequence) ?? 0, "\(uid)")
            }
        }
    }

    private struct Entry {
        var start = "", sequence = "", status = ""
        var repeats = false
        var isTimed: Bool { start.contains("T") }
    }

    private static func entries(_ file: Data) throws -> [String: Entry] {
        let blocks = lines(Array(file)).split(separator: "BEGIN:VEVENT").dropFirst()
        return blocks.reduce(into: [:]) { entries, event in
            func value(_ name: String) -> String {
                event.first { $0.hasPrefix(name) }.map {
                    String($0.drop { $0 != ":" }.dropFirst())
                } ?? ""
            }
            entries[value("UID")] = Entry(
                start: value("DTSTART"), sequence: value("SEQUENCE"), status: value("STATUS"),
                repeats: event.contains { $0.hasPrefix("RRULE") })
        }
    }

    private static func twoDigits(_ version: Int) -> String {
        version < 10 ? "0\(version)" : "\(version)"
    }

    private static func unpacked(_ file: String) throws -> Data {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
        process.arguments = ["-dc", tests.appendingPathComponent(file).path]
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(file)")
        return data
    }
}
