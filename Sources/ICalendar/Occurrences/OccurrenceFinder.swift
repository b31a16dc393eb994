import CivilTime

/// Finds the instances of events between two instants.
struct OccurrenceFinder {
    private let from: Int
    private let to: Int
    private let limits: ReadLimits
    private(set) var clocks: EventClocks
    private(set) var log: ProblemLog
    private(set) var found: [Occurrence] = []
    private var workLeft: Int
    private var unknownZones: Set<String> = []

    private static let day = 86_400

    /// Instances that overlap `from ..< to` are found, those without length when they start in it.
    init(from: Int, to: Int, clocks: EventClocks, limits: ReadLimits) {
        self.from = from
        self.to = to
        self.clocks = clocks
        self.limits = limits
        log = ProblemLog(limit: limits.problems)
        workLeft = limits.recurrenceWorkOfFile
    }

    /// Finds the instances of all events of one UID.
    mutating func add(_ series: Series) {
        let changed = series.overrides.filter(mayTouchWindow)
        var overrides: [Int: EventTimes] = [:]
        var later: [(at: Int, event: EventTimes)] = []
        for event in changed {
            attempt(event.line) { finder throws(UnknownZone) in
                guard let id = event.recurrenceID else { return }
                let clock = try finder.clock(of: series.masters.first?.start ?? id, event)
                let at = try finder.instant(id, clock, event)
                overrides[at] = event
                if event.isThisAndFuture { later.append((at, event)) }
            }
        }
        let ordered = LaterChanges(later)
        for master in series.masters where mayTouchWindow(master) {
            attempt(master.line) { finder throws(UnknownZone) in
                try finder.add(master, overrides, ordered)
            }
        }
        for event in changed {
            attempt(event.line) { finder throws(UnknownZone) in
                let clock = try finder.clock(of: event.start, event)
                try finder.emit(event, event.start.wall, nil, clock, isFirst: true)
            }
        }
    }

    /// Whether it may have an instance, or take one away, between the two instants, whatever its zones are.
    private func mayTouchWindow(_ event: EventTimes) -> Bool {
        let starts =
            [event.start] + event.additions.map(\.start) + [event.recurrenceID ?? event.start]
        let seconds = starts.map(\.wall.second)
        guard let first = seconds.min(), let last = seconds.max(), first - 2 * Self.day < to else {
            return false
        }
        guard event.rules.allSatisfy({ $0.until != nil }), !event.isThisAndFuture else {
            return true
        }
        let end = event.rules.compactMap { $0.until?.wall.second }.reduce(last, max)
        let lengths = event.additions.compactMap(\.length) + [event.length]
        let length = lengths.map { longest($0, event) }.max() ?? 0
        return end + length + 2 * Self.day > from
    }

    /// An event whose zone is unknown is not used; the zone is told once.
    private mutating func attempt(
        _ line: Int, _ body: (inout OccurrenceFinder) throws(UnknownZone) -> Void
    ) {
        do throws(UnknownZone) { try body(&self) } catch {
            guard unknownZones.count < limits.zones, unknownZones.insert(error.tzid).inserted else {
                return
            }
            log.add(.unknownZone(error.tzid, line: line))
        }
    }

    // MARK: A series

    private mutating func add(
        _ master: EventTimes, _ overrides: [Int: EventTimes],
        _ later: LaterChanges
    ) throws(UnknownZone) {
        let clock = try clock(of: master.start, master)
        let walls = try walls(of: master, clock, later)
        let exceptions = try exceptions(of: master, clock, around: walls.map(\.wall))
        var seen: Set<Int> = []
        for (wall, length) in walls {
            guard found.count < limits.instances else {
                return log.add(
                    master.line, .error, "there are more than \(limits.instances) instances")
            }
            let at = clock.instant(of: wall)
            guard !exceptions.instants.contains(at), !exceptions.days.contains(wall.day.number),
                overrides[at] == nil, seen.insert(at).inserted
            else { continue }
            if let change = later.change(at: at) {
                try emit(shifted: change, wall, clock)
            } else {
                try emit(master, wall, length, clock, isFirst: wall == master.start.wall)
            }
        }
    }

