import Foundation
import ICalendar
import Testing

@Suite("What is written is read again")
struct RoundTripTests {
    /// Calendars that are tried: more with `PHYSIO_LONG_TESTS`.
    private static let calendars =
        ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] == nil ? 2_000 : 10_000

    @Test("thousands of generated calendars come back the same, whatever the chunks")
    func generated() {
        var random = SplitMix64(seed: 10_000)
        for number in 0..<Self.calendars {
            let calendar = Component.random(using: &random)
            let bytes = calendar.bytes
            let file = CalendarFile(reading: bytes)
            guard file.components == [calendar], file.problems.isEmpty else {
                Issue.record("calendar \(number): \(String(decoding: bytes, as: UTF8.self))")
                return
            }
            guard number % 50 == 0 else { continue }
            let size = Int.random(in: 1...7, using: &random)
            #expect(inChunks(of: size, bytes) == file.components, "calendar \(number)")
        }
    }

    @Test(
        "a TZID ends where it ended, whatever its value begins with",
        arguments: [
            "DTSTART;TZID=\"W. Europe Standard Time\":20:STANDARD", "DTSTART;TZID=\"(a\":b)c:d",
            "DTSTART;TZID=\"x\"://y:z", "DTSTART;TZID=\"UTC-04\":00:x",
        ])
    func zoneNames(line: String) {
        let file = CalendarFile(reading: calendar(line))
        #expect(CalendarFile(reading: file.bytes).components == file.components)
    }

    private func inChunks(of size: Int, _ bytes: [UInt8]) -> [Component] {
        var reader = ComponentReader()
        var calendar = Component("VCALENDAR")
        let take: (ComponentReader.Part) -> Void = { part in
            switch part {
            case .property(let property): calendar.properties.append(property)
            case .component(let component): calendar.components.append(component)
            case .begin, .end: break
            }
        }
        for start in stride(from: 0, to: bytes.count, by: size) {
            reader.read(Array(bytes[start..<min(start + size, bytes.count)]), take)
        }
        reader.finish(take)
        return [calendar]
    }
}

extension Component {
    /// A VCALENDAR with names, parameters and texts of all sorts.
    static func random(using random: inout SplitMix64) -> Component {
        var calendar = Component("VCALENDAR", properties(&random))
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            var event = Component(name(&random), properties(&random))
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                event.components.append(Component(name(&random), properties(&random)))
            }
            calendar.components.append(event)
        }
        return calendar
    }

    private static let letters = Array("aZ 09-_.,;:\\\"'^=\t/@né漢🦵🏽\u{301}م\u{200B}").map(
        String.init)
    private static let nameLetters = Array("ABCXYZ0189-").map(String.init)

    private static func name(_ random: inout SplitMix64) -> String {
        let known = [
            "VEVENT", "VALARM", "VTODO", "X-A", "DTSTART", "SUMMARY", "X-LONG-NAME-OF-SOMEBODY",
        ]
        guard Bool.random(using: &random) else { return known.randomElement(using: &random) ?? "X" }
        return "X" + text(&random, nameLetters, 0...20)
    }

    private static func text(
        _ random: inout SplitMix64, _ letters: [String], _ count: ClosedRange<Int>
    ) -> String {
        (0..<Int.random(in: count, using: &random))
            .map { _ in letters.randomElement(using: &random) ?? "" }.joined()
    }

    private static func properties(_ random: inout SplitMix64) -> [Property] {
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
            let parameters = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                Property.Parameter(
                    Self.name(&random),
                    values: (0..<Int.random(in: 1...2, using: &random))
                        .map { _ in text(&random, letters + ["\n"], 0...60) })
            }
            let name = Self.name(&random)
            let long = Int.random(in: 0...9, using: &random) == 0 ? 400 : 40
            switch Int.random(in: 0...2, using: &random) {
            case 0:
                return Property(name, parameters, text: text(&random, letters + ["\n"], 0...long))
            case 1:
                return Property(
                    name, texts: [text(&random, letters, 0...9), text(&random, letters, 0...9)])
            default:
                let octets = (0..<Int.random(in: 0...long, using: &random)).map { _ in
                    UInt8.random(in: 0...255, using: &random)
                }
                return Property(name, parameters, bytes: octets.filter { $0 != 10 && $0 != 13 })
            }
        }
    }
}

@Suite("Texts")
struct TextTests {
    @Test(
        "TEXT and lists of TEXT come back without escapes",
        arguments: [
            "a, b; c\\d", "line\nline", "\\n is no line", "ends with \\", "漢字🦵🏽",
        ])
    func text(_ text: String) {
        #expect(Property("SUMMARY", text: text).text == text)
        #expect(Property("CATEGORIES", texts: [text, "x"]).texts == [text, "x"])
    }
}
