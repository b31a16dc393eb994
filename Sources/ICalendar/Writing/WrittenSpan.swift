import CivilTime

/// A time as it is written.
enum WrittenTime {
    case date(Day)
    case local(DateTime)
    case utc(DateTime)

    /// `DTSTART;TZID=Europe/London:20261201T093000` and its like.
    @inline(__always)
    func write(_ name: Name, _ zone: String, to lines: inout ContentLines) {
        switch self {
        case .date(let day): lines.line(name.date, day)
        case .local(let time): lines.line(name.local, zone, time)
        case .utc(let time): lines.line(name.utc, utc: time)
        }
    }

    /// The name of a property that holds a time, with what must follow it for each form of a time.
    struct Name {
        let date: StaticString
        let local: StaticString
        let utc: StaticString

        static var start: Name {
            Name(date: "DTSTART;VALUE=DATE:", local: "DTSTART;TZID=", utc: "DTSTART:")
        }
        static var end: Name {
            Name(date: "DTEND;VALUE=DATE:", local: "DTEND;TZID=", utc: "DTEND:")
        }
        static var due: Name { Name(date: "DUE;VALUE=DATE:", local: "DUE;TZID=", utc: "DUE:") }
    }
}

/// When something starts and ends, as it is written; either may be missing.
struct WrittenSpan {
    var start: WrittenTime?
    var end: WrittenTime?

    /// Both in UTC, if that is asked for, or if one of them comes twice, as readers disagree on which of two
    /// equal times is meant. A series needs its wall clock; of a time that comes twice, the first is meant.
    static func of(
        _ start: LocalTime?, _ end: LocalTime?, _ clock: WritingClock, isSeries: Bool = false
    ) throws(ICalendarError) -> WrittenSpan {
        let first = try clock.resolve(start)
        let last = try clock.resolve(end)
        guard !clock.inUTC && first?.isOnce ?? true && last?.isOnce ?? true || isSeries else {
            return WrittenSpan(
                start: first.map { .utc(DateTime(second: $0.instant)) },
                end: last.map { .utc(DateTime(second: $0.instant)) })
        }
        return WrittenSpan(
            start: start.map { .local(DateTime($0)) }, end: end.map { .local(DateTime($0)) })
    }
}

/// The zone in which a calendar writes its times.
struct WritingClock {
    let zone: String
    let clock: ZoneClock
    /// Whether times are written in UTC all the same.
    let inUTC: Bool

    init(_ zone: ZoneRules, inUTC: Bool) {
        self.zone = zone.identifier
        clock = ZoneClock(zone)
        self.inUTC = inUTC
    }

    fileprivate func resolve(
        _ local: LocalTime?
    ) throws(ICalendarError) -> (instant: Int, isOnce: Bool)? {
        guard let local else { return nil }
        switch clock.resolve(DateTime(local)) {
        case .once(let instant): return (instant, true)
        case .twice(let earlier, _): return (earlier, false)
        case .never: throw .noSuchTime(local, zone: zone)
        }
    }
}