    /// The wall-clock times of the series' instances that may lie in the window, by its own clock.
    private mutating func walls(
        of master: EventTimes, _ clock: ZoneClock, _ later: LaterChanges
    ) throws(UnknownZone) -> [(wall: DateTime, length: EventTimes.Length?)] {
        var reach = 0
        for event in later.events {
            reach = max(reach, abs(try shift(of: event, clock)) + longest(event))
        }
        reach += 2 * Self.day
        let first = clock.wall(at: from - reach - longest(master))
        let last = clock.wall(at: to + reach)
        var walls: [(wall: DateTime, length: EventTimes.Length?)] = [(master.start.wall, nil)]
        for addition in master.additions {
            let own = try self.clock(of: addition.start, master, or: clock)
            let wall = clock.wall(at: own.instant(of: addition.start.wall))
            walls.append((addition.start.isDate ? addition.start.wall : wall, addition.length))
        }
        for rule in master.rules {
            let room = limits.instancesPerEvent - walls.count
            walls += expand(rule, master, clock, first...max(first, last), atMost: room)
                .map { ($0, nil) }
        }
        return walls
    }

    private mutating func expand(
        _ rule: Recurrence, _ master: EventTimes, _ clock: ZoneClock,
        _ window: ClosedRange<DateTime>, atMost limit: Int
    ) -> [DateTime] {
        guard workLeft > 0 else {
            log.add(master.line, .error, "all rules together need too much work; this is not used")
            return []
        }
        let (through, lastInstant) = end(of: rule, master, clock, window.upperBound)
        var iterator = RecurrenceIterator(
            rule, start: master.start.wall, from: window.lowerBound, through: through,
            work: min(limits.recurrenceWork, workLeft))
        var walls: [DateTime] = []
        while let wall = iterator.next() {
            guard lastInstant == Int.max || clock.instant(of: wall) <= lastInstant else { break }
            guard walls.count < limit else {
                let reason = "more than \(limits.instancesPerEvent) instances"
                log.add(master.line, .error, "\(reason); the others are left out")
                break
            }
            walls.append(wall)
        }
        workLeft -= iterator.workDone
        if iterator.isCutShort {
            log.add(
                master.line, .error, "the recurrence rule needs too much work; it was cut short")
        }
        return walls
    }

    /// The last wall-clock time that a rule may give, and the last instant if UNTIL names one.
    private func end(
        of rule: Recurrence, _ master: EventTimes, _ clock: ZoneClock, _ last: DateTime
    ) -> (through: DateTime, lastInstant: Int) {
        switch rule.until {
        case .date(let day): return (min(last, DateTime(day, secondOfDay: Self.day - 1)), .max)
        case .utc(let time) where master.start.isDate:
            return (min(last, DateTime(time.day, secondOfDay: Self.day - 1)), .max)
        case .utc(let time):
            // A day more, as the same wall clock may come twice.
            let wall = DateTime(second: clock.wall(at: time.second).second + Self.day)
            return (min(last, wall), time.second)
        case .floating(let time), .zoned(let time, _): return (min(last, time), .max)
        case nil: return (last, .max)
        }
    }

    private mutating func exceptions(
        of master: EventTimes, _ clock: ZoneClock, around walls: [DateTime]
    ) throws(UnknownZone) -> (instants: Set<Int>, days: Set<Int>) {
        var instants: Set<Int> = []
        var days: Set<Int> = []
        for exception in master.exceptions {
            if exception.isDate || master.start.isDate {
                days.insert(exception.wall.day.number)
            } else {
                instants.insert(try instant(exception, clock, master))
            }
        }
        if let first = walls.min(), let last = walls.max() {
            for rule in master.exceptionRules {
                for wall in expand(
                    rule, master, clock, first...last, atMost: limits.instancesPerEvent)
                {
                    instants.insert(clock.instant(of: wall))
                }
            }
        }
        return (instants, days)
    }

