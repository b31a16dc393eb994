import CivilTime

/// Writes a calendar's components one after the other.
struct CalendarEncoder {
    private let zone: ZoneRules
    private let clock: ZoneClock
    private let inUTC: Bool
    var lines = ContentLines()

    /// `inUTC` writes the times of single events in UTC; a series keeps its wall clock.
    init(_ zone: ZoneRules, inUTC: Bool = false) {
        self.zone = zone
        self.inUTC = inUTC
        clock = ZoneClock(zone)
    }

    /// `days` are those of the timed events; `nil` leaves the time zone out.
    mutating func begin(
        _ heading: CalendarHeading, days: ClosedRange<Day>?
    ) throws(ICalendarError) {
        try heading.write(to: &lines)
        guard let days else { return }
        lines.append(zone.component(from: days.lowerBound, through: days.upperBound))
    }

    /// Writes the whole event or, when it is wrong, nothing.
    mutating func append(_ event: Event) throws(ICalendarError) {
        let span = try EventSpan.of(event, clock, zone.identifier, inUTC: inUTC)
        try event.checkLinks()
        lines.line("BEGIN:VEVENT")
        lines.line("UID:", text: event.uid)
        lines.line("DTSTAMP:", event.revised)
        span.write(zone.identifier, to: &lines)
        if let recurrence = event.recurrence {
            span.write(recurrence, clock, to: &lines)
        }
        event.write(to: &lines)
        if event.status != .cancelled {
            for alarm in event.alarms { alarm.write(to: &lines) }
        }
        lines.line("END:VEVENT")
    }

    mutating func append(_ freeBusy: FreeBusy) throws(ICalendarError) {
        try freeBusy.write(to: &lines)
    }

    mutating func end() { lines.line("END:VCALENDAR") }
}
