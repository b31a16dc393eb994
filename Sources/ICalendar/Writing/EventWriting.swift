import CivilTime

extension Event: PlacedEntry {
    static var frame: (begin: StaticString, end: StaticString) { ("BEGIN:VEVENT", "END:VEVENT") }

    var days: ClosedRange<Day>? {
        guard case .timed(let start, let end) = time else { return nil }
        // A rule without an end goes on through some changes of the clocks, so that the file holds them.
        let open = recurrence.map { $0.until == nil && $0.count == nil } ?? false
        let last = max(end.day, recurrence?.until?.wall.day ?? (open ? end.day + 800 : end.day))
        return min(start.day, last)...last
    }

    func span(_ clock: WritingClock) throws(ICalendarError) -> WrittenSpan {
        switch time {
        case .allDay(let from, let through):
            guard from <= through else { throw .endsBeforeItStarts(uid: uid) }
            return WrittenSpan(start: .date(from), end: .date(through + 1))
        case .timed(let start, let end):
            guard start < end else { throw .endsBeforeItStarts(uid: uid) }
            return try .of(start, end, clock, isSeries: recurrence != nil)
        }
    }

    func write(_ span: WrittenSpan, _ clock: WritingClock, to lines: inout ContentLines) {
        span.start?.write(.start, clock.zone, to: &lines)
        span.end?.write(.end, clock.zone, to: &lines)
        guard var rule = recurrence else { return }
        // UNTIL is a date for whole days, else a time in UTC (RFC 5545 section 3.3.10).
        if case .local(let first) = span.start, case .date(let day) = rule.until {
            let last = DateTime(day, secondOfDay: first.secondOfDay)
            rule.until = .utc(DateTime(second: clock.clock.instant(of: last)))
        }
        lines.line("RRULE:", rule.description)
    }

    func writeRest(to lines: inout ContentLines) {
        writeDetails(to: &lines)
        lines.line("STATUS:", status.rawValue)
        if isTransparent { lines.line("TRANSP:TRANSPARENT") }
        writeMarks(to: &lines)
        guard status != .cancelled else { return }
        for alarm in alarms { alarm.write("TRIGGER:", to: &lines) }
    }
}

extension Alarm {
    /// `trigger` says before which end of the time it comes; it ends with the colon.
    func write(_ trigger: StaticString, to lines: inout ContentLines) {
        lines.line("BEGIN:VALARM")
        if let uid { lines.line("UID:", text: uid) }
        lines.line("ACTION:DISPLAY")
        lines.put(trigger)
        lines.put(CalendarDuration(minutes: -minutesBefore))
        lines.endLine()
        lines.line("DESCRIPTION:", text: text)
        if let acknowledged { lines.line("ACKNOWLEDGED:", acknowledged) }
        lines.line("END:VALARM")
    }
}
