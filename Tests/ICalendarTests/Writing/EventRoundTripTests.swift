import CivilTime
import Foundation
import ICalendar
import Testing

@Suite("Events, written and read")
struct EventRoundTripTests {
    @Test("2,000 generated events come back with the same texts and the same times")
    func generated() throws {
        var random = SplitMix64(seed: 2_000)
        let names = ["Europe/London", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu"]
        let zones = try names.map { try zone($0) }
        for number in 0..<2_000 {
            let rules = zones[number % zones.count]
            let event = Event.random(using: &random)
            let bytes = try Calendar(product: "-//T//T//EN", events: [event]).bytes(in: rules)
            let file = CalendarFile(reading: bytes)
            #expect(file.problems.isEmpty)
            let read = try #require(file.components.first?.components.last)
            #expect(read.first("SUMMARY")?.text == event.summary, "event \(number)")
            #expect(read.first("DESCRIPTION")?.text == event.description, "event \(number)")
            #expect(read.first("CATEGORIES")?.texts ?? [] == event.categories, "event \(number)")
            #expect(read.components.count == (event.status == .cancelled ? 0 : event.alarms.count))
            try Self.compareTimes(event, EventTimes.read(read).times, rules)
        }
    }

    private static func compareTimes(
        _ event: Event, _ read: EventTimes?, _ rules: ZoneRules
    ) throws {
        let read = try #require(read)
        #expect(read.uid == event.uid)
        #expect(read.isCancelled == (event.status == .cancelled))
        #expect(read.isTransparent == event.isTransparent)
        switch event.time {
        case .allDay(let from, let through):
            #expect(read.start == .date(from))
            #expect(read.length == .lasting(CalendarDuration(days: through - from + 1)))
        case .timed(let start, _):
            let clock = ZoneClock(rules)
            let meant = clock.instant(of: DateTime(start))
            switch read.start {
            case .utc(let time): #expect(time.second == meant)
            case .zoned(let time, let tzid):
                #expect(tzid == rules.identifier)
                #expect(clock.instant(of: time) == meant)
            default: Issue.record("the start has no zone")
            }
        }
    }
}

/// Of letters that must be escaped, folded or left whole; without blanks at its ends.
func randomText(_ count: ClosedRange<Int>, using random: inout SplitMix64) -> String {
    let letters = Array("ab ,;\\\"é漢🦵🏽\u{301}م:^\n").map(String.init)
    let text = (0..<Int.random(in: count, using: &random))
        .map { _ in letters.randomElement(using: &random) ?? "" }.joined()
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
}

extension Event {
    /// With texts of all sorts, often at the change of the clocks.
    fileprivate static func random(using random: inout SplitMix64) -> Event {
        let changes = [20_541, 20_751, 20_547]
        let day = Day(
            number: (changes.randomElement(using: &random) ?? 0)
                + Int.random(in: -1...1, using: &random))
        let start = LocalTime(day, .midnight) + Int.random(in: 0...400, using: &random)
        let isAllDay = Int.random(in: 0...3, using: &random) == 0
        var event = Event(
            uid: "u-\(random.next())", revised: Moment(minute: 29_900_000),
            time: isAllDay
                ? .allDay(from: day, through: day + Int.random(in: 0...9, using: &random))
                : .timed(start: start, end: start + Int.random(in: 1...300, using: &random)),
            summary: randomText(0...120, using: &random),
            description: randomText(0...300, using: &random))
        event.categories = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            randomText(1...9, using: &random)
        }.filter { !$0.isEmpty }
        event.status =
            [.confirmed, .tentative, .cancelled].randomElement(using: &random) ?? .confirmed
        event.isTransparent = Bool.random(using: &random)
        event.alarms = [Alarm(minutesBefore: Int.random(in: 1...3000, using: &random), text: "x")]
        return event
    }
}
