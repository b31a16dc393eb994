import CivilTime
import Foundation
import ICalendar
import Testing

/// A zone written for a span of events and read again, by the VTIMEZONE alone.
@Suite("Zones, written and read")
struct ZoneRoundTripTests {
    private static let spans = [
        ("2016-03-01", "2016-11-30"), ("2018-10-01", "2020-03-31"), ("2023-02-01", "2023-05-31"),
        ("2026-11-01", "2027-04-30"), ("2028-06-01", "2030-12-31"), ("2040-03-01", "2040-10-31"),
    ]

    /// Every zone that has a name of its own.
    private static func names() throws -> [String] {
        let folder = ProcessInfo.processInfo.environment["TZDIR"] ?? "/usr/share/zoneinfo"
        let table = try String(contentsOfFile: "\(folder)/zone1970.tab", encoding: .utf8)
        return table.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .compactMap { line in line.split(separator: "\t").dropFirst(2).first.map(String.init) }
    }

    @Test("every zone of the world reads alike around every change of every span", arguments: spans)
    func everywhere(first: String, last: String) throws {
        let days = try Day(parsing: first)...Day(parsing: last)
        let names = try Self.names()
        #expect(names.count > 300)
        for name in names {
            let rules = try zone(name)
            let component = try Self.written(rules, days)
            var zones = CalendarZones { _ in nil }
            zones.define(component)
            let clocks = zones.clock(name)
            let clock = try #require(clocks, "\(name)")
            #expect(zones.problems.isEmpty)
            let begin = days.lowerBound.number * 1440
            let end = (days.upperBound.number + 1) * 1440
            var minutes = Array(stride(from: begin, to: end, by: 28 * 1440))
            for change in rules.transitions(from: days.lowerBound, through: days.upperBound) {
                minutes += [-1, 0, 1, 180, -180].map { change.at.minute + $0 }
            }
            for minute in minutes where begin <= minute && minute < end {
                let expected = rules.offset(at: Moment(minute: minute))
                let found = clock.offset(at: minute * 60)
                guard found != expected else { continue }
                Issue.record("\(name) at \(Moment(minute: minute)): \(found), not \(expected)")
                break
            }
        }
    }

    /// The VTIMEZONE of a calendar with events on the first and the last day.
    private static func written(_ rules: ZoneRules, _ days: ClosedRange<Day>) throws -> Component {
        var bytes: [UInt8] = []
        var writer = try CalendarWriter(
            CalendarHeading(product: "-//T//T//EN"), in: rules, days: days
        ) { bytes += $0 }
        try writer.finish()
        let found = CalendarFile(reading: bytes).components.first?.components.first
        return try #require(found)
    }

    @Test("a regular zone has two rules, one without changes a single line, others each onset")
    func minimal() throws {
        let days = try Day(parsing: "2026-11-01")...Day(parsing: "2027-04-30")
        func count(_ name: String) throws -> Int {
            try Self.written(zone(name), days).components.count
        }
        #expect(try count("Europe/London") == 2)
        #expect(try count("Europe/Dublin") == 2)
        #expect(try count("Asia/Kathmandu") == 1)
        #expect(try count("America/Sao_Paulo") == 1)
        #expect(try count("Africa/Casablanca") == 3)
    }
}
