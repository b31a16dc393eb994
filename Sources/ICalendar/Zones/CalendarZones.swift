public import CivilTime

/// Finds the clock for each TZID of a file.
///
/// The system's rules are preferred where the TZID stands for an IANA name: a VTIMEZONE may be old or
/// wrong. It is used for names that nobody else knows.
public struct CalendarZones {
    private let system: (String) -> ZoneRules?
    private let limits: ReadLimits
    private var definitions: [String: Component] = [:]
    private var clocks: [String: ZoneClock?] = [:]
    private var systemClocks: [String: ZoneClock?] = [:]
    private var log: ProblemLog
    /// Periods of the rules of time zones that may still be looked at.
    private var work = 1_000_000

    /// `system` gives the rules of a time zone by its IANA name, `nil` for an unknown one.
    public init(limits: ReadLimits = .standard, system: @escaping (String) -> ZoneRules?) {
        self.system = system
        self.limits = limits
        log = ProblemLog(limit: limits.problems)
    }

    /// What is wrong in those definitions of the file that were used.
    public var problems: [ReadProblem] { log.all }

    /// Takes in a VTIMEZONE. Of several with one TZID, the first counts.
    public mutating func define(_ component: Component) {
        guard component.name == "VTIMEZONE", let tzid = component.first("TZID")?.word else {
            return
        }
        guard definitions.count < limits.zones else {
            return log.add(
                component.line, .error, "more than \(limits.zones) time zones are defined")
        }
        guard definitions[tzid] == nil else { return }
        definitions[tzid] = component
        clocks[tzid] = nil
    }

    /// The clock of a TZID; `nil` when neither the system nor the file knows the zone.
    public mutating func clock(_ tzid: String) -> ZoneClock? {
        if let known = clocks[tzid] { return known }
        guard clocks.count < limits.zones else { return nil }
        let found = find(tzid)
        clocks[tzid] = .some(found)
        return found
    }

    private mutating func find(_ tzid: String) -> ZoneClock? {
        for name in ZoneNames.candidates(tzid) {
            if let clock = systemClock(name) { return clock }
        }
        guard let definition = definitions[tzid] else {
            return ZoneNames.candidates(tzid).contains("Etc/UTC") ? .utc : nil
        }
        // KOrganizer and Evolution give the IANA name here.
        if let location = definition.first("X-LIC-LOCATION")?.word {
            for name in ZoneNames.candidates(location) {
                if let clock = systemClock(name) { return clock }
            }
        }
        let (clock, problems) = TimeZoneReader.clock(definition, limits: limits, work: &work)
        log.add(contentsOf: problems)
        return clock
    }

    private mutating func systemClock(_ name: String) -> ZoneClock? {
        if let known = systemClocks[name] { return known }
        let clock = system(name).map { ZoneClock($0) }
        systemClocks[name] = .some(clock)
        return clock
    }
}
