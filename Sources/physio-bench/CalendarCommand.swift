import ArgumentParser
import CivilTime
import Foundation
import ICalendar

/// Writes or reads a large calendar, as programs of other makers do beside it.
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ical", abstract: "Write or read a large calendar.")

    enum Action: String, ExpressibleByArgument { case write, read, stream }

    @Argument(help: "write, read (the whole tree) or stream (component by component).")
    var action: Action
    @Argument(help: "The file.") var file: String
    @Option(help: "Events to write.") var events = 100_000

    func run() throws {
        let path = "/usr/share/zoneinfo/Europe/Berlin"
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let zone = try ZoneRules(tzif: Array(data), identifier: "Europe/Berlin")
        switch action {
        case .write: try write(zone)
        case .read:
            var sum = CheckSum(zone)
            let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
            for calendar in CalendarFile(reading: Array(bytes)).components {
                for component in calendar.components { sum.add(component) }
            }
            print(sum.told)
        case .stream: try stream(zone)
        }
    }

    /// Local Berlin times 08:00-17:45, 40 a day, from 2026-01-05, each with an alarm.
    private func write(_ zone: ZoneRules) throws {
        let manager = FileManager.default
        guard manager.createFile(atPath: file, contents: nil),
            let handle = FileHandle(forWritingAtPath: file)
        else { throw ValidationError("\(file) cannot be written.") }
        let first = try Day(parsing: "2026-01-05")
        let heading = CalendarHeading(product: "-//Bench//Bench 1.0//EN")
        var writer = try CalendarWriter(heading, in: zone, days: first...first + events / 40) {
            try handle.write(contentsOf: $0)
        }
        let stamp = try LocalTime(parsing: "2026-01-01T08:00").minute
        for number in 0..<events {
            try writer.write(event(number, first, Moment(minute: stamp)))
        }
        try writer.finish()
        try handle.close()
    }

    private func event(_ number: Int, _ first: Day, _ revised: Moment) -> Event {
        let day = first + number / 40
        let start = LocalTime(minute: day.number * 1440 + 480 + number % 40 * 15)
        let digits = String(String(1_000_000 + number).dropFirst())
        return Event(
            uid: joined("6f1c2b1e-0c3b-4b7a-9d5e-000000", digits, ""), revised: revised,
            time: .timed(start: start, end: start + 45),
            summary: joined("Physiotherapy session ", digits, ", knee"),
            description: joined("Session ", digits, Self.told), location: "Praxis Müller, Room 2",
            alarms: [Alarm(minutesBefore: 60, text: "Reminder")])
    }

    private static let told = """
        ; strength and mobility, bring towel and water.
        Therapist: Frau Müller – Praxis am Markt, second floor, ring twice
        """

    /// Made in one piece, as interpolation would cost more than the writing that is measured.
    private func joined(_ head: String, _ digits: String, _ tail: String) -> String {
        var text = ""
        text.reserveCapacity(head.utf8.count + digits.utf8.count + tail.utf8.count)
        text += head
        text += digits
        text += tail
        return text
    }

    private func stream(_ zone: ZoneRules) throws {
        guard let handle = FileHandle(forReadingAtPath: file) else {
            throw ValidationError("\(file) cannot be read.")
        }
        var sum = CheckSum(zone)
        var reader = ComponentReader()
        while let chunk = try handle.read(upToCount: 1 << 16), !chunk.isEmpty {
            reader.read(Array(chunk)) { part in
                if case .component(let component) = part { sum.add(component) }
            }
        }
        reader.finish { _ in }
        print(sum.told)
    }
}

/// Every start in UTC, added up, so that readers can be compared.
private struct CheckSum {
    private let clock: ZoneClock
    private var events = 0
    private var sum = 0

    init(_ zone: ZoneRules) { clock = ZoneClock(zone) }

    mutating func add(_ component: Component) {
        guard component.name == "VEVENT", let start = component.first("DTSTART"),
            let time = CalendarTime.read(start)
        else { return }
        events += 1
        sum += clock.instant(of: time.wall) % 1_000_003
    }

    var told: String { "\(events) events, checksum \(sum)" }
}
