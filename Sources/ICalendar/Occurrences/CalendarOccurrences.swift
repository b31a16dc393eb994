public import CivilTime

/// The instances of all events of a file.
public struct CalendarOccurrences: Hashable, Sendable {
    /// In order of their starts; cancelled and transparent ones included.
    public let occurrences: [Occurrence]
    /// In the order of the file.
    public let problems: [ReadProblem]

    /// Finds the instances that overlap `window`.
    ///
    /// `localZone` is for times without a zone, for whole days and for zones that nobody knows; `zone` gives
    /// the rules of an IANA name, `nil` for an unknown one.
    public init(
        of file: CalendarFile, in window: Interval<Moment>, localZone: ZoneRules,
        limits: ReadLimits = .standard, zone: @escaping (String) -> ZoneRules?
    ) {
        var expander = CalendarExpander(limits: limits, zone: zone)
        for component in file.components {
            guard component.name == "VCALENDAR" else {
                expander.add(.component(component))
                continue
            }
            expander.add(.begin(line: component.line))
            for property in component.properties { expander.add(.property(property)) }
            for inner in component.components { expander.add(.component(inner)) }
            expander.add(.end)
        }
        occurrences = expander.occurrences(
            from: window.start.minute * 60, to: window.end.minute * 60,
            localClock: ZoneClock(localZone))
        problems = expander.problems(and: file.problems)
    }
}
