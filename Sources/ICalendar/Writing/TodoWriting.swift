import CivilTime

extension Todo: PlacedEntry {
    static var frame: (begin: StaticString, end: StaticString) { ("BEGIN:VTODO", "END:VTODO") }

    var days: ClosedRange<Day>? {
        guard case .timed(let span) = time else { return nil }
        let ends = [span.start, span.due].compactMap { $0?.day }
        guard let first = ends.min(), let last = ends.max() else { return nil }
        return first...last
    }

    func span(_ clock: WritingClock) throws(ICalendarError) -> WrittenSpan {
        switch time {
        case .whenever: return WrittenSpan()
        case .dates(let span):
            try check(span)
            return WrittenSpan(
                start: span.start.map { .date($0) }, end: span.due.map { .date($0) })
        case .timed(let span):
            try check(span)
            return try .of(span.start, span.due, clock)
        }
    }

    private func check<Point: Comparable>(_ span: Span<Point>) throws(ICalendarError) {
        let isSound =
            switch span {
            case .from, .due: true
            case .between(let start, let due): start < due
            case .lasting(_, let length): length > 0
            }
        guard isSound else { throw .dueBeforeItStarts(uid: uid) }
    }

    func write(_ span: WrittenSpan, _ clock: WritingClock, to lines: inout ContentLines) {
        span.start?.write(.start, clock.zone, to: &lines)
        span.end?.write(.due, clock.zone, to: &lines)
        guard let length else { return }
        lines.put("DURATION:")
        lines.put(length)
        lines.endLine()
    }

    private var length: CalendarDuration? {
        switch time {
        case .dates(.lasting(_, let days)): CalendarDuration(days: days)
        case .timed(.lasting(_, let minutes)): CalendarDuration(seconds: minutes * 60)
        default: nil
        }
    }

    func writeRest(to lines: inout ContentLines) {
        writeDetails(to: &lines)
        progress.write(to: &lines)
        if let priority { lines.line("PRIORITY:", priority.number) }
        writeMarks(to: &lines)
        guard let trigger, progress.isOpen else { return }
        for alarm in alarms { alarm.write(trigger, to: &lines) }
    }

    /// Before which end a reminder comes (RFC 5545 section 3.8.6.3).
    private var trigger: StaticString? {
        switch time {
        case .whenever: nil
        case .dates(.from), .timed(.from): "TRIGGER:"
        case .dates, .timed: "TRIGGER;RELATED=END:"
        }
    }
}

extension Todo.Span {
    fileprivate var start: Point? {
        switch self {
        case .from(let start), .between(let start, _), .lasting(let start, _): start
        case .due: nil
        }
    }

    fileprivate var due: Point? {
        switch self {
        case .due(let due), .between(_, let due): due
        case .from, .lasting: nil
        }
    }
}

extension Todo.Progress {
    fileprivate var isOpen: Bool {
        switch self {
        case .needsAction, .inProcess: true
        case .completed, .cancelled: false
        }
    }

    fileprivate func write(to lines: inout ContentLines) {
        switch self {
        case .needsAction: lines.line("STATUS:NEEDS-ACTION")
        case .inProcess(let percent):
            lines.line("STATUS:IN-PROCESS")
            if let percent { lines.line("PERCENT-COMPLETE:", percent.number) }
        case .completed(let moment):
            lines.line("STATUS:COMPLETED")
            if let moment { lines.line("COMPLETED:", moment) }
            lines.line("PERCENT-COMPLETE:100")
        case .cancelled: lines.line("STATUS:CANCELLED")
        }
    }
}
