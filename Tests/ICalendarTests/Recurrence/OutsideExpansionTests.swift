import CivilTime
import Foundation
import ICalendar
import Testing

/// The expanders that nobody here wrote: python-dateutil and recurring-ical-events.
enum OutsideExpander {
    static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("expand.py")
    static var python: String { ProcessInfo.processInfo.environment["PHYSIO_ICS_PYTHON"] ?? "" }
    static var isHere: Bool { FileManager.default.isExecutableFile(atPath: python) }
    /// In CI they must be there, and the tests fail where they are not.
    static var mustRun: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

    /// What the script tells about the cases, each a line.
    static func compare(_ cases: String) throws -> (status: Int32, told: String) {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-rules-\(UUID().uuidString)")
        try cases.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script.path]
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let told = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: told, as: UTF8.self))
    }
}

@Suite(
    "Recurrence beside expanders that nobody here wrote",
    .enabled(
        if: OutsideExpander.isHere || OutsideExpander.mustRun,
        "needs PHYSIO_ICS_PYTHON with python-dateutil and recurring-ical-events"))
struct OutsideExpansionTests {
    /// As many as the script compares of each rule.
    private static let limit = 60

    /// Rules that are tried: more with `PHYSIO_LONG_TESTS`.
    private static let rules =
        ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] == nil ? 4_000 : 20_000

    @Test("thousands of rules of all kinds have the instances that python-dateutil finds")
    func rules() throws {
        try #require(OutsideExpander.isHere, "CI=true, but PHYSIO_ICS_PYTHON is missing")
        var random = SplitMix64(seed: 20_000)
        var cases = ""
        for number in 0..<Self.rules {
            let one = RandomRule(using: &random)
            let through = one.rule.until.map { min($0.wall, one.through) } ?? one.through
            let found = RecurrenceIterator(one.rule, start: one.start, through: through)
                .prefix(Self.limit).map(\.description).joined(separator: ",")
            cases += "rule\t\(number)\t\(one.start)\t\(one.through)\t\(one.rule)\t\(found)\n"
        }
        let (status, told) = try OutsideExpander.compare(cases)
        #expect(status == 0, "\(told)")
        #expect(told.contains("rules \(Self.rules) calendars 0 differences 0"))
    }

    @Test("series with exceptions and changes, around changes of clocks, have the same instances")
    func calendars() throws {
        try #require(OutsideExpander.isHere, "CI=true, but PHYSIO_ICS_PYTHON is missing")
        var random = SplitMix64(seed: 7)
        let utc = try zone("Etc/UTC")
        var cases = ""
        for number in 0..<2_000 {
            let one = RandomSeries(using: &random)
            let window = try #require(
                Interval(Moment(minute: one.from.second / 60), Moment(minute: one.to.second / 60)))
            let found = CalendarOccurrences(
                of: CalendarFile(reading: one.calendar.bytes), in: window, localZone: utc
            ) { try? zone($0) }
            #expect(found.problems.isEmpty)
            let starts = Set(found.occurrences.map { DateTime(second: $0.start).description })
            let text = one.calendar.bytes.map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
            cases += "calendar\t\(number)\t\(one.from)\t\(one.to)\t\(text)\t"
            cases += starts.sorted().joined(separator: ",") + "\n"
        }
        let (status, told) = try OutsideExpander.compare(cases)
        #expect(status == 0, "\(told)")
        #expect(told.contains("rules 0 calendars 2000 differences 0"))
    }
}
