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

    @Test("is, byte for byte, what it was: UIDs, sequences and words", arguments: versions)
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
            #expect(exported == [UInt8](before), "\(patient)")
        }
        #expect(try clinic.check().violations == [])
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
