import CivilTime
import Foundation
import ICalendar
import Testing

/// A calendar around the lines of its components.
func calendar(_ lines: String) -> [UInt8] {
    Array("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//T//T//EN\n\(lines)\nEND:VCALENDAR\n".utf8)
}

/// An event around its lines.
func vevent(_ lines: String, uid: String = "1") -> String {
    "BEGIN:VEVENT\nUID:\(uid)\nDTSTAMP:20260101T000000Z\n\(lines)\nEND:VEVENT"
}

func busy(
    _ bytes: [UInt8], _ from: String = "2026-01-01T00:00", _ to: String = "2027-01-01T00:00",
    local: String = "Europe/London", assuming: String? = nil, limits: ReadLimits = .standard
) throws -> BusyTimes {
    let window = try #require(
        Interval(
            Moment(minute: LocalTime(parsing: from).minute),
            Moment(minute: LocalTime(parsing: to).minute)))
    var reader = BusyTimesReader(limits: limits) { try? zone($0) }
    reader.read(bytes)
    return reader.finish(
        in: window, localZone: try zone(local), assuming: try assuming.map { try zone($0) })
}

extension BusyTimes {
    /// `2026-03-28T01:30/02:00`, in UTC.
    var told: [String] {
        intervals.map { one in
            let end =
                one.start.utc.day == one.end.utc.day ? "\(one.end.utc.time)" : "\(one.end.utc)"
            return "\(one.start.utc)/\(end)"
        }
    }
    /// `line 4: error: the reason`, without the event.
    var reasons: [String] {
        problems.map { ($0.line > 0 ? "line \($0.line): " : "") + "\($0.severity): \($0.reason)" }
    }
}

@Suite("Busy times")
struct BusyTimesTests {
    @Test("opaque events are busy; transparent, free and cancelled ones are not")
    func kinds() throws {
        func one(_ day: Int, _ more: String) -> String {
            vevent(
                "DTSTART:2026010\(day)T090000Z\nDURATION:PT1H\n\(more)", uid: "\(day)")
        }
        let found = try busy(
            calendar(
                [
                    one(1, "SUMMARY:x"), one(2, "TRANSP:TRANSPARENT"), one(3, "TRANSP:OPAQUE"),
                    one(4, "STATUS:CANCELLED"), one(5, "X-MICROSOFT-CDO-BUSYSTATUS:FREE"),
                    one(6, "STATUS:TENTATIVE"),
                    one(7, "X-MICROSOFT-CDO-BUSYSTATUS:FREE\nTRANSP:OPAQUE"),
                ].joined(separator: "\n")))
        #expect(found.told.map { $0.prefix(10).suffix(2) } == ["01", "03", "06", "07"])
        #expect(found.problems.isEmpty)
    }

    @Test("overlapping and touching times are one; what leaves the window is cut")
    func joined() throws {
        let events = [
            vevent("DTSTART:20260105T090000Z\nDTEND:20260105T100000Z", uid: "a"),
            vevent("DTSTART:20260105T093000Z\nDTEND:20260105T110000Z", uid: "b"),
            vevent("DTSTART:20260105T110000Z\nDTEND:20260105T110030Z", uid: "c"),
            vevent("DTSTART:20251231T230000Z\nDTEND:20260101T020000Z", uid: "d"),
            vevent("DTSTART:20260107T090000Z", uid: "no length"),
        ]
        let found = try busy(calendar(events.joined(separator: "\n")))
        #expect(found.told == ["2026-01-01T00:00/02:00", "2026-01-05T09:00/11:01"])
    }

    @Test("whole days and floating times follow the clinic's clock")
    func localTimes() throws {
        let events = [
            vevent("DTSTART;VALUE=DATE:20260701\nDTEND;VALUE=DATE:20260703", uid: "a"),
            vevent("DTSTART:20260710T090000\nDTEND:20260710T100000", uid: "b"),
            vevent("DTSTART;VALUE=DATE:20260720", uid: "c"),
        ]
        let found = try busy(calendar(events.joined(separator: "\n")))
        #expect(
            found.told == [
                "2026-06-30T23:00/2026-07-02T23:00", "2026-07-10T08:00/09:00",
                "2026-07-19T23:00/2026-07-20T23:00",
            ])
    }

    @Test("busy periods of VFREEBUSY count, free ones do not, also in an answer")
    func freeBusy() throws {
        let bytes = calendar(
            """
            METHOD:REPLY
            BEGIN:VFREEBUSY
            UID:f
            FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260105T090000Z/PT3H,20260106T090000Z/20260106T101500Z
            FREEBUSY;FBTYPE=FREE:20260107T090000Z/PT8H
            FREEBUSY:20260108T090000Z/PT1H
            FREEBUSY:2026717T100000Z/PT1H
            END:VFREEBUSY
            """)
        let found = try busy(bytes)
        #expect(
            found.told == [
                "2026-01-05T09:00/12:00", "2026-01-06T09:00/10:15", "2026-01-08T09:00/10:00",
            ])
        #expect(
            found.reasons == [
                "line 10: error: FREEBUSY: '2026717T100000Z' is no date or time; it is not used"
            ])
    }

    @Test(
        "a doubtful event is refused with its line; a clear one with a slip is read",
        arguments: [
            (
                "DTSTART:20260230T090000Z",
                "line 7: error: DTSTART: the date in '20260230T090000Z' does not exist; the event is not used",
                0
            ),
            ("SUMMARY:x", "line 4: error: VEVENT has no DTSTART; it is not used", 0),
            (
                "DTSTART:20260105T090000Z\nDTSTART:20260106T090000Z",
                "line 8: error: a second DTSTART says something else; the event is not used", 0
            ),
            (
                "DTSTART:20260105T090000Z\nDTEND:20260105T080000Z",
                "line 8: error: DTEND lies before DTSTART; the event is not used", 0
            ),
            (
                "DTSTART:20260105T090000Z\nDTEND;VALUE=DATE:20260106",
                "line 8: error: DTEND and DTSTART: only one of them is a date; the event is not used",
                0
            ),
            (
                "DTSTART:20260105T090000Z\nDURATION:P9999999W",
                "line 8: error: DURATION: the duration is too long; the event is not used", 0
            ),
            (
                "DTSTART:20260105T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2;BYEASTER=0",
                "line 9: error: RRULE: the recurrence rule has the unknown part BYEASTER; it is not used",
                1
            ),
            (
                "DTSTART;VALUE=DATE:20260105\nDTEND;VALUE=DATE:20260105",
                "line 8: warning: DTEND is the day of DTSTART; it is read as one day", 1
            ),
        ])
    func refused(lines: String, problem: String, count: Int) throws {
        let found = try busy(calendar(vevent(lines)))
        #expect(found.reasons == [problem])
        #expect(found.intervals.count == count)
    }
}
