import CivilTime
import Foundation
import ICalendar
import Testing

/// What is wrong in a file is as bad as what it does: the window is the year 2026.
@Suite("How bad a problem is")
struct SeverityTests {
    /// What is wrong in the lines of an event.
    static let faults = [
        "DTSTART:20260230T090000Z", "DTSTART:2026", "DTSTART:tomorrow", "DURATION:PT1H",
        "DTSTART:20260105T090000Z\nDTSTART:20260106T090000Z",
        "DTSTART:20260105T090000Z\nDTEND:20260105T080000Z",
        "DTSTART:20260105T090000Z\nDTEND;VALUE=DATE:20260106",
        "DTSTART:20260105T090000Z\nDTEND:never", "DTSTART:20260105T090000Z\nDURATION:P9999999W",
        "DTSTART:20260105T090000Z\nRRULE:FREQ=DAILY;BYEASTER=0",
        "DTSTART:20260105T090000Z\nRDATE:20261399", "DTSTART:20260105T090000Z\nRDATE",
        "DTSTART 20260105T090000Z", "DTSTART;TZID=Nowhere:20260105T090000\nDURATION:PT1H",
        "DTSTART:20260105T090000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY",
        "DTSTART:20200105T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYEASTER=0",
        "DTSTART:20200105T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYEASTER=0;UNTIL=20260201",
        "DTSTART:20200105T090000Z\nDURATION:PT1H\nRRULE",
        "DTSTART:20260105T090000Z\nRECURRENCE-ID:x",
    ]

    @Test("what may take time in the window is an error", arguments: faults)
    func mayTakeTime(lines: String) throws {
        let found = try busy(calendar(vevent(lines)))
        #expect(found.problems.map(\.severity).max() == .error, "\(found.problems)")
    }

    @Test("the same in an event that leaves the time free is a warning", arguments: faults)
    func free(lines: String) throws {
        for mark in [
            "TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        ] {
            let found = try busy(calendar(vevent("\(lines)\n\(mark)")))
            #expect(found.problems.allSatisfy { $0.severity == .warning }, "\(found.problems)")
            #expect(found.intervals.isEmpty)
        }
        let withdrawn = try busy(calendar("METHOD:CANCEL\n\(vevent(lines))"))
        #expect(withdrawn.problems.allSatisfy { $0.severity == .warning })
        #expect(withdrawn.intervals.isEmpty)
    }

    @Test("the same in an event of 2010 is a warning", arguments: faults)
    func past(lines: String) throws {
        // Where no date can be read, or a rule has no end, it may be now.
        let isEndless =
            ["tomorrow", "DURATION:PT1H", "DTSTART:2026", "DTSTART 2026"].contains {
                lines.hasPrefix($0)
            }
            || lines.contains("tomorrow") || lines.contains("RRULE") && !lines.contains("UNTIL")
            || lines.hasSuffix("\nRDATE") || lines.contains("RDATE:") || lines.contains("ID:x")
        guard !isEndless else { return }
        let old = lines.replacing("2026", with: "2010").replacing("2020", with: "2009")
        let found = try busy(calendar(vevent(old)))
        #expect(found.problems.allSatisfy { $0.severity == .warning }, "\(found.problems)")
        #expect(found.intervals.isEmpty)
    }

    @Test("an end that can be read says that it is over, whatever is wrong with the start")
    func ended() throws {
        for end in ["DTEND:20100105T100000Z", "DTEND;VALUE=DATE:20100106"] {
            let found = try busy(calendar(vevent("DTSTART:soon\n\(end)")))
            #expect(found.problems.map(\.severity) == [.warning])
        }
        let open = try busy(
            calendar(vevent("DTSTART:soon\nDTEND:20100105T100000Z\nRRULE:FREQ=DAILY")))
        #expect(open.problems.map(\.severity) == [.error])
    }

    @Test(
        "what takes no time away is a warning where it stands",
        arguments: [
            "ORGANIZER", "ORGANIZER;CN=Boss", "ATTENDEE mailto:a@example.test", "SUMMARY",
            "some words that were folded badly", "EXDATE:20261399", "EXRULE:FREQ=ALWAYS", "EXDATE",
            "STATUS CANCELLED", "TRANSP", "X-ODD", "BEGIN:VALARM\nTRIGGER\nDURATION\nEND:VALARM",
            "DESCRIPTION:\(String(repeating: "x", count: 2_000))",
            "ATTACH;ENCODING=BASE64;VALUE=BINARY:\(String(repeating: "QUJD", count: 800))",
        ])
    func harmless(line: String) throws {
        var limits = ReadLimits.standard
        limits.lineLength = 1_000
        let event = vevent("DTSTART:20260105T090000Z\nDURATION:PT1H\nSUMMARY:x\n\(line)")
        let found = try busy(calendar(event), limits: limits)
        #expect(found.told == ["2026-01-05T09:00/10:00"])
        #expect(!found.problems.isEmpty)
        #expect(found.problems.allSatisfy { $0.severity == .warning }, "\(found.problems)")
    }

