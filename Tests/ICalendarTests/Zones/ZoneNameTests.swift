import CivilTime
import Foundation
import ICalendar
import Testing

/// A VTIMEZONE with the clocks of Kyiv, or an hour to the east of what is given.
private func definition(_ tzid: String, _ standard: String = "+0200", _ daylight: String = "+0300")
    -> String
{
    """
    BEGIN:VTIMEZONE
    TZID:\(tzid)
    BEGIN:STANDARD
    DTSTART:20001029T040000
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
    TZOFFSETFROM:\(daylight)
    TZOFFSETTO:\(standard)
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:20000326T030000
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
    TZOFFSETFROM:\(standard)
    TZOFFSETTO:\(daylight)
    END:DAYLIGHT
    END:VTIMEZONE

    """
}

/// An hour from nine o'clock on the first of July, in a zone.
private func hour(_ tzid: String) -> String {
    vevent("DTSTART;TZID=\(tzid):20260701T090000\nDURATION:PT1H")
}

@Suite("Names of zones")
struct ZoneNameTests {
    @Test(
        "a zone is found by the names that programs give it, and nothing is told",
        arguments: [
            "Europe/Berlin", "Europe/Berlin ", "\"Europe/Berlin\"", "'Europe/Berlin'",
            "/Europe/Berlin", "Europe-Berlin",
            "W. Europe Standard Time", "\"W. Europe Standard Time\"", "w. europe standard time",
            "W. Europe Daylight Time",
            "/mozilla.org/20050126_1/Europe/Berlin",
            "freeassociation.sourceforge.net/Europe/Berlin",
            "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin",
            "/tzurl.org/2025a/Europe/Berlin",
            "\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\"",
            "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
            "\"(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna\"",
            "(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rome\\, Stockholm\\, Vienna",
            "GMT+0200", "GMT+02:00", "UTC+2", "+0200", "UTC+02:00",
        ])
    func berlin(tzid: String) throws {
        let found = try busy(calendar(hour(tzid)), local: "America/New_York")
        #expect(found.told == ["2026-07-01T07:00/08:00"])
        #expect(found.problems.isEmpty)
    }

    @Test(
        "the same to the west of Greenwich",
        arguments: [
            "US-Eastern", "US/Eastern", "America/New York", "America-New_York",
            "Eastern Standard Time", "\"(UTC-05:00) Eastern Time (US & Canada)\"",
            "(UTC-05:00) Eastern Time (US & Canada)", "(GMT-05:00) Eastern Time (US & Canada)",
            "Eastern Time (US & Canada)", "(UTC-05:00) Eastern Time (US and Canada)", "GMT-0400",
            "\"GMT -0400\"", "UTC-04:00",
        ])
    func newYork(tzid: String) throws {
        let found = try busy(calendar(hour(tzid)))
        #expect(found.told == ["2026-07-01T13:00/14:00"])
        #expect(found.problems.isEmpty)
    }

    @Test(
        "UTC has many names",
        arguments: [
            "UTC", "Z", "gmt", "Etc/UTC", "tzone://Microsoft/Utc", "/example.org/GMT",
            "(UTC) Coordinated Universal Time",
        ])
    func utc(tzid: String) throws {
        let found = try busy(calendar(hour(tzid)), local: "America/New_York")
        #expect(found.told == ["2026-07-01T09:00/10:00"])
    }

