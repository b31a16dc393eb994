import CivilTime
import Foundation
import ICalendar
import Testing

func zone(_ identifier: String) throws -> ZoneRules {
    let folder = ProcessInfo.processInfo.environment["TZDIR"] ?? "/usr/share/zoneinfo"
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(identifier)"))
    return try ZoneRules(tzif: Array(data), identifier: identifier)
}

func event(
    _ start: String, minutes: Int = 45, uid: String = "u-1", summary: String = "Session 1 of 12"
) throws -> Event {
    let start = try LocalTime(parsing: start)
    return Event(
        uid: uid, revised: Moment(minute: 29_900_000),
        time: .timed(start: start, end: start + minutes), summary: summary)
}

func text(_ events: [Event], _ identifier: String = "Europe/London") throws -> String {
    let calendar = ICalendar.Calendar(product: "-//Test//Test//EN", events: events)
    return String(decoding: try calendar.bytes(in: zone(identifier)), as: UTF8.self)
}

/// Lines put together again, octet by octet (RFC 5545 section 3.1).
func unfolded(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for byte in bytes {
        if byte == 32, result.suffix(2) == [13, 10] {
            result.removeLast(2)
        } else {
            result.append(byte)
        }
    }
    return String(decoding: result, as: UTF8.self)
}

@Suite("A calendar's bytes")
struct WritingTests {
    @Test("a session is local time with its zone, an all-day event a date with an exclusive end")
    func golden() throws {
        var session = try event("2026-12-03T10:15")
        session.sequence = 2
        session.location = "1 Hill Street; London, N1"
        session.alarms = [Alarm(minutesBefore: 1440, text: "Session 1 of 12")]
        let day = try Day(parsing: "2026-12-04")
        let routine = Event(
            uid: "u-2", revised: Moment(minute: 29_900_000), time: .allDay(from: day, through: day),
            summary: "Reminder", isTransparent: true,
            recurrence: Recurrence(weekdays: [.monday, .friday], until: day + 28))
        let lines = try text([session, routine]).components(separatedBy: "\r\n")
        let events = lines.drop { $0 != "BEGIN:VEVENT" }
        #expect(
            events.joined(separator: "\n") == """
                BEGIN:VEVENT
                UID:u-1
                DTSTAMP:20261106T212000Z
                DTSTART;TZID=Europe/London:20261203T101500
                DTEND;TZID=Europe/London:20261203T110000
                LAST-MODIFIED:20261106T212000Z
                SEQUENCE:2
                SUMMARY:Session 1 of 12
                LOCATION:1 Hill Street\\; London\\, N1
                STATUS:CONFIRMED
                BEGIN:VALARM
                ACTION:DISPLAY
                TRIGGER:-P1D
                DESCRIPTION:Session 1 of 12
                END:VALARM
                END:VEVENT
                BEGIN:VEVENT
                UID:u-2
                DTSTAMP:20261106T212000Z
                DTSTART;VALUE=DATE:20261204
                DTEND;VALUE=DATE:20261205
                RRULE:FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20270101
                LAST-MODIFIED:20261106T212000Z
                SEQUENCE:0
                SUMMARY:Reminder
                STATUS:CONFIRMED
                TRANSP:TRANSPARENT
                END:VEVENT
                END:VCALENDAR

                """)
    }

    @Test("an event in an overlap of the clocks is written in UTC at both ends")
    func overlap() throws {
        let text = try text([event("2026-10-25T00:30", minutes: 45)])
        #expect(text.contains("DTSTART:20261024T233000Z\r\n"))
        #expect(text.contains("DTEND:20261025T001500Z\r\n"))
    }

    @Test("what begins or ends in a gap of the clocks is written in UTC, as long as it is")
    func gap() throws {
        for (start, times) in [
            ("2027-03-28T00:15", ["DTSTART:20270328T001500Z", "DTEND:20270328T010000Z"]),
            ("2027-03-28T00:30", ["DTSTART:20270328T003000Z", "DTEND:20270328T011500Z"]),
            ("2027-03-28T01:30", ["DTSTART:20270328T013000Z", "DTEND:20270328T021500Z"]),
        ] {
            let told = try text([event(start, minutes: 45)])
            #expect(times.allSatisfy { told.contains($0 + "\r\n") }, "\(start)")
        }
    }

    @Test("a series whose time clocks skip is refused: it needs its wall clock")
    func series() throws {
        var event = try event("2027-03-28T01:30", minutes: 45)
        event.recurrence = Recurrence(.daily)
        #expect(throws: ICalendarError.self) { try text([event]) }
    }

    @Test("a cancelled event has no alarm; an empty calendar still holds a component")
    func edges() throws {
        var cancelled = try event("2026-12-03T10:15")
        cancelled.status = .cancelled
        cancelled.alarms = [Alarm(minutesBefore: 60, text: "x")]
        let told = try text([cancelled])
        #expect(told.contains("STATUS:CANCELLED\r\n"))
        #expect(!told.contains("VALARM"))
        #expect(try text([]).contains("BEGIN:VTIMEZONE\r\n"))
    }

    @Test("any text unfolds to itself; no line is longer than 75 octets nor cut within a letter")
    func folding() throws {
        var random = SplitMix64(seed: 3)
        let letters = Array("ab ,;\\\"é漢🦵🏽\u{301}م:^").map(String.init)
        for _ in 0..<300 {
            let length = Int.random(in: 1...200, using: &random)
            let summary = (0..<length).map { _ in letters.randomElement(using: &random) ?? "" }
                .joined().trimmingCharacters(in: .whitespaces)
            let bytes = Array(try text([event("2026-12-03T10:15", summary: summary)]).utf8)
            for line in bytes.split(separator: 10) {
                #expect(line.count <= 76)
                #expect(String(validating: line, as: UTF8.self) != nil)
            }
            let unfolded = unfolded(bytes)
            let line = try #require(
                unfolded.components(separatedBy: "\r\n").first { $0.hasPrefix("SUMMARY:") })
            #expect(unescaped(String(line.dropFirst(8))) == summary)
        }
    }

    private func unescaped(_ text: String) -> String {
        var result = ""
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                result.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    @Test(
        "no text makes a property of its own",
        arguments: [
            "x\r\nATTENDEE:mailto:a@b", "x\nEND:VEVENT", "x\rATTACH:y", "x\u{2028}URL:z",
            "x\u{85}URL:z", "x\0y", "\u{FEFF}x", "x\u{7F}\u{9F}",
        ])
    func injection(summary: String) throws {
        var session = try event("2026-12-03T10:15", summary: summary)
        session.description = summary
        session.categories = [summary]
        let told = try text([session])
        let names = told.replacingOccurrences(of: "\r\n ", with: "").components(separatedBy: "\r\n")
            .compactMap { $0.split(separator: ":").first.map(String.init) }
        #expect(!names.contains { ["ATTENDEE", "ATTACH", "URL"].contains($0) })
        #expect(names.filter { $0 == "END" }.count == names.filter { $0 == "BEGIN" }.count)
        for scalar in told.unicodeScalars {
            let value = scalar.value
            #expect(value >= 32 || value == 13 || value == 10)
            #expect(![0x7F, 0x85, 0x2028, 0x2029, 0xFEFF].contains(value))
        }
        #expect(told.replacingOccurrences(of: "\r\n", with: "").contains("\n") == false)
    }
}

/// Random numbers that are the same in each run.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
