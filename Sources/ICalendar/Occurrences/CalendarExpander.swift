import CivilTime

/// Gathers the events of a file, part by part, and finds when they take place.
///
/// Only times are kept, no texts; memory is bounded by the limits of the reader.
struct CalendarExpander {
    private let limits: ReadLimits
    private(set) var zones: CalendarZones
    private(set) var log: ProblemLog
    /// What has been found when it was asked for, as bad as it is.
    private var settled: [ReadProblem] = []
    private var scopes: ProblemScopes
    private var periodDoubts: [(problem: ReadProblem, times: RoughTimes)] = []
    /// In the order of the file.
    private var series: [Series] = []
    private var seriesOfUID: [String: Int] = [:]
    private var busyPeriods: [BusyPeriod] = []
    private let attendee: String?
    /// UIDs of what somebody has declined, where nobody said whose calendar it is.
    private(set) var declined: Set<String> = []
    /// What the first calendar that has a name is called (X-WR-CALNAME or NAME).
    private(set) var name: String?
    private var method: String?
    /// X-WR-TIMEZONE of the calendar that is read.
    private var calendarZone: String?

    /// A period of a VFREEBUSY.
    private struct BusyPeriod {
        let uid: String
        let period: CalendarPeriod
        /// X-WR-TIMEZONE of its calendar.
        let zone: String?
        let line: Int
    }

    /// `attendee` is the mail address of whose calendar it is: what that person has declined takes no time.
    init(
        limits: ReadLimits, attendee: String? = nil, zone: @escaping (String) -> ZoneRules?
    ) {
        self.limits = limits
        self.attendee = attendee
        zones = CalendarZones(limits: limits, system: zone)
        log = ProblemLog(limit: limits.problems)
        scopes = ProblemScopes(limit: limits.problems)
    }

    mutating func add(_ part: ComponentReader.Part) {
        switch part {
        case .begin: (method, calendarZone) = (nil, nil)
        case .end: break
        case .property(let property): add(property)
        case .component(let component): add(component)
        }
    }

    private mutating func add(_ property: Property) {
        let value = property.word.uppercased()
        switch property.name {
        case "METHOD":
            method = value
        case "X-WR-TIMEZONE" where !value.isEmpty:
            calendarZone = property.text
        case "X-WR-CALNAME" where !value.isEmpty, "NAME" where name == nil && !value.isEmpty:
            name = name ?? property.text
        case "VERSION" where value == "1.0":
            log.add(property.line, .error, "this is vCalendar 1.0, whose rules are not read")
        case "CALSCALE" where value != "GREGORIAN":
            log.add(property.line, .error, "the calendar scale \(value.shortened) is not known")
        default: break
        }
    }

    private static let answers: Set = ["REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER"]

    private mutating func add(_ component: Component) {
        switch component.name {
        case "VTIMEZONE":
            zones.define(component)
            if component.isMarked {
                scopes.add(component, .zone(component.first("TZID")?.text ?? ""))
            }
        case "VEVENT": addEvent(component)
        case "VFREEBUSY": addFreeBusy(component)
        default: if component.isMarked { scopes.add(component, .other) }
        }
    }

    private mutating func addEvent(_ component: Component) {
        if let method, Self.answers.contains(method) {
            return log.add(.answer(method, line: component.line))
        }
        var own = ProblemLog(limit: limits.problems)
        let read = EventTimes(component, limits: limits, attendee: attendee, log: &own)
        if component.isMarked || own.count > 0 { note(component, own) }
        guard var times = read else { return }
        if method == "CANCEL" { times.isCancelled = true }
        if attendee == nil, component.isDeclinedBySomebody { declined.insert(times.uid) }
        times.calendarZone = calendarZone
        if let index = seriesOfUID[times.uid], !times.uid.isEmpty {
            series[index].add(times)
            return
        }
        seriesOfUID[times.uid] = series.count
        var one = Series()
        one.add(times)
        series.append(one)
    }

    /// Keeps what is wrong in an event, and what becomes of it there.
    private mutating func note(_ component: Component, _ own: ProblemLog) {
        log.add(contentsOf: own.problems)
        var kind = EventKind(component, attendee: attendee)
        if method == "CANCEL" {
            kind = EventKind(
                uid: kind.uid, isCancelled: true, isTransparent: kind.isTransparent,
                isAllDay: kind.isAllDay)
        }
        scopes.add(component, .event(kind, EventLabel(component), RoughTimes(component)))
    }