    @Test(
        "what may be another zone, the one of this computer, or none is no zone: the event is not used",
        arguments: [
            "Nowhere/Land", "Western/Central Europe", "Custom/GMT", "My/EST", "GMT+5", "localtime",
            "(UTC-05:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "(UTC+01:00) Somewhere",
            "Samoa", "Europe/../Europe/Berlin", "Customized Time Zone", "tzone://Microsoft/Custom",
            "GMT+9900", "(", "/",
        ])
    func unknown(tzid: String) throws {
        let found = try busy(calendar(hour(tzid)), local: "Europe/Berlin")
        #expect(found.intervals.isEmpty)
        #expect(found.problems.map(\.unknownZone) == [tzid])
        #expect(
            found.reasons.map { $0.hasSuffix("is not known, and the file does not define it") }
                == [true])
        let said = try busy(calendar(hour(tzid)), local: "Europe/Berlin", assuming: "Asia/Tokyo")
        #expect(said.told == ["2026-07-01T00:00/01:00"])
        #expect(said.reasons.map { $0.hasSuffix("is not known; Asia/Tokyo is taken") } == [true])
    }

    @Test(
        "what the file says of a zone itself always counts, by whatever spelling of its name",
        arguments: [
            ("Customized Time Zone", "Customized Time Zone"), ("Foo\\, Bar", "\"Foo, Bar\""),
            ("Foo\\, Bar", "Foo\\, Bar"), ("Foo\\; Bar", "\"Foo; Bar\""),
            ("\"Quoted\"", "Quoted"), ("/example.org/Kyiv", "example.org/Kyiv"),
            ("Western/Central Europe", "WESTERN/CENTRAL EUROPE"), ("0", "0"), ("GMT+5", "GMT+5"),
            ("(UTC-05:00) Eastern Time (US & Canada)", "(UTC-05:00) Eastern Time (US & Canada)"),
            ("tzone://Microsoft/Custom", "tzone://Microsoft/Custom"),
        ])
    func defined(name: String, spelling: String) throws {
        let bytes = calendar(definition(name) + hour(spelling))
        #expect(try busy(bytes).told == ["2026-07-01T06:00/07:00"])
    }

    @Test("a definition that is not the clock of the place of its name counts, and is told")
    func differing() throws {
        let bytes = calendar(definition("Europe/Berlin") + hour("Europe/Berlin"))
        let found = try busy(bytes)
        #expect(found.told == ["2026-07-01T06:00/07:00"])
        #expect(
            found.reasons == [
                "line 4: warning: the file's own clock of 'Europe/Berlin' is not that of the place; "
                    + "the file's is used"
            ])
        #expect(
            try busy(calendar(definition("Europe/Kyiv") + hour("Europe/Kyiv"))).problems.isEmpty)
    }

    @Test("a definition that cannot be read leaves a known name known, and another one unknown")
    func unreadable() throws {
        let broken = { (name: String) in
            "BEGIN:VTIMEZONE\nTZID:\(name)\nBEGIN:STANDARD\nDTSTART:2026\nEND:STANDARD\nEND:VTIMEZONE\n"
        }
        let known = try busy(calendar(broken("Europe/Berlin") + hour("Europe/Berlin")))
        #expect(known.told == ["2026-07-01T07:00/08:00"])
        #expect(known.problems.map(\.severity) == [.warning])
        let unknown = try busy(calendar(broken("Mine") + hour("Mine")))
        #expect(unknown.intervals.isEmpty)
        #expect(unknown.problems.contains { $0.unknownZone == "Mine" })
    }

    @Test("a zone that the file defines in two ways is an error; twice the same is none")
    func twice() throws {
        let once = definition("Mine")
        let same = try busy(calendar(once + once + hour("Mine")))
        #expect(same.problems.isEmpty && same.told == ["2026-07-01T06:00/07:00"])
        let other = try busy(calendar(once + definition("Mine", "+0300", "+0400") + hour("Mine")))
        #expect(
            other.reasons == ["line 4: error: the file defines the time zone 'Mine' in two ways"])
    }

    @Test("times without a zone are the calendar's where it names one, and it is said")
    func floating() throws {
        let event = vevent("DTSTART:20260701T090000\nDURATION:PT1H")
        let found = try busy(calendar("X-WR-TIMEZONE:Asia/Tokyo\n\(event)"))
        #expect(found.told == ["2026-07-01T00:00/01:00"])
        #expect(
            found.reasons == [
                "line 5: warning: times without a time zone are taken in the calendar's, 'Asia/Tokyo'"
            ])
        let unknown = try busy(calendar("X-WR-TIMEZONE:Mars\n\(event)"))
        #expect(unknown.intervals.isEmpty && unknown.problems.map(\.unknownZone) == ["Mars"])
        let said = try busy(calendar("X-WR-TIMEZONE:Mars\n\(event)"), assuming: "Europe/Berlin")
        #expect(said.told == ["2026-07-01T07:00/08:00"])
        #expect(
            said.reasons == [
                "line 5: warning: times without a time zone are taken in Europe/Berlin"
            ])
        #expect(try busy(calendar(event)).problems.isEmpty)
    }

    @Test("whole days stay the clinic's own, whatever zone the calendar names")
    func days() throws {
        let day = vevent("DTSTART;VALUE=DATE:20260701")
        let found = try busy(
            calendar("X-WR-TIMEZONE:Asia/Tokyo\n\(day)"), assuming: "Asia/Tokyo")
        #expect(found.told == ["2026-06-30T23:00/2026-07-01T23:00"])
        #expect(found.problems.isEmpty)
    }

    @Test("a zone that no event of the time asked for names is not asked for")
    func elsewhere() throws {
        let past = vevent("DTSTART;TZID=Nowhere:20100105T090000\nDURATION:PT1H", uid: "past")
        let ended = vevent(
            "DTSTART;TZID=Nowhere:20100105T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20110101",
            uid: "ended")
        let found = try busy(calendar([past, ended, hour("UTC")].joined(separator: "\n")))
        #expect(found.told == ["2026-07-01T09:00/10:00"] && found.problems.isEmpty)
    }
}
