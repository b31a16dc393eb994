import CivilTime
import Clinic
import ClinicStore
import Foundation
import Planner
import Testing

@testable import physio_bench

@Suite("A clinic of any size")
struct LargeClinicTests {
    @Test("has the size asked for, keeps every rule, and has years of history and plans to come")
    func sound() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("large-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("large.db").path
        let today = try Day(parsing: "2026-12-01")
        let size = LargeClinic.Size(therapists: 3, patients: 20, sessions: 400, years: 3)
        let made = try LargeClinic(size, today: today, seed: 1).make(at: path)
        let store = try ClinicStore.openForReading(path: path)
        #expect(try store.violations { _ in true } == [])
        let sessions = try store.read { try $0.sessions() }
        #expect(sessions.count == made.sessions && sessions.count >= 400)
        #expect(try store.read { try $0.plans() }.count == made.plans)
        #expect(try store.read { try $0.patients() }.count <= 20)
        let days = sessions.map(\.details.start.day)
        #expect((days.min() ?? today) < today + -730 && (days.max() ?? today) >= today)
        #expect(sessions.contains { $0.status == .attended })
        #expect(sessions.contains { $0.status == .missed })
        #expect(!sessions.contains { $0.status == .attended && $0.details.start.day >= today })
    }

    @Test("says so where nobody could hold so many sessions")
    func refused() throws {
        let today = try Day(parsing: "2026-12-01")
        let size = LargeClinic.Size(therapists: 1, patients: 2, sessions: 100_000, years: 1)
        #expect(throws: LargeClinic.Problem.self) {
            _ = try LargeClinic(size, today: today, seed: 1).make(at: "/nowhere/large.db")
        }
    }
}
