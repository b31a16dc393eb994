import CivilTime
import Foundation
import ICalendar
import Testing

/// Reads the observances of a calendar back, as a calendar program would, and compares.
@Suite("VTIMEZONE")
struct TimeZoneComponentTests {
    static let zones = [
        "Europe/London", "Europe/Dublin", "America/New_York", "America/Santiago",
        "America/Nuuk", "Australia/Lord_Howe", "Asia/Kathmandu", "Asia/Gaza",
        "Africa/Casablanca", "Africa/Cairo", "Pacific/Chatham", "Pacific/Apia", "Asia/Tokyo",
        "America/Sao_Paulo", "Asia/Kolkata", "Antarctica/Troll",
    ]

    @Test("sessions around every change are read at the instants meant", arguments: zones)
    func around(identifier: String) throws {
        let rules = try zone(identifier)
        let first = try Day(parsing: "2026-02-01")
        let last = try Day(parsing: "2028-11-30")
        var starts = [LocalTime(first, .midnight) + 600, LocalTime(last, .midnight) + 600]
        for transition in rules.transitions(from: first, through: last) {
            starts += [-180, -90, -75, 60, 90, 180].map { transition.localAfter + $0 }
        }
        let usable = starts.filter { start in
            guard case .once = rules.resolve(start), case .once = rules.resolve(start + 15) else {
                return false
            }
            return true
        }
        let events = try usable.map { start in
            try event(start.description, minutes: 15, uid: "u-\(start.minute)")
        }
        let observances = try Observances(text(events, identifier))
        for start in usable {
            guard case .once(let moment) = rules.resolve(start) else { continue }
            #expect(
                observances.offset(at: start) == rules.offset(at: moment),
                "\(identifier) at \(start)")
        }
    }
}

/// The observances of one VTIMEZONE: the last onset before a local time is in force.
private struct Observances {
    private var onsets: [(local: LocalTime, offset: Int)] = []

    init(_ calendar: String) throws {
        var fields: [String: String] = [:]
        for line in calendar.components(separatedBy: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let (name, value) = (line[..<colon], line[line.index(after: colon)...])
            if name == "BEGIN", value == "STANDARD" || value == "DAYLIGHT" { fields = [:] }
            if name == "BEGIN", value == "VEVENT" { break }
            fields[String(name)] = String(value)
            if name == "END", value == "STANDARD" || value == "DAYLIGHT" { try add(fields) }
        }
        onsets.sort { $0.local < $1.local }
    }

    private mutating func add(_ fields: [String: String]) throws {
        let start = try #require(fields["DTSTART"])
        let digits = start.filter(\.isNumber).map(String.init)
        func number(_ range: Range<Int>) throws -> Int {
            try #require(Int(digits[range].joined()))
        }
        let day = try Day(year: number(0..<4), month: number(4..<6), day: number(6..<8))
        let time = try TimeOfDay(hour: number(8..<10), minute: number(10..<12))
        let to = try #require(fields["TZOFFSETTO"])
        let minutes =
            try #require(Int(to.dropFirst().prefix(2))) * 60
            + #require(Int(to.suffix(2)))
        let offset = (to.hasPrefix("-") ? -60 : 60) * minutes
        guard let rule = fields["RRULE"] else {
            onsets.append((LocalTime(day, time), offset))
            return
        }
        for year in day.year...day.year + 5 {
            onsets.append((LocalTime(try Self.day(rule, year), time), offset))
        }
    }

    /// The day of `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU` in a year.
    private static func day(_ rule: String, _ year: Int) throws -> Day {
        let parts = Dictionary(
            uniqueKeysWithValues: rule.split(separator: ";").map { part in
                let words = part.split(separator: "=")
                return (String(words[0]), String(words[1]))
            })
        let month = try #require(parts["BYMONTH"].flatMap { Int($0) })
        let byDay = try #require(parts["BYDAY"])
        let count = try #require(Int(byDay.dropLast(2)))
        let days = try (1...Day.daysInMonth(month, year: year))
            .map { try Day(year: year, month: month, day: $0) }
            .filter { $0.weekday.shortName.prefix(2).uppercased() == byDay.suffix(2) }
        return count < 0 ? days[days.count + count] : days[count - 1]
    }

    func offset(at local: LocalTime) -> Int? { onsets.last { $0.local <= local }?.offset }
}