    // MARK: Instances

    /// `length` of `nil` is the event's own; for its first instance DTEND is taken as it is.
    private mutating func emit(
        _ event: EventTimes, _ wall: DateTime, _ length: EventTimes.Length?, _ clock: ZoneClock,
        isFirst: Bool
    ) throws(UnknownZone) {
        let start = clock.instant(of: wall)
        let end: Int
        switch length ?? event.length {
        case .lasting(let duration):
            let last = DateTime(wall.day + duration.days, secondOfDay: wall.secondOfDay)
            end = (duration.days == 0 ? start : clock.instant(of: last)) + duration.seconds
        case .until(let time):
            let last = try instant(time, clock, event)
            let first = isFirst || length != nil ? start : clock.instant(of: event.start.wall)
            end = start + last - first
        }
        guard end >= start else {
            return log.add(event.line, .error, "the event ends before it starts; it is not used")
        }
        guard start < to, end > from || (start == end && start >= from) else { return }
        guard found.count < limits.instances else {
            return log.add(event.line, .error, "there are more than \(limits.instances) instances")
        }
        found.append(
            Occurrence(
                uid: event.uid, start: start, end: end, isAllDay: event.start.isDate,
                isCancelled: event.isCancelled, isTransparent: event.isTransparent,
                line: event.line))
    }

    /// An instance after a change of this and all later ones: moved by the same wall-clock time.
    private mutating func emit(
        shifted event: EventTimes, _ wall: DateTime, _ clock: ZoneClock
    ) throws(UnknownZone) {
        let moved = DateTime(second: wall.second + (try shift(of: event, clock)))
        let start = clock.instant(of: moved)
        let own = try self.clock(of: event.start, event, or: clock)
        try emit(event, own.wall(at: start), nil, own, isFirst: false)
    }

    /// How far a change of this and all later instances moves them, in seconds of the wall clock.
    private mutating func shift(
        of event: EventTimes, _ clock: ZoneClock
    ) throws(UnknownZone) -> Int {
        guard let id = event.recurrenceID else { return 0 }
        let own = try self.clock(of: event.start, event, or: clock)
        let start =
            event.start.isDate
            ? event.start.wall : clock.wall(at: own.instant(of: event.start.wall))
        let original = id.isDate ? id.wall : clock.wall(at: try instant(id, clock, event))
        return start.second - original.second
    }

    /// An upper bound of the length of its instances, in seconds.
    private func longest(_ event: EventTimes) -> Int { longest(event.length, event) }

    private func longest(_ length: EventTimes.Length, _ event: EventTimes) -> Int {
        switch length {
        case .lasting(let duration): duration.days * Self.day + duration.seconds + Self.day
        case .until(let time):
            max(0, time.wall.second - event.start.wall.second) + 2 * Self.day
        }
    }

    // MARK: Clocks

    private mutating func instant(
        _ time: CalendarTime, _ clock: ZoneClock, _ event: EventTimes
    ) throws(UnknownZone) -> Int {
        try self.clock(of: time, event, or: clock).instant(of: time.wall)
    }

    private mutating func clock(
        of time: CalendarTime, _ event: EventTimes
    ) throws(UnknownZone) -> ZoneClock {
        try clocks.clock(of: time, in: event.calendarZone, line: event.line)
    }

    /// `other` for times without a zone.
    private mutating func clock(
        of time: CalendarTime, _ event: EventTimes, or other: ZoneClock
    ) throws(UnknownZone) -> ZoneClock {
        switch time {
        case .date, .floating: other
        case .utc, .zoned: try clock(of: time, event)
        }
    }
}
