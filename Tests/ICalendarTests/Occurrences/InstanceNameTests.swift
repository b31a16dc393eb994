import CivilTime
import Foundation
import ICalendar
import Testing

/// A series on the Tuesdays 1, 8 and 15 December 2026: of whole days, or from ten to eleven in Berlin.
private enum Tuesdays: String, CaseIterable, CustomTestStringConvertible {
    case wholeDays, timed
    var testDescription: String { rawValue }

    func master(_ more: String = "", rule: String = "RRULE:FREQ=WEEKLY;COUNT=3") -> String {
        let start =
            self == .wholeDays
            ? "DTSTART;VALUE=DATE:20261201"
            : "DTSTART;TZID=Europe/Berlin:20261201T100000\nDURATION:PT1H"
        return vevent([start, rule, more].filter { !$0.isEmpty }.joined(separator: "\n"))
    }

    /// The override that moves an instance to the 17th.
    func moved(_ id: String) -> String {
        let start =
            self == .wholeDays
            ? "DTSTART;VALUE=DATE:20261217"
            : "DTSTART;TZID=Europe/Berlin:20261217T100000\nDURATION:PT1H"
        return vevent("\(id)\n\(start)")
    }
}

/// The days, as the clinic in New York or London counts them.
private func days(_ lines: String, local: String = "Europe/London") throws -> [String] {
    try busy(calendar(lines), local: local).intervals.flatMap { span in
        let rules = try zone(local)
        let (first, last) = (rules.local(span.start).day, rules.local(span.end + -1).day)
        return (first.number...last.number).map { "\(Day(number: $0))" }
    }
}

@Suite("How EXDATE, RECURRENCE-ID and RDATE name instances")
struct InstanceNameTests {
    /// The 8th, as programs write it.
    private static let spellings: [(Tuesdays, String)] = [
        (.wholeDays, ";VALUE=DATE:20261208"), (.wholeDays, ":20261208"),
        (.wholeDays, ";VALUE=DATE:20261208T000000Z"), (.wholeDays, ":20261208T000000"),
        (.wholeDays, ";TZID=Europe/Berlin:20261208T000000"),
        (.wholeDays, ";TZID=W. Europe Standard Time:20261208T000000"),
        (.wholeDays, ";TZID=America/New_York:20261208T000000"),
        (.wholeDays, ":20261207T230000Z"), (.wholeDays, ":20261208T000000Z"),
        (.wholeDays, ":20261208T050000Z"), (.wholeDays, ":20261208T080000Z"),
        (.wholeDays, ":20261207T150000Z"), (.wholeDays, ":20261207T130000Z"),
        (.timed, ";TZID=Europe/Berlin:20261208T100000"), (.timed, ":20261208T090000Z"),
        (.timed, ";TZID=Europe/London:20261208T090000"), (.timed, ":20261208T100000"),
        (.timed, ";VALUE=DATE:20261208"), (.timed, ":20261208"),
        (.timed, ";VALUE=DATE:20261208T000000"),
    ]

    @Test("EXDATE leaves the instance out, in whatever form it names it", arguments: spellings)
    private func exceptions(_ series: Tuesdays, _ spelling: String) throws {
        for local in ["Europe/London", "America/New_York", "Pacific/Auckland"] {
            let found = try busy(calendar(series.master("EXDATE\(spelling)")), local: local)
            #expect(found.intervals.count == 2)
            #expect(found.problems.allSatisfy { $0.reason.contains("called a day") })
        }
        #expect(try days(series.master("EXDATE\(spelling)")) == ["2026-12-01", "2026-12-15"])
    }

