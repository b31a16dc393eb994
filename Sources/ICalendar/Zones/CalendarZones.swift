public import CivilTime

/// Finds the clock for each TZID of a file.
///
/// What the file says of a zone itself, in a VTIMEZONE, always counts. Where it says nothing that can be read, the
/// system's rules do, if the TZID stands for an IANA name beyond doubt.
public struct CalendarZones {
    /// How a zone is known.
    private struct Found {
        let clock: ZoneClock
        /// What the system has by the same name, where the file's own definition is used.
        var system: ZoneClock?
        /// What a second definition in the file says.
        var rival: ZoneClock?
        var line = 0
    }

    private let system: (String) -> ZoneRules?
    private let limits: ReadLimits
    private var definitions: [String: Component] = [:]
    /// The same by `ZoneNames.folded`.
    private var folded: [String: Component] = [:]
    /// Second definitions that differ from the first.
    private var rivals: [String: Component] = [:]
    private var found: [String: Found?] = [:]
    private var systemClocks: [String: ZoneClock?] = [:]
    /// What is to be said of definitions by which a time is another than by others of the same name.
    private var differences: [String: ReadProblem] = [:]
    /// Zones of times that count, by `ZoneNames.folded`.
    private var needed: Set<String> = []
    /// What is wrong in definitions that were used, with the zone.
    private var doubts: [(key: String, problem: ReadProblem)] = []
    private var log: ProblemLog
    /// Periods of the rules of time zones that may still be looked at.
    private var work = 1_000_000

    /// `system` gives the rules of a time zone by its IANA name in whatever case, `nil` for an unknown one.
    public init(limits: ReadLimits = .standard, system: @escaping (String) -> ZoneRules?) {
        self.system = system
        self.limits = limits
        log = ProblemLog(limit: limits.problems)
    }

    /// What is wrong in those definitions of the file that were used: no more than a warning where no time that counts
    /// is meant by it.
    public var problems: [ReadProblem] {
        log.all + differences.values
            + doubts.map {
                $0.problem.in(nil, needed.contains($0.key) ? $0.problem.severity : .warning)
            }
    }

    /// Whether a time that counts is in this zone.
    func isNeeded(_ tzid: String) -> Bool { needed.contains(ZoneNames.folded(tzid)) }

    /// Takes in a VTIMEZONE.
    public mutating func define(_ component: Component) {
        guard component.name == "VTIMEZONE", let property = component.first("TZID") else { return }
        let tzid = ZoneNames.text(property.text)
        guard definitions.count < limits.zones else {
            return log.add(
                component.line, .error, "more than \(limits.zones) time zones are defined")
        }
        if let first = definitions[tzid] {
            if first.components != component.components { rivals[tzid] = component }
            return
        }
        definitions[tzid] = component
        let key = ZoneNames.folded(tzid)
        if folded[key] == nil { folded[key] = component }
    }

    /// The clock of a TZID; `nil` when neither the system nor the file knows the zone. `counts` says whether more hangs on
    /// it than a time that nobody asks for.
    public mutating func clock(_ tzid: String, counts: Bool = true) -> ZoneClock? {
        if counts { needed.insert(ZoneNames.folded(tzid)) }
        if let known = found[tzid] { return known?.clock }
        guard found.count < limits.zones else { return nil }
        let one = find(tzid)
        found[tzid] = .some(one)
        return one?.clock
    }

    /// Takes note of a time in a zone that the file defines, if the zone of that name has it at another instant, or another
    /// definition in the file.
    mutating func compare(_ wall: DateTime, in tzid: String, counts: Bool = true) {
        guard let one = found[tzid] ?? nil else { return }
        let instant = one.clock.instant(of: wall)
        let differs = { (other: ZoneClock?) in
            other.map { $0.instant(of: wall) != instant } ?? false
        }
        if differs(one.rival), counts {
            differences[tzid] = ReadProblem(
                line: one.line, .error,
                "the file defines the time zone '\(tzid.shortened)' in two ways")
        } else if differences[tzid] == nil, differs(one.system) {
            differences[tzid] = ReadProblem(
                line: one.line, .warning,
                "the file's own clock of '\(tzid.shortened)' is not that of the place; "
                    + "the file's is used")
        }
    }

    private mutating func find(_ tzid: String) -> Found? {
        let known = knownClock(tzid)
        guard
            let definition = definitions[ZoneNames.text(tzid)] ?? folded[ZoneNames.folded(tzid)]
        else { return known.map { Found(clock: $0) } }
        let (clock, problems) = TimeZoneReader.clock(definition, limits: limits, work: &work)
        if let clock, problems.isEmpty, definition.lost.isEmpty {
            let rival = rivals[ZoneNames.text(tzid)].flatMap {
                TimeZoneReader.clock($0, limits: limits, work: &work).clock
            }
            return Found(clock: clock, system: known, rival: rival, line: definition.line)
        }
        // KOrganizer and Evolution give the IANA name here.
        let location = definition.first("X-LIC-LOCATION").flatMap { knownClock($0.text) }
        guard let named = known ?? location else {
            doubts += problems.prefix(limits.problems).map { (ZoneNames.folded(tzid), $0) }
            return clock.map { Found(clock: $0) }
        }
        let reason =
            "what the file says of '\(tzid.shortened)' cannot be read; the clock of the place is used"
        log.add(definition.line, .warning, reason)
        return Found(clock: named)
    }

    /// The clock that a TZID names, whatever the file says of it.
    private mutating func knownClock(_ tzid: String) -> ZoneClock? {
        for candidate in ZoneNames.candidates(tzid) {
            guard let clock = systemClock(candidate.name) else { continue }
            guard let offset = candidate.offset, !clock.hasHad(offset: offset) else { return clock }
        }
        return ZoneNames.offset(tzid).map(ZoneClock.fixed)
    }

    private mutating func systemClock(_ name: String) -> ZoneClock? {
        if let known = systemClocks[name] { return known }
        let clock = system(name).map { ZoneClock($0) }
        systemClocks[name] = .some(clock)
        return clock
    }
}