    private mutating func addFreeBusy(_ component: Component) {
        let uid = component.first("UID")?.text ?? ""
        for property in component.all("FREEBUSY") {
            guard property.parameter("FBTYPE")?.uppercased() != "FREE" else { continue }
            for text in property.list {
                guard busyPeriods.count < limits.instances else {
                    return log.add(
                        property.line, .error, "more than \(limits.instances) busy periods")
                }
                do throws(BadValue) {
                    let period = try CalendarPeriod(parsing: text, tzid: property.tzid)
                    busyPeriods.append(
                        BusyPeriod(
                            uid: uid, period: period, zone: calendarZone, line: property.line))
                } catch {
                    let reason = "FREEBUSY: \(error.reason); it is not used"
                    guard periodDoubts.count < limits.problems else {
                        log.add(property.line, .error, reason)
                        continue
                    }
                    periodDoubts.append(
                        (ReadProblem(line: property.line, .error, reason), RoughTimes(text)))
                }
            }
        }
    }

    /// The instances between two instants, in order of their starts. What is wrong in events that do not count is no more
    /// than a warning.
    mutating func occurrences(
        from: Int, to: Int, clocks: inout EventClocks,
        counting counts: @escaping (EventKind) -> Bool
    ) -> [Occurrence] {
        var finder = OccurrenceFinder(
            from: from, to: to, clocks: clocks, limits: limits, counting: counts)
        for one in series { finder.add(one) }
        clocks = finder.clocks
        settled += finder.log.all
        return finder.found.sorted { ($0.start, $0.end, $0.line) < ($1.start, $1.end, $1.line) }
    }

    /// The clocks of the file's zones. Whole days are `local`; so are times without a zone, where `assumed` or the file
    /// does not say another.
    func clocks(local: ZoneRules, assumed: ZoneRules?) -> EventClocks {
        EventClocks(
            local: ZoneClock(local), assumed: assumed.map { (ZoneClock($0), $0.identifier) },
            zones: zones, limits: limits)
    }

    /// Busy periods as instants. An end may lie before its start; whoever asks leaves such a period out.
    mutating func busyInstants(clocks: inout EventClocks) -> [UIDSpan] {
        var found: [UIDSpan] = []
        for one in busyPeriods {
            do throws(UnknownZone) {
                let (start, end) = try instants(of: one, &clocks)
                found.append(UIDSpan(uid: one.uid, start: start, end: end))
            } catch { settled.append(.unknownZone(error.tzid, line: one.line)) }
        }
        return found
    }

    private func instants(
        of one: BusyPeriod, _ clocks: inout EventClocks
    ) throws(UnknownZone) -> (start: Int, end: Int) {
        let instant = { (time: CalendarTime, clocks: inout EventClocks) throws(UnknownZone) in
            try clocks.clock(of: time, in: one.zone, line: one.line).instant(of: time.wall)
        }
        let start = try instant(one.period.start, &clocks)
        switch one.period.end {
        case .duration(let duration):
            return (start, start + duration.days * 86_400 + duration.seconds)
        case .time(let time): return (start, try instant(time, &clocks))
        }
    }

    /// All problems, of reading, of time zones and of recurrence, in the order of the file, each as bad as what it does
    /// between two instants to what counts.
    func problems(
        and others: [ReadProblem], _ clocks: EventClocks, from: Int, to: Int,
        counting counts: (EventKind) -> Bool
    ) -> [ReadProblem] {
        let zones = clocks.zones
        let found = (others + log.all).map { problem in
            scopes.scope(of: problem.line)?.settled(
                problem, from: from, to: to, isNeeded: zones.isNeeded, counts: counts) ?? problem
        }
        let periods = periodDoubts.map { problem, times in
            problem.in(nil, times.touches(from: from, to: to) ? problem.severity : .warning)
        }
        return
            (found + periods + settled + clocks.log.all + zones.problems).sorted {
                $0.line < $1.line
            }
    }
}

/// A busy time between two instants, with the UID of what says so.
struct UIDSpan {
    let uid: String
    let start: Int
    let end: Int
}