    @Test("a broken line after a rule may be the rest of it; one with a name of its own is not")
    func continuation() throws {
        let event = { (line: String) in
            vevent("DTSTART:20260105T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2;\n\(line)")
        }
        #expect(try busy(calendar(event("BYDAY=MO"))).problems.map(\.severity) == [.error])
        #expect(try busy(calendar(event("ORGANIZER"))).problems.map(\.severity) == [.warning])
    }

    @Test("what belongs together is never a warning: an end that is missing may hide an event")
    func structure() throws {
        let open = "BEGIN:VEVENT\nUID:a\nDTSTART:20100105T090000Z\nDURATION:PT1H"
        let lines = open + "\n" + vevent("DTSTART:20260105T090000Z\nDURATION:PT1H", uid: "b")
        #expect(try busy(calendar(lines)).problems.contains { $0.severity == .error })
        let broken = vevent("DTSTART:20100105T090000Z\nBEGIN VALARM")
        #expect(try busy(calendar(broken)).problems.contains { $0.severity == .error })
    }

    @Test("tasks, journals and what nobody knows take no time")
    func others() throws {
        for name in ["VTODO", "VJOURNAL", "X-THING"] {
            let lines = "BEGIN:\(name)\nUID:t\nDTSTART 20260105\nDURATION\nEND:\(name)"
            let found = try busy(
                calendar(lines + "\n" + vevent("DTSTART:20260105T090000Z\nDURATION:PT1H")))
            #expect(found.intervals.count == 1)
            #expect(found.problems.allSatisfy { $0.severity == .warning }, "\(found.problems)")
        }
    }

    @Test("a zone that is broken is an error where a time that counts is in it, else a warning")
    func zones() throws {
        let zone =
            "BEGIN:VTIMEZONE\nTZID:Mine\nBEGIN:STANDARD\nDTSTART:20000101T000000\n"
            + "TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\n"
            + "BEGIN:DAYLIGHT\nDTSTART:20000326T020000\nRRULE\nTZOFFSETFROM:+0100\nEND:DAYLIGHT\n"
            + "END:VTIMEZONE\n"
        let event = "DTSTART;TZID=Mine:20260105T090000\nDURATION:PT1H"
        #expect(
            try busy(calendar(zone + vevent(event))).problems.contains { $0.severity == .error })
        for harmless in [
            event + "\nTRANSP:TRANSPARENT", event.replacing("2026", with: "2010"),
            "DTSTART:20260105T090000Z",
        ] {
            let found = try busy(calendar(zone + vevent(harmless)))
            #expect(found.problems.allSatisfy { $0.severity == .warning }, "\(found.problems)")
        }
    }

    @Test("busy periods that cannot be read are errors unless they are long over")
    func periods() throws {
        let period = { (text: String) in
            calendar("BEGIN:VFREEBUSY\nUID:f\nFREEBUSY:\(text)\nEND:VFREEBUSY")
        }
        #expect(try busy(period("20260105T090000Z/x")).problems.map(\.severity) == [.error])
        #expect(try busy(period("x/PT1H")).problems.map(\.severity) == [.error])
        #expect(try busy(period("20100105T090000Z/x")).problems.map(\.severity) == [.warning])
    }

    @Test(
        "a problem names the event by its day, and by the length of its title or its UID; the title is nowhere",
        arguments: [
            (
                "DTSTART:20260105T090000Z\nDTEND:x\nSUMMARY:Divorce\\, again",
                "event of 2026-01-05, title of 14 letters: "
            ),
            (
                "DTSTART:20260230T090000Z\nSUMMARY:Divorce",
                "event of 2026-02-28, title of 7 letters: "
            ),
            ("DTSTART:20260105T090000Z\nDTEND:x", "event of 2026-01-05, UID 1: "),
            ("SUMMARY:Zoë", "event, title of 3 letters: "),
            (
                "DTSTART:20260105T090000Z\nSUMMARY:Divorce\nORGANIZER",
                "event of 2026-01-05, title of 7 letters: "
            ),
            (
                "DTSTART;TZID=Nowhere:20260105T090000\nSUMMARY:Divorce",
                "event of 2026-01-05, title of 7 letters: "
            ),
            (
                "DTSTART:20260105T090000Z\nRRULE:FREQ=SECONDLY\nSUMMARY:Divorce",
                "event of 2026-01-05, title of 7 letters: "
            ),
            (
                "DTSTART:20260105T090000Z\nEXDATE:20260106T090000Z\nSUMMARY:Divorce",
                "event of 2026-01-05, title of 7 letters: "
            ),
        ])
    func named(lines: String, name: String) throws {
        let found = try busy(calendar(vevent(lines)))
        #expect(!found.problems.isEmpty)
        for problem in found.problems {
            #expect(problem.told.hasPrefix(name), "\(problem)")
            #expect(!"\(problem)".contains("Divorce") && !"\(problem)".contains("Zo"))
        }
    }

    @Test("slips that do no harm stay warnings, however many there are")
    func many() throws {
        let events = (1...1_500).map {
            vevent("DTSTART:20260105T090000Z\nORGANIZER", uid: "\($0)")
        }
        let found = try busy(calendar(events.joined(separator: "\n")))
        #expect(found.problems.count > 1_000)
        #expect(found.problems.allSatisfy { $0.severity == .warning })
    }
}
