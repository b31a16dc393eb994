import Foundation
import ICalendar
import Testing

/// Reads a text whose lines end as written.
func read(_ text: String, limits: ReadLimits = .standard) -> CalendarFile {
    CalendarFile(reading: Array(text.utf8), limits: limits)
}

@Suite("Reading lines")
struct ReadingTests {
    @Test(
        "line ends of all systems, byte order mark, folds and trailing blanks are read alike",
        arguments: ["\r\n", "\n", "\r", "\r\r\n", "\n\n"])
    func lineEnds(end: String) throws {
        let lines = [
            "\u{FEFF}BEGIN:VCALENDAR ", "begin:vevent", "SUMMARY:a\\, ", " b", "\tc", "END:VEVENT",
            "END:VCALENDAR", "\u{1A}", "\0\0",
        ]
        let file = read(lines.joined(separator: end))
        #expect(file.problems.isEmpty, "\(file.problems)")
        let event = try #require(file.components.first?.components.first)
        #expect(event.first("SUMMARY")?.text == "a, bc")
    }

    @Test("a letter that a fold cuts in two is whole again")
    func foldedLetter() {
        var bytes = Array("BEGIN:VCALENDAR\r\nNAME:".utf8)
        for byte in Array("é漢".utf8) { bytes += [byte, 13, 10, 32] }
        bytes += Array("x\r\nEND:VCALENDAR\r\n".utf8)
        let file = CalendarFile(reading: bytes)
        #expect(file.components.first?.first("NAME")?.text == "é漢x")
    }

    @Test("parameters: quotes, lists, carets, and those that are broken")
    func parameters() throws {
        let file = read(
            """
            BEGIN:VEVENT
            ATTENDEE;CN="M, H: ;^n^'^^^x";MEMBER="a","b";X-B=c:mailto:a@b
            SUMMARY;LANGUAGE:no value
            LOCATION;ALTREP="http://x/a:never closed
            END:VEVENT
            """)
        let event = try #require(file.components.first)
        let attendee = try #require(event.first("ATTENDEE"))
        #expect(attendee.parameter("CN") == "M, H: ;\n\"^^x")
        #expect(attendee.parameters.map(\.values) == [["M, H: ;\n\"^^x"], ["a", "b"], ["c"]])
        #expect(attendee.word == "mailto:a@b")
        #expect(event.first("SUMMARY")?.parameters == [.init("LANGUAGE", values: [])])
        #expect(file.problems.map(\.line) == [1, 3, 4])
        #expect(CalendarFile(reading: file.bytes).components == file.components)
    }

    @Test("what is broken is told with its line, and the rest is read")
    func broken() {
        let file = read(
            """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            DESCRIPTION:first line
            second line that nobody folded
            DTSTART:20260101T090000Z
            third line, after a time
            BEGIN:VALARM
            TRIGGER:-PT1H
            END:VEVENT
            END:VTODO
            END:VCALENDAR
            """)
        #expect(
            file.problems.map(\.description) == [
                "line 4: warning: this is no property (NAME:value); it was left out",
                "line 6: error: this is no property (NAME:value); it was left out",
                "line 7: error: VALARM has no END before line 9",
                "line 10: warning: END:VTODO ends nothing",
            ])
        let event = file.components.first?.components.first
        #expect(event?.properties.map(\.name) == ["DESCRIPTION", "DTSTART"])
        #expect(event?.components.map(\.name) == ["VALARM"])
    }

    @Test("a file that is cut short, is no calendar or is UTF-16 is no success")
    func cutShort() {
        #expect(read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n").severity == .error)
        #expect(read("").severity == .fatal)
        #expect(read("<html>\n").severity == .fatal)
        #expect(CalendarFile(reading: [0xFF, 0xFE, 66, 0]).severity == .fatal)
    }

    @Test("octets that are no UTF-8 are kept, and told as Latin-1")
    func latin1() {
        let bytes =
            Array("BEGIN:VEVENT\nSUMMARY:M".utf8) + [0xFC] + Array("ller\nEND:VEVENT\n".utf8)
        let file = CalendarFile(reading: bytes)
        #expect(file.components.first?.first("SUMMARY")?.text == "Müller")
        #expect(file.components.first?.first("SUMMARY")?.value.contains(0xFC) == true)
    }
}

@Suite("Limits of reading")
struct ReadLimitsTests {
    @Test("what goes beyond a limit ends with the limit, the line and no crash")
    func limits() {
        var limits = ReadLimits()
        limits.bytes = 10_000
        #expect(told(String(repeating: "X:1\n", count: 3000), limits).contains("10000 bytes"))
        limits = ReadLimits()
        limits.lines = 100
        #expect(told(String(repeating: "X-A:1\n", count: 300), limits).contains("100 lines"))
        limits.depth = 5
        let deep = String(repeating: "BEGIN:VEVENT\n", count: 20_000)
        #expect(
            told(deep, limits).contains("line 6: fatal: components are nested more than 5 deep"))
        limits = ReadLimits()
        limits.components = 10
        let many = String(repeating: "BEGIN:VEVENT\nEND:VEVENT\n", count: 20)
        #expect(told(many, limits).contains("line 21: fatal: the file has more than 10 components"))
        limits.components = 1000
        limits.lineLength = 100
        let long = "BEGIN:VEVENT\nSUMMARY:" + String(repeating: "x", count: 5000) + "\nEND:VEVENT\n"
        #expect(told(long, limits).contains("line 2: warning: the line is longer than 100 bytes"))
        limits.alarms = 2
        let alarms = String(repeating: "BEGIN:VALARM\nEND:VALARM\n", count: 5)
        #expect(told("BEGIN:VEVENT\n\(alarms)END:VEVENT\n", limits).contains("more than 2 alarms"))
        limits.problems = 3
        let noise = read("BEGIN:VEVENT\n" + String(repeating: "?\n", count: 50), limits: limits)
        #expect(noise.problems.count == 4)
        #expect(noise.problems.last?.reason.contains("more problems") == true)
    }

    private func told(_ text: String, _ limits: ReadLimits) -> String {
        read(text, limits: limits).problems.map(\.description).joined(separator: "\n")
    }
}
