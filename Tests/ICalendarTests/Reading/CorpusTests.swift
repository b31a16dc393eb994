import CivilTime
import Foundation
import ICalendar
import Testing

/// Calendars that nobody here wrote.
enum OutsideCorpus {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/ical/corpus")
    static var isHere: Bool { FileManager.default.fileExists(atPath: folder.path) }
    static var mustRun: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

    static func files() -> [String] {
        let found = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
        return found.compactMap { $0 as? String }.filter { $0.hasSuffix(".ics") }.sorted()
    }
}

@Suite(
    "Files of others",
    .enabled(if: OutsideCorpus.isHere || OutsideCorpus.mustRun, "needs ../shared/ical/corpus"))
struct CorpusTests {
    /// What the best parser in Python (ical 14.3.1) reads of the 303 files without an error.
    private static let bestOfOthers = 216

    @Test(
        "at least as many are read as by the best other parser; each other one tells line and reason"
    )
    func read() throws {
        try #require(OutsideCorpus.isHere, "CI=true, but ../shared/ical/corpus is missing")
        let window = try #require(Interval(Moment(minute: 0), Moment(minute: 34_000_000)))
        let london = try zone("Europe/London")
        var sound = 0
        for name in OutsideCorpus.files() {
            let bytes = Array(
                try Data(contentsOf: OutsideCorpus.folder.appendingPathComponent(name)))
            let file = CalendarFile(reading: bytes)
            let found = CalendarOccurrences(of: file, in: window, localZone: london) {
                try? zone($0)
            }
            let errors = found.problems.filter { $0.severity >= .error }
            if errors.isEmpty { sound += 1 }
            #expect(errors.allSatisfy { !$0.reason.isEmpty }, "\(name)")
            #expect(errors.allSatisfy { $0.line > 0 || $0.severity == .fatal }, "\(name)")
        }
        #expect(sound >= Self.bestOfOthers)
    }

    @Test("what is not understood is kept: each file is the same after writing and reading")
    func kept() throws {
        try #require(OutsideCorpus.isHere, "CI=true, but ../shared/ical/corpus is missing")
        let names = OutsideCorpus.files()
        #expect(names.count >= 300)
        for name in names {
            let bytes = Array(
                try Data(contentsOf: OutsideCorpus.folder.appendingPathComponent(name)))
            let file = CalendarFile(reading: bytes)
            let again = CalendarFile(reading: file.bytes)
            #expect(again.components == file.components, "\(name)")
            #expect(again.components.map(\.bytes) == file.components.map(\.bytes), "\(name)")
        }
    }
}

@Suite("The fuzzer's own files")
struct OwnCorpusTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Corpus")

    private func times(_ name: String) throws -> BusyTimes {
        let bytes = try Data(contentsOf: Self.folder.appendingPathComponent(name))
        return try busy(Array(bytes))
    }

    @Test("Outlook: a series with exceptions and a moved instance; free days are free")
    func outlook() throws {
        let found = try times("outlook.ics")
        #expect(found.problems.isEmpty)
        #expect(found.intervals.count == 18)
        #expect(found.told.contains("2026-03-24T10:00/10:30"))
        #expect(!found.told.contains { $0.hasPrefix("2026-03-16") || $0.hasPrefix("2026-03-23") })
    }

    @Test("Google: a rule with first and last weekdays, a gap of the clocks, a cancelled event")
    func google() throws {
        let found = try times("google.ics")
        #expect(found.problems.isEmpty)
        #expect(
            found.told.prefix(3) == [
                "2026-01-05T17:30/18:30", "2026-01-30T17:30/18:30", "2026-02-02T17:30/18:30",
            ])
        #expect(found.told.contains("2026-03-29T01:30/02:00"))
    }

    @Test("Thunderbird: its own zone name and an exception")
    func thunderbird() throws {
        let found = try times("thunderbird.ics")
        #expect(found.problems.isEmpty)
        #expect(found.intervals.count == 9)
        #expect(found.told.first == "2026-07-01T13:00/14:00")
    }

    @Test("a file with many slips tells each of them")
    func broken() throws {
        let found = try times("broken.ics")
        #expect(found.problems.contains { $0.severity == .error })
        #expect(found.told.first == "2026-03-01T09:00/10:00")
    }
}
