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
    private(set) var busyPeriods: [CalendarPeriod] = []
    private var method: String?

    init(limits: ReadLimits, zone: @escaping (String) -> ZoneRules?) {
        self.limits = limits
        zones = CalendarZones(limits: limits, system: zone)
        log = ProblemLog(limit: limits.problems)
    }

    mutating func add(_ part: ComponentReader.Part) {
        switch part {
        case .begin: method = nil
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
            let reason = "the event is an answer (METHOD:\(method)); it is not used"
            return log.add(component.line, .error, reason)
        }
        guard var times = EventTimes(component, limits: limits, log: &log) else { return }
        if method == "CANCEL" { times.isCancelled = true }
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
        for property in component.all("FREEBUSY") {
            guard property.parameter("FBTYPE")?.uppercased() != "FREE" else { continue }
            for text in property.list {
                guard busyPeriods.count < limits.instances else {
                    return log.add(
                        property.line, .error, "more than \(limits.instances) busy periods")
                }
                do throws(BadValue) {
                    let tzid = property.parameter("TZID")
                    busyPeriods.append(try CalendarPeriod(parsing: text, tzid: tzid))
                } catch {
                    log.add(property.line, .error, "FREEBUSY: \(error.reason); it is not used")
                }
            }
        }
    }

    /// The instances between two instants, in order of their starts.
    mutating func occurrences(from: Int, to: Int, localClock: ZoneClock) -> [Occurrence] {
        var finder = OccurrenceFinder(
            from: from, to: to, localClock: localClock, zones: zones, limits: limits)
        for one in series { finder.add(one) }
        zones = finder.zones
        log.add(contentsOf: finder.log.problems)
        return finder.found.sorted { ($0.start, $0.end, $0.line) < ($1.start, $1.end, $1.line) }
    }

    /// Busy periods as instants. An end may lie before its start; whoever asks leaves such a period out.
    mutating func busyInstants(localClock: ZoneClock) -> [(start: Int, end: Int)] {
        busyPeriods.compactMap { period in
            let clock = self.clock(of: period.start, localClock)
            let start = clock.instant(of: period.start.wall)
            switch period.end {
            case .duration(let duration):
                return (start, start + duration.days * 86_400 + duration.seconds)
            case .time(let time):
                return (start, self.clock(of: time, localClock).instant(of: time.wall))
            }
        }
    }

    private mutating func clock(of time: CalendarTime, _ localClock: ZoneClock) -> ZoneClock {
        switch time {
        case .utc: .utc
        case .date, .floating: localClock
        case .zoned(_, let tzid): zones.clock(tzid) ?? localClock
        }
    }

    /// All problems, of reading, of time zones and of recurrence, in the order of the file.
    func problems(and others: [ReadProblem]) -> [ReadProblem] {
        (others + log.all + zones.problems).sorted { $0.line < $1.line }
    }
}
