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
    /// Which events take time, or whatever is asked for: what is wrong in others is a warning.
    private let counts: (EventKind) -> Bool
    private var unknownZones: Set<UnknownZone> = []

    private static let day = 86_400

    /// Instances that overlap `from ..< to` are found, those without length when they start in it.
    init(
        from: Int, to: Int, clocks: EventClocks, limits: ReadLimits,
        counting counts: @escaping (EventKind) -> Bool
    ) {
        self.from = from
        self.to = to
        self.clocks = clocks
        self.counts = counts
        self.limits = limits
        log = ProblemLog(limit: limits.problems)
        workLeft = limits.recurrenceWorkOfFile
    }

    /// Finds the instances of all events of one UID.
    mutating func add(_ series: Series) {
        let changed = series.overrides.filter(mayTouchWindow)
        for master in series.masters where mayTouchWindow(master) {
            attempt(master) { finder throws(UnknownZone) in
                try finder.add(master, changed)
            }
        }
        for event in changed {
            attempt(event) { finder throws(UnknownZone) in
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

    /// An event whose zone is unknown is not used; the zone is told once, and once more where it begins to matter.
    private mutating func attempt(
        _ event: EventTimes, _ body: (inout OccurrenceFinder) throws(UnknownZone) -> Void
    ) {
        do throws(UnknownZone) { try body(&self) } catch {
            let severity = counts(event.kind) ? ReadProblem.Severity.error : .warning
            let zone = UnknownZone(tzid: error.tzid, counts: severity == .error)
            guard unknownZones.count < limits.zones, unknownZones.insert(zone).inserted else {
                return
            }
            log.add(.unknownZone(error.tzid, line: event.line).in(event.label, severity))
        }
    }

    /// Says what is wrong with an event.
    private mutating func report(_ event: EventTimes, _ reason: String) {
        let severity = counts(event.kind) ? ReadProblem.Severity.error : .warning
        log.add(ReadProblem(line: event.line, severity, reason, in: event.label))
    }

    // MARK: A series

    private mutating func add(
        _ master: EventTimes, _ changed: [EventTimes]
    ) throws(UnknownZone) {
        let clock = try clock(of: master.start, master)
        let later = try laterChanges(of: master, clock, changed)
        let walls = try walls(of: master, clock, later)
        let instances = try instances(of: master, clock, changed, among: walls.map(\.wall))
        var seen: Set<Int> = []
        for (wall, length) in walls {
            guard found.count < limits.instances else {
                return report(master, "there are more than \(limits.instances) instances")
            }
            let at = clock.instant(of: wall)
            guard !instances.isLeftOut(wall, at: at), seen.insert(at).inserted else { continue }
            if let change = later.change(at: at) {
                try emit(shifted: change, wall, clock)
            } else {
                try emit(master, wall, length, clock, isFirst: wall == master.start.wall)
            }
        }
    }

    private mutating func laterChanges(
        of master: EventTimes, _ clock: ZoneClock, _ changed: [EventTimes]
    ) throws(UnknownZone) -> LaterChanges {
        var later: [LaterChanges.Change] = []
        for event in changed where event.isThisAndFuture {
            guard let id = event.recurrenceID,
                let name = try instance(id, of: master, clock, event)
            else { continue }
            let original =
                switch name {
                case .instant(let instant): clock.wall(at: instant)
                case .day(let day):
                    DateTime(Day(number: day), secondOfDay: master.start.wall.secondOfDay)
                }
            let own = try self.clock(of: event.start, event, or: clock)
            let start =
                event.start.isDate
                ? event.start.wall : clock.wall(at: own.instant(of: event.start.wall))
            later.append(
                LaterChanges.Change(
                    at: clock.instant(of: original), event: event,
                    shift: start.second - original.second))
        }
        return LaterChanges(later)
    }

    /// The wall-clock times of the series' instances that may lie in the window, by its own clock.
    private mutating func walls(
        of master: EventTimes, _ clock: ZoneClock, _ later: LaterChanges
    ) throws(UnknownZone) -> [(wall: DateTime, length: EventTimes.Length?)] {
        let reach =
            2 * Self.day
            + (later.changes.map { abs($0.shift) + longest($0.event) }.max() ?? 0)
        let first = clock.wall(at: from - reach - longest(master))
        let last = clock.wall(at: to + reach)
        var walls: [(wall: DateTime, length: EventTimes.Length?)] = [(master.start.wall, nil)]
        for addition in master.additions {
            walls += try self.walls(of: addition, master, clock)
        }
        for rule in master.rules {
            let room = limits.instancesPerEvent - walls.count
            walls += expand(rule, master, clock, first...max(first, last), atMost: room)
                .map { ($0, nil) }
        }
        return walls
    }

    /// Those of an addition. A day that is added to a series of times is taken whole; a time that may be the midnight of
    /// two days, both.
    private mutating func walls(
        of addition: EventTimes.Addition, _ master: EventTimes, _ clock: ZoneClock
    ) throws(UnknownZone) -> [(wall: DateTime, length: EventTimes.Length?)] {
        if addition.length == nil, master.start.isDate {
            let days = try days(of: addition.start, master)
            if days.count > 1 {
                warn(master, "RDATE: a time in UTC stands for one of two days; both are taken")
            }
            return days.map { (DateTime($0, secondOfDay: 0), nil) }
        }
        if addition.start.isDate, !master.start.isDate {
            warn(master, "RDATE is a day, and the series has times; the whole day is taken")
            return [(addition.start.wall, .lasting(CalendarDuration(days: 1)))]
        }
        let own = try self.clock(of: addition.start, master, or: clock)
        return [(clock.wall(at: own.instant(of: addition.start.wall)), addition.length)]
    }

    private mutating func expand(
        _ rule: Recurrence, _ master: EventTimes, _ clock: ZoneClock,
        _ window: ClosedRange<DateTime>, atMost limit: Int
    ) -> [DateTime] {
        guard workLeft > 0 else {
            report(master, "all rules together need too much work; this is not used")
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
                report(master, "\(reason); the others are left out")
                break
            }
            walls.append(wall)
        }
        workLeft -= iterator.workDone
        if iterator.isCutShort {
            report(master, "the recurrence rule needs too much work; it was cut short")
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
            return (min(last, DateTime(time.lastDayUntil, secondOfDay: Self.day - 1)), .max)
        case .utc(let time):
            // A day more, as the same wall clock may come twice.
            let wall = DateTime(second: clock.wall(at: time.second).second + Self.day)
            return (min(last, wall), time.second)
        case .floating(let time), .zoned(let time, _): return (min(last, time), .max)
        case nil: return (last, .max)
        }
    }

    /// The instances of a series, without those that EXDATE and EXRULE leave out, and those in whose place a changed one
    /// stands. What leaves out none, or one of several, is told.
    private mutating func instances(
        of master: EventTimes, _ clock: ZoneClock, _ changed: [EventTimes], among walls: [DateTime]
    ) throws(UnknownZone) -> SeriesInstances {
        var instances = SeriesInstances(walls, clock)
        for exception in master.exceptions {
            let name = try instance(exception, of: master, clock, master)
            if let name { instances.leaveOut(name) }
            if name.map({ instances.count($0) == 0 }) ?? true {
                tell(exception, clock, master, "no day of the series is left out by EXDATE")
            }
        }
        for event in changed {
            guard let id = event.recurrenceID else { continue }
            let name = try instance(id, of: master, clock, event)
            if let name, instances.count(name) == 1 {
                instances.leaveOut(name)
            } else {
                tell(
                    id, clock, event,
                    "it stands in the place of no day of its series, by RECURRENCE-ID")
            }
        }
        guard let first = walls.min(), let last = walls.max() else { return instances }
        for rule in master.exceptionRules {
            for wall in expand(
                rule, master, clock, first...last, atMost: limits.instancesPerEvent)
            {
                instances.leaveOut(.instant(clock.instant(of: wall)))
            }
        }
        return instances
    }

    /// Which instance of a series a time names, however it is written; `nil` where it may be one of two.
    private mutating func instance(
        _ time: CalendarTime, of master: EventTimes, _ clock: ZoneClock, _ event: EventTimes
    ) throws(UnknownZone) -> InstanceName? {
        if master.start.isDate {
            let days = try days(of: time, event)
            return days.count == 1 ? .day(days[0].number) : nil
        }
        if case .date(let day) = time { return .day(day.number) }
        return .instant(try instant(time, clock, event))
    }

    /// The day that a date or a time means in a series of whole days: of a time in UTC that of whose midnight it is, in
    /// the zone of the calendar or here where several come into question.
    private mutating func days(
        of time: CalendarTime, _ event: EventTimes
    ) throws(UnknownZone) -> [Day] {
        guard case .utc(let wall) = time else { return [time.wall.day] }
        let days = wall.daysByMidnight
        guard days.count > 1 else { return days }
        let calendar = event.calendarZone.flatMap { clocks.known($0) }
        for clock in [calendar, clocks.local].compactMap({ $0 }) {
            let here = clock.wall(at: wall.second)
            if here.secondOfDay == 0, days.contains(here.day) { return [here.day] }
        }
        return days
    }

    /// Says of a time in the window that it names no instance.
    private mutating func tell(
        _ time: CalendarTime, _ clock: ZoneClock, _ event: EventTimes, _ reason: String
    ) {
        let at = clock.instant(of: time.wall)
        if from <= at, at < to { warn(event, "\(time.wall.day): \(reason)") }
    }

    private mutating func warn(_ event: EventTimes, _ reason: String) {
        log.add(ReadProblem(line: event.line, .warning, reason, in: event.label))
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
            return report(event, "the event ends before it starts; it is not used")
        }
        guard start < to, end > from || (start == end && start >= from) else { return }
        guard found.count < limits.instances else {
            return report(event, "there are more than \(limits.instances) instances")
        }
        clocks.compare(wall, event.start, counts: counts(event.kind))
        found.append(
            Occurrence(
                uid: event.uid, start: start, end: end, isAllDay: event.start.isDate,
                isCancelled: event.isCancelled, isTransparent: event.isTransparent,
                line: event.line))
    }

    /// An instance after a change of this and all later ones: moved by the same wall-clock time.
    private mutating func emit(
        shifted change: LaterChanges.Change, _ wall: DateTime, _ clock: ZoneClock
    ) throws(UnknownZone) {
        let event = change.event
        let start = clock.instant(of: DateTime(second: wall.second + change.shift))
        let own = try self.clock(of: event.start, event, or: clock)
        try emit(event, own.wall(at: start), nil, own, isFirst: false)
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
        try clocks.clock(
            of: time, in: event.calendarZone, line: event.line, counts: counts(event.kind))
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
