import CivilTime

/// When an event starts and ends, as it is written.
enum EventSpan {
    case dates(Day, end: Day)
    case local(DateTime, end: DateTime)
    /// As asked for; and where an end comes twice, as readers disagree on which of two equal times is
    /// meant.
    case utc(Int, end: Int)

    static func of(
        _ event: Event, _ clock: ZoneClock, _ zone: String, inUTC: Bool
    ) throws(ICalendarError) -> EventSpan {
        switch event.time {
        case .allDay(let from, let through):
            guard from <= through else { throw .endsBeforeItStarts(uid: event.uid) }
            return .dates(from, end: through + 1)
        case .timed(let start, let end):
            guard start < end else { throw .endsBeforeItStarts(uid: event.uid) }
            let first = try resolve(start, clock, zone)
            let last = try resolve(end, clock, zone)
            // A series needs its wall clock; of a time that comes twice the first is meant.
            guard !inUTC && first.isOnce && last.isOnce || event.recurrence != nil else {
                return .utc(first.instant, end: last.instant)
            }
            return .local(DateTime(start), end: DateTime(end))
        }
    }

    private static func resolve(
        _ local: LocalTime, _ clock: ZoneClock, _ zone: String
    ) throws(ICalendarError) -> (instant: Int, isOnce: Bool) {
        switch clock.resolve(DateTime(local)) {
        case .once(let instant): return (instant, true)
        case .twice(let earlier, _): return (earlier, false)
        case .never: throw .noSuchTime(local, zone: zone)
        }
    }

    func write(_ zone: String, to lines: inout ContentLines) {
        switch self {
        case .dates(let first, let end):
            lines.line("DTSTART;VALUE=DATE:", first)
            lines.line("DTEND;VALUE=DATE:", end)
        case .local(let first, let end):
            lines.line("DTSTART;TZID=", zone, first)
            lines.line("DTEND;TZID=", zone, end)
        case .utc(let first, let end):
            lines.line("DTSTART:", utc: DateTime(second: first))
            lines.line("DTEND:", utc: DateTime(second: end))
        }
    }

    /// A rule's last day is told as dates of whole days, else in UTC (RFC 5545 section 3.3.10).
    func write(
        _ recurrence: Recurrence, _ clock: ZoneClock, to lines: inout ContentLines
    ) {
        var rule = recurrence
        switch self {
        case .dates, .utc: break
        case .local(let first, _):
            if case .date(let day) = rule.until {
                let last = DateTime(day, secondOfDay: first.secondOfDay)
                rule.until = .utc(DateTime(second: clock.instant(of: last)))
            }
        }
        lines.line("RRULE:", rule.description)
    }
}
