import CivilTime
import Foundation
import ICalendar
import Testing

@Suite("Series")
struct SeriesTests {
    @Test(
        "a series keeps its wall clock over a change; a gap takes the offset before, an overlap the first"
    )
    func clocks() throws {
        let daily = vevent(
            "DTSTART;TZID=Europe/London:20260327T013000\nDURATION:PT20M\nRRULE:FREQ=DAILY;COUNT=4")
        #expect(
            try busy(calendar(daily)).told == [
                "2026-03-27T01:30/01:50", "2026-03-28T01:30/01:50", "2026-03-29T01:30/01:50",
                "2026-03-30T00:30/00:50",
            ])
        let autumn = vevent(
            "DTSTART;TZID=Europe/London:20261024T013000\nDURATION:PT20M\nRRULE:FREQ=DAILY;COUNT=3")
        #expect(
            try busy(calendar(autumn)).told == [
                "2026-10-24T00:30/00:50", "2026-10-25T00:30/00:50", "2026-10-26T01:30/01:50",
            ])
    }

    @Test("DTEND gives each instance the same exact time; days of DURATION follow the calendar")
    func lengths() throws {
        let rule = "RRULE:FREQ=DAILY;INTERVAL=2;COUNT=2"
        let start = "DTSTART;TZID=Europe/London:20260326T120000"
        let exact = vevent("\(start)\nDTEND;TZID=Europe/London:20260327T120000\n\(rule)")
        #expect(
            try busy(calendar(exact)).told == [
                "2026-03-26T12:00/2026-03-27T12:00", "2026-03-28T12:00/2026-03-29T12:00",
            ])
        let nominal = vevent("\(start)\nDURATION:P1D\n\(rule)")
        #expect(
            try busy(calendar(nominal)).told == [
                "2026-03-26T12:00/2026-03-27T12:00", "2026-03-28T12:00/2026-03-29T11:00",
            ])
    }

    @Test("exceptions and additions in other forms name the same instances")
    func exceptions() throws {
        let series = vevent(
            """
            DTSTART;TZID=Europe/Berlin:20260601T090000
            DURATION:PT1H
            RRULE:FREQ=DAILY;COUNT=6
            EXDATE:20260602T070000Z
            EXDATE;TZID=Europe/London:20260603T080000
            EXDATE;VALUE=DATE:20260604
            RDATE;VALUE=PERIOD:20260610T100000Z/PT30M,20260611T100000Z/20260611T110000Z
            EXRULE:FREQ=WEEKLY;BYDAY=FR
            """)
        #expect(
            try busy(calendar(series)).told == [
                "2026-06-01T07:00/08:00", "2026-06-06T07:00/08:00", "2026-06-10T10:00/10:30",
                "2026-06-11T10:00/11:00",
            ])
    }

    @Test("one instance is moved, one cancelled, and from one on all are moved")
    func changes() throws {
        let master = vevent("DTSTART:20260601T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=7")
        let changes = [
            vevent("RECURRENCE-ID:20260602T090000Z\nDTSTART:20260602T140000Z\nDURATION:PT2H"),
            vevent("RECURRENCE-ID:20260603T090000Z\nDTSTART:20260603T090000Z\nSTATUS:CANCELLED"),
            vevent(
                """
                RECURRENCE-ID;RANGE=THISANDFUTURE:20260605T090000Z
                DTSTART:20260606T080000Z
                DURATION:PT15M
                """),
        ]
        #expect(
            try busy(calendar(([master] + changes).joined(separator: "\n"))).told == [
                "2026-06-01T09:00/10:00", "2026-06-02T14:00/16:00", "2026-06-04T09:00/10:00",
                "2026-06-06T08:00/08:15", "2026-06-07T08:00/08:15", "2026-06-08T08:00/08:15",
            ])
    }

    @Test("of two copies the one with the higher SEQUENCE counts, then the later DTSTAMP")
    func copies() throws {
        let old = vevent("SEQUENCE:1\nDTSTART:20260601T090000Z\nDURATION:PT1H")
        let new = vevent("SEQUENCE:2\nDTSTART:20260602T090000Z\nDURATION:PT1H")
        for pair in [[old, new], [new, old]] {
            #expect(
                try busy(calendar(pair.joined(separator: "\n"))).told == ["2026-06-02T09:00/10:00"])
        }
    }

    @Test("UNTIL as a date holds its whole day, in UTC to the second")
    func until() throws {
        func count(_ until: String) throws -> Int {
            let start = "DTSTART;TZID=America/New_York:20260601T210000\nDURATION:PT1H"
            let event = vevent("\(start)\nRRULE:FREQ=DAILY;UNTIL=\(until)")
            return try busy(calendar(event)).intervals.count
        }
        #expect(try count("20260605") == 5)
        #expect(try count("20260606T010000Z") == 5)
        #expect(try count("20260606T005959Z") == 4)
    }

    @Test(
        "a rule that is a bomb ends with a problem of its own",
        arguments: [
            "FREQ=SECONDLY", "FREQ=SECONDLY;COUNT=1000000000", "FREQ=MINUTELY;BYHOUR=25",
            "FREQ=SECONDLY;BYSECOND=60", "FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=2;COUNT=3",
            "FREQ=YEARLY;BYMONTHDAY=\((1...31).map(String.init).joined(separator: ","));BYHOUR="
                + "\((0...23).map(String.init).joined(separator: ","));BYMINUTE="
                + "\((0...59).map(String.init).joined(separator: ","));BYSECOND="
                + "\((0...59).map(String.init).joined(separator: ","))",
            "FREQ=DAILY;INTERVAL=999999999",
        ])
    func bombs(rule: String) throws {
        let event = vevent("DTSTART:20000101T090000Z\nDURATION:PT1S\nRRULE:\(rule)")
        var limits = ReadLimits()
        limits.recurrenceWork = 50_000
        limits.instancesPerEvent = 500
        let found = try busy(calendar(event), limits: limits)
        let isHarmless = rule.contains("INTERVAL") || rule.contains("BYMONTH=2")
        #expect(found.problems.isEmpty == isHarmless, "\(found.problems)")
        #expect(found.intervals.count <= 500)
    }

    @Test("a far window is reached without counting up to it")
    func farWindow() throws {
        let event = vevent(
            "DTSTART:00010101T000000Z\nDURATION:PT1M\nRRULE:FREQ=SECONDLY;INTERVAL=3600")
        let found = try busy(calendar(event), "2026-06-01T00:00", "2026-06-01T03:00")
        #expect(
            found.told == [
                "2026-06-01T00:00/00:01", "2026-06-01T01:00/01:01", "2026-06-01T02:00/02:01",
            ])
        #expect(found.problems.isEmpty)
    }
}
