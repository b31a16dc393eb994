import CivilTime
import Foundation
import ICalendar
import Testing

@Suite("All that a calendar may hold")
struct CalendarWriterTests {
    @Test("heading, people, places, calls, alarms and free/busy times are written as the RFCs ask")
    func golden() throws {
        var heading = CalendarHeading(product: "-//T//T//EN", name: "Plan; A")
        heading.method = .request
        heading.color = "teal"
        heading.refreshMinutes = 720
        heading.source = "https://example.org/plan.ics"
        var session = try event("2026-12-03T10:15")
        session.url = "https://example.org/s/1"
        session.geo = GeoPosition(latitudeMillionths: 51_507_400, longitudeMillionths: -127_800)
        session.conferences = [
            Conference(uri: "tel:+44123456", features: ["AUDIO", "PHONE"], label: "Call: us")
        ]
        session.organizer = Person(name: "The \"Clinic\"", address: "desk@example.org")
        session.attendees = [Attendee(Person(address: "anna@example.org"))]
        session.alarms = [
            Alarm(
                minutesBefore: 90, text: "Soon", uid: "a-1",
                acknowledged: Moment(minute: 29_900_000))
        ]
        var calendar = Calendar(heading, events: [session])
        let span = try #require(Interval(Moment(minute: 29_900_000), Moment(minute: 29_910_000)))
        let busy = try #require(Interval(Moment(minute: 29_900_060), Moment(minute: 29_900_120)))
        calendar.freeBusy = [
            FreeBusy(
                uid: "f-1", stamp: Moment(minute: 29_900_000),
                organizer: Person(address: "desk@example.org"), span: span,
                periods: [FreeBusy.Period(busy)])
        ]
        let bytes = try calendar.bytes(in: zone("Europe/London"))
        let lines = unfolded(bytes).components(separatedBy: "\r\n").joined(separator: "\n")
        #expect(
            lines.hasPrefix(
                """
                BEGIN:VCALENDAR
                PRODID:-//T//T//EN
                VERSION:2.0
                CALSCALE:GREGORIAN
                METHOD:REQUEST
                NAME:Plan\\; A
                X-WR-CALNAME:Plan\\; A
                COLOR:teal
                REFRESH-INTERVAL;VALUE=DURATION:PT12H
                X-PUBLISHED-TTL:PT12H
                SOURCE;VALUE=URI:https://example.org/plan.ics
                BEGIN:VTIMEZONE
                """))
        #expect(
            lines.contains(
                """
                SUMMARY:Session 1 of 12
                GEO:51.507400;-0.127800
                URL:https://example.org/s/1
                CONFERENCE;VALUE=URI;FEATURE=AUDIO,PHONE;LABEL="Call: us":tel:+44123456
                ORGANIZER;CN=The ^'Clinic^':mailto:desk@example.org
                ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:anna@example.org
                STATUS:CONFIRMED
                BEGIN:VALARM
                UID:a-1
                ACTION:DISPLAY
                TRIGGER:-PT90M
                DESCRIPTION:Soon
                ACKNOWLEDGED:20261106T212000Z
                END:VALARM
                END:VEVENT
                BEGIN:VFREEBUSY
                UID:f-1
                DTSTAMP:20261106T212000Z
                DTSTART:20261106T212000Z
                DTEND:20261113T200000Z
                ORGANIZER:mailto:desk@example.org
                FREEBUSY;FBTYPE=BUSY:20261106T222000Z/20261106T232000Z
                END:VFREEBUSY
                END:VCALENDAR
                """))
        let file = CalendarFile(reading: bytes)
        #expect(file.problems.isEmpty)
        #expect(file.bytes == bytes)
    }

    @Test(
        "addresses that run or read something are refused",
        arguments: [
            "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://a b",
            "https://a\r\nX:1", "",
        ])
    func links(url: String) throws {
        var session = try event("2026-12-03T10:15")
        session.url = url
        #expect(throws: ICalendarError.notALink(url)) { try text([session]) }
    }

    @Test("what is written as a stream are the same bytes, in portions")
    func streaming() throws {
        let events = try (0..<2000).map { try event("2026-12-03T10:15", uid: "u-\($0)") }
        let heading = CalendarHeading(product: "-//T//T//EN")
        let london = try zone("Europe/London")
        var portions: [[UInt8]] = []
        let day = try Day(parsing: "2026-12-03")
        var writer = try CalendarWriter(heading, in: london, days: day...day) {
            portions.append($0)
        }
        for event in events { try writer.write(event) }
        try writer.finish()
        #expect(portions.count > 5)
        #expect(portions.allSatisfy { $0.count < 80_000 })
        #expect(
            Array(portions.joined()) == (try Calendar(heading, events: events).bytes(in: london)))
    }

    @Test("an event that is wrong leaves nothing behind")
    func nothingHalf() throws {
        let london = try zone("Europe/London")
        var bytes: [UInt8] = []
        let day = try Day(parsing: "2027-03-28")
        var writer = try CalendarWriter(
            CalendarHeading(product: "-//T//T//EN"), in: london, days: day...day
        ) { bytes += $0 }
        #expect(throws: ICalendarError.self) {
            try writer.write(event("2027-03-28T10:30", minutes: -45))
        }
        try writer.write(event("2027-03-28T11:30"))
        try writer.finish()
        let file = CalendarFile(reading: bytes)
        #expect(file.problems.isEmpty)
        #expect(file.components.first?.components.map(\.name) == ["VTIMEZONE", "VEVENT"])
    }

    @Test("a series is told by its wall clock, its end in UTC, and read with the same instances")
    func series() throws {
        var session = try event("2026-10-20T09:00")
        session.recurrence = Recurrence(
            weekdays: [.tuesday, .friday], until: try Day(parsing: "2026-11-03"))
        let bytes = Array(try text([session]).utf8)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                .contains("RRULE:FREQ=WEEKLY;BYDAY=TU,FR;UNTIL=20261103T090000Z\r\n"))
        #expect(
            try busy(bytes).told == [
                "2026-10-20T08:00/08:45", "2026-10-23T08:00/08:45", "2026-10-27T09:00/09:45",
                "2026-10-30T09:00/09:45", "2026-11-03T09:00/09:45",
            ])
    }
}
