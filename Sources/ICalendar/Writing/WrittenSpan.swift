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

    /// Both in UTC, if that is asked for, or if one of them comes twice or never, as readers disagree on what is
    /// meant then: the first of two, and for a time that clocks skip the instant that the offset before gives (RFC
    /// 5545 section 3.3.5), at which a session ends that lasts until the change. A series needs its wall clock.
    static func of(
        _ start: LocalTime?, _ end: LocalTime?, _ clock: WritingClock, isSeries: Bool = false
    ) throws(ICalendarError) -> WrittenSpan {
        if isSeries { try clock.requireThere([start, end]) }
        guard clock.inUTC || !clock.areOnce([start, end]), !isSeries else {
            return WrittenSpan(
                start: start.map { .local(DateTime($0)) }, end: end.map { .local(DateTime($0)) })
        }
        let first = start.map(clock.instant)
        var last = end.map(clock.instant)
        if let first, let start, let end, last ?? first <= first {
            last = first + (end.minute - start.minute) * 60
        }
        return WrittenSpan(
            start: first.map { .utc(DateTime(second: $0)) },
            end: last.map { .utc(DateTime(second: $0)) })
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

    fileprivate func instant(of local: LocalTime) -> Int { clock.instant(of: DateTime(local)) }

    fileprivate func areOnce(_ times: [LocalTime?]) -> Bool {
        times.compactMap { $0 }.allSatisfy { time in
            if case .once = clock.resolve(DateTime(time)) { true } else { false }
        }
    }

    /// Throws where clocks skip one of them.
    fileprivate func requireThere(_ times: [LocalTime?]) throws(ICalendarError) {
        for case let time? in times {
            if case .never = clock.resolve(DateTime(time)) { throw .noSuchTime(time, zone: zone) }
        }
    }
}