    @Test(
        "a changed instance stands in its place, in whatever form it names it", arguments: spellings
    )
    private func overrides(_ series: Tuesdays, _ spelling: String) throws {
        let lines = series.master() + "\n" + series.moved("RECURRENCE-ID\(spelling)")
        #expect(try days(lines) == ["2026-12-01", "2026-12-15", "2026-12-17"])
        #expect(
            try busy(calendar(lines)).problems.allSatisfy { $0.reason.contains("called a day") })
    }

    @Test("so does one from which on all are changed", arguments: spellings)
    private func later(_ series: Tuesdays, _ spelling: String) throws {
        let id = "RECURRENCE-ID;RANGE=THISANDFUTURE\(spelling)"
        let lines = series.master() + "\n" + series.moved(id)
        #expect(try days(lines) == ["2026-12-01", "2026-12-17", "2026-12-24"])
    }

    @Test("RDATE adds a day to whole days, in whatever form it names it")
    func additions() throws {
        for spelling in Self.spellings where spelling.0 == .wholeDays {
            let moved = spelling.1.replacing("20261208", with: "20261210")
                .replacing("20261207", with: "20261209")
            for local in ["Europe/London", "America/New_York"] {
                #expect(
                    try days(Tuesdays.wholeDays.master("RDATE\(moved)"), local: local)
                        == ["2026-12-01", "2026-12-08", "2026-12-10", "2026-12-15"], "\(moved)")
            }
        }
    }

    @Test("a day that is added to a series of times is taken whole, and it is told")
    func addedDay() throws {
        let found = try busy(calendar(Tuesdays.timed.master("RDATE;VALUE=DATE:20261210")))
        #expect(found.told.contains("2026-12-09T23:00/2026-12-10T23:00"))
        #expect(
            found.reasons == [
                "line 4: warning: RDATE is a day, and the series has times; the whole day is taken"
            ])
    }

    @Test(
        "what leaves out no instance is told, and takes nothing away",
        arguments: [
            (Tuesdays.wholeDays, ";VALUE=DATE:20261209"), (.wholeDays, ":20261209T120000"),
            (.timed, ":20261208T100000Z"), (.timed, ";TZID=Europe/Berlin:20261208T000000"),
            (.timed, ";VALUE=DATE:20261209"),
        ])
    private func unhit(_ series: Tuesdays, _ spelling: String) throws {
        let exception = try busy(calendar(series.master("EXDATE\(spelling)")))
        #expect(exception.intervals.count == 3)
        #expect(exception.problems.map(\.severity) == [.warning])
        #expect(exception.reasons[0].hasSuffix("no day of the series is left out by EXDATE"))
        #expect(exception.reasons[0].contains("2026-12-0"))
        let changed = try busy(
            calendar(series.master() + "\n" + series.moved("RECURRENCE-ID\(spelling)")))
        #expect(changed.intervals.count == 4)
        #expect(changed.problems.map(\.severity) == [.warning])
        #expect(changed.reasons[0].contains("it stands in the place of no day of its series"))
    }

    @Test(
        "of a time in UTC that is the midnight of two days, the zones decide, or none is left out")
    func twoMidnights() throws {
        let daily = "RRULE:FREQ=DAILY;COUNT=5"
        // 11:00 in UTC is the midnight that begins the 9th in Auckland, and the 8th to the east of the date line.
        let series = Tuesdays.wholeDays.master("EXDATE:20261208T110000Z", rule: daily)
        #expect(
            try days(series, local: "Pacific/Auckland")
                == ["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-05"])
        let week = Tuesdays.wholeDays.master(
            "EXDATE:20261203T110000Z", rule: daily)
        #expect(
            try days(week, local: "Pacific/Auckland")
                == ["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-05"])
        #expect(
            try days("X-WR-TIMEZONE:Pacific/Auckland\n\(week)")
                == ["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-05"])
        let unknown = try busy(calendar(week))
        #expect(unknown.told == ["2026-12-01T00:00/2026-12-06T00:00"])
        #expect(unknown.problems.count == 1)
        let added = Tuesdays.wholeDays.master("RDATE:20261209T110000Z")
        #expect(
            try days(added)
                == ["2026-12-01", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-15"])
    }

    @Test("one day cannot name one of several instances of that day")
    func severalADay() throws {
        let hourly = Tuesdays.timed.master(rule: "RRULE:FREQ=HOURLY;INTERVAL=2;COUNT=3")
        let lines = hourly + "\n" + Tuesdays.timed.moved("RECURRENCE-ID;VALUE=DATE:20261201")
        let found = try busy(calendar(lines))
        #expect(found.intervals.count == 4)
        #expect(found.problems.count == 1)
        let left = try busy(
            calendar(
                Tuesdays.timed.master(
                    "EXDATE;VALUE=DATE:20261201", rule: "RRULE:FREQ=HOURLY;INTERVAL=2;COUNT=3")))
        #expect(left.intervals.isEmpty && left.problems.isEmpty)
    }

    @Test(
        "UNTIL in UTC holds the day that ends there, or whose midnight it is",
        arguments: [
            ("20261214T230000Z", 3), ("20261215T000000Z", 3), ("20261215T045959Z", 2),
            ("20261214T225959Z", 2), ("20261215T225959Z", 3), ("20261215T235959Z", 3),
            ("20261215", 3), ("20261214T120000", 2),
        ])
    func until(_ until: String, count: Int) throws {
        let lines = Tuesdays.wholeDays.master(rule: "RRULE:FREQ=WEEKLY;UNTIL=\(until)")
        #expect(try days(lines).count == count)
    }

    @Test(
        "a type that contradicts what is written is told: midnight means the day, a time is a time",
        arguments: [
            (
                "DTSTART;VALUE=DATE:20261207T000000Z\nDTEND;VALUE=DATE:20261209T000000Z",
                "2026-12-07T05:00/2026-12-09T05:00",
                "DTSTART: it is called a day and has a time, midnight; the day is taken"
            ),
            (
                "DTSTART;VALUE=DATE:20261207T000000\nDTEND;VALUE=DATE:20261208T000000",
                "2026-12-07T05:00/2026-12-08T05:00",
                "DTSTART: it is called a day and has a time, midnight; the day is taken"
            ),
            (
                "DTSTART;VALUE=DATE:20261207T090000Z\nDTEND;VALUE=DATE:20261207T100000Z",
                "2026-12-07T09:00/10:00",
                "DTSTART: it is called a day and has a time; the time is taken"
            ),
            (
                "DTSTART;VALUE=DATE-TIME:20261207\nDTEND;VALUE=DATE-TIME:20261208",
                "2026-12-07T05:00/2026-12-08T05:00",
                "DTSTART: it is called a time and has none; the day is taken"
            ),
        ])
    func contradictory(lines: String, told: String, reason: String) throws {
        let found = try busy(calendar(vevent(lines)), local: "America/New_York")
        #expect(found.told == [told])
        #expect(found.problems.map(\.severity) == [.warning, .warning])
        #expect(found.problems.first?.reason == reason)
    }
}
