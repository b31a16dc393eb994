import CivilTime

/// Gathers the events of a file, part by part, and finds when they take place.
///
/// Only times are kept, no texts; memory is bounded by the limits of the reader.
struct CalendarExpander {
    private let limits: ReadLimits
    private(set) var zones: CalendarZones
    private(set) var log: ProblemLog
    /// In the order of the file.
    private var series: [Series] = []
    private var seriesOfUID: [String: Int] = [:]
    private var busyPeriods: [BusyPeriod] = []
    private let attendee: String?
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
        case "VTIMEZONE": zones.define(component)
        case "VEVENT": addEvent(component)
        case "VFREEBUSY": addFreeBusy(component)
        default: break
        }
    }

    private mutating func addEvent(_ component: Component) {
        if let method, Self.answers.contains(method) {
            return log.add(.answer(method, line: component.line))
        }
        guard var times = EventTimes(component, limits: limits, attendee: attendee, log: &log)
        else { return }
        if method == "CANCEL" { times.isCancelled = true }
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
                    log.add(property.line, .error, "FREEBUSY: \(error.reason); it is not used")
                }
            }
        }
    }

    /// The instances between two instants, in order of their starts.
    mutating func occurrences(from: Int, to: Int, clocks: inout EventClocks) -> [Occurrence] {
        var finder = OccurrenceFinder(from: from, to: to, clocks: clocks, limits: limits)
        for one in series { finder.add(one) }
        clocks = finder.clocks
        log.add(contentsOf: finder.log.problems)
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
            } catch { log.add(.unknownZone(error.tzid, line: one.line)) }
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

    /// All problems, of reading, of time zones and of recurrence, in the order of the file.
    func problems(
        and others: [ReadProblem], _ clocks: EventClocks, from: Int, to: Int
    ) -> [ReadProblem] {
        (others + log.all + clocks.log.all + clocks.zones.problems).sorted { $0.line < $1.line }
    }
}

/// A busy time between two instants, with the UID of what says so.
struct UIDSpan {
    let uid: String
    let start: Int
    let end: Int
}
