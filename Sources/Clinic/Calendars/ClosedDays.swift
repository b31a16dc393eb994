package import CivilTime
import ICalendar

/// Days on which a calendar of public holidays says that nobody works.
package struct ClosedDays: Sendable {
    /// A day and what it is called there.
    package struct Holiday: Hashable, Sendable {
        package let day: Day
        package let name: String
    }

    /// The holidays in order, each day once.
    package let holidays: [Holiday]
    package let notes: CalendarNotes

    /// Days from today within which recurring holidays are followed.
    package static let horizon = 731

    package var days: [Day] { holidays.map(\.day) }
}

extension ClosedDays {
    /// Reads the whole days of a calendar file from today on; events with a time of day are passed over.
    ///
    /// - Throws: `CalendarFileRefusal` where the file cannot be read or understood; `FileRefusal` where the zone is unknown, or the clocks
    ///   skip the time that was set.
    package init(
        from path: String, timeZone: String, clock: Clock
    ) throws {
        let zone = try ZoneFiles.rules(of: timeZone)
        let today = zone.local(try clock.moment(in: zone)).day
        try self.init(from: path, in: zone, today: today)
    }

    init(from path: String, in zone: ZoneRules, today: Day) throws {
        let input = CalendarInput(path: path)
        let file = CalendarFile(reading: try input.bytes())
        guard
            let window = Interval(
                zone.firstInstant(of: today), zone.firstInstant(of: today + Self.horizon))
        else {
            self.init(holidays: [], notes: CalendarNotes())
            return
        }
        // Holidays leave the time free in most calendars; events with a time of day close nothing.
        let found = CalendarOccurrences(
            of: file, in: window, localZone: zone,
            counting: { !$0.isCancelled && $0.isAllDay != false },
            zone: { ZoneFiles.rules(ofAnyCase: $0) })
        let tolerated = try input.notes(on: found.problems, of: .holidays)
        let events = HolidayEvents(file)
        var names: [Day: String] = [:]
        for occurrence in found.occurrences where events.isHoliday(occurrence) {
            let first = zone.local(Moment(minute: occurrence.start / 60)).day
            let last = zone.local(Moment(minute: occurrence.end / 60) + -1).day
            for number in first.number...max(first.number, last.number) {
                let day = Day(number: number)
                guard today <= day, day < today + Self.horizon, names[day] == nil else { continue }
                names[day] = events.name(at: occurrence.line)
            }
        }
        self.init(
            holidays: names.keys.sorted().map { Holiday(day: $0, name: names[$0] ?? "") },
            notes: CalendarNotes(
                path: tolerated.path, problems: tolerated.problems,
                passedOver: events.passedOver(found.occurrences)))
    }
}

/// The events of a calendar of holidays, by the line in which they begin.
private struct HolidayEvents {
    private var byLine: [Int: Component] = [:]

    init(_ file: CalendarFile) {
        for component in file.components {
            for event in component.components + [component] where event.name == "VEVENT" {
                byLine[event.line] = event
            }
        }
    }

    func name(at line: Int) -> String { byLine[line]?.first("SUMMARY")?.text ?? "" }

    /// Whether the clinic closes for it: a whole day that is no mere observance, like Valentine's Day, of
    /// which Google's calendars say so in the description.
    func isHoliday(_ one: Occurrence) -> Bool {
        one.isAllDay && !one.isCancelled && !isObservance(one.line)
    }

    private func isObservance(_ line: Int) -> Bool {
        byLine[line]?.first("DESCRIPTION")?.text.lowercased().hasPrefix("observance") == true
    }

    func passedOver(_ occurrences: [Occurrence]) -> [CalendarNotes.PassedOver] {
        Set(occurrences.filter { !$0.isCancelled && !isHoliday($0) }.map(\.line)).sorted().map {
            .init(line: $0, name: name(at: $0), isObservance: isObservance($0))
        }
    }
}
