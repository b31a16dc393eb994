/// A TZID that neither the file defines nor the system knows.
struct UnknownZone: Error, Hashable {
    let tzid: String
    /// Whether a time that counts is meant by it.
    var counts = true
}

/// Finds the clock by which a time of a file is meant.
struct EventClocks {
    /// Of whole days, and of times without a zone where nothing says more.
    let local: ZoneClock
    /// What somebody says is meant where the file does not say it, or not so that it is known.
    private let assumed: (clock: ZoneClock, name: String)?
    private(set) var zones: CalendarZones
    private(set) var log: ProblemLog
    private var told: Set<String> = []

    init(
        local: ZoneClock, assumed: (clock: ZoneClock, name: String)?, zones: CalendarZones,
        limits: ReadLimits
    ) {
        (self.local, self.assumed, self.zones) = (local, assumed, zones)
        log = ProblemLog(limit: limits.problems)
    }

    /// The clock of a time that stands at a line, and of which it is known whether it counts. `calendarZone` is what the calendar around it says of times without a
    /// zone (X-WR-TIMEZONE).
    mutating func clock(
        of time: CalendarTime, in calendarZone: String?, line: Int, counts: Bool = true
    ) throws(UnknownZone) -> ZoneClock {
        switch time {
        case .utc: return .utc
        case .date: return local
        case .floating: return try floating(calendarZone, line, counts)
        case .zoned(_, let tzid):
            if let clock = zones.clock(tzid, counts: counts) { return clock }
            guard let assumed else { throw UnknownZone(tzid: tzid) }
            tell("the time zone '\(tzid.shortened)' is not known; \(assumed.name) is taken", line)
            return assumed.clock
        }
    }

    /// The clock of a zone by its name; `nil` for one that is not known.
    mutating func known(_ tzid: String) -> ZoneClock? { zones.clock(tzid, counts: false) }

    /// Takes note of a time of an event at which the file's own clock may be another than that of the place.
    mutating func compare(_ wall: DateTime, _ start: CalendarTime, counts: Bool = true) {
        if case .zoned(_, let tzid) = start { zones.compare(wall, in: tzid, counts: counts) }
    }

    private mutating func floating(
        _ zone: String?, _ line: Int, _ counts: Bool
    ) throws(UnknownZone) -> ZoneClock {
        if let assumed {
            tell("times without a time zone are taken in \(assumed.name)", line)
            return assumed.clock
        }
        guard let zone else { return local }
        guard let clock = zones.clock(zone, counts: counts) else { throw UnknownZone(tzid: zone) }
        let reason = "times without a time zone are taken in the calendar's, '\(zone.shortened)'"
        tell(reason, line)
        return clock
    }

    /// Each once.
    private mutating func tell(_ reason: String, _ line: Int) {
        if told.insert(reason).inserted { log.add(line, .warning, reason) }
    }
}
