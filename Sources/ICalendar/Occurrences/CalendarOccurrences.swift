public import CivilTime

/// The instances of all events of a file.
public struct CalendarOccurrences: Hashable, Sendable {
    /// In order of their starts; cancelled and transparent ones included.
    public let occurrences: [Occurrence]
    /// In the order of the file.
    public let problems: [ReadProblem]

    /// Finds the instances that overlap `window`.
    ///
    /// What is wrong in events that do not count, or that cannot reach into the window, is no more than a warning.
    /// `localZone` is for whole days, and for times without a zone where the calendar gives none; `zone` gives the rules
    /// of an IANA name in whatever case, `nil` for an unknown one.
    public init(
        of file: CalendarFile, in window: Interval<Moment>, localZone: ZoneRules,
        limits: ReadLimits = .standard,
        counting counts: @escaping (EventKind) -> Bool = { !$0.isCancelled },
        zone: @escaping (String) -> ZoneRules?
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
        let from = window.start.minute * 60
        let to = window.end.minute * 60
        var clocks = expander.clocks(local: localZone, assumed: nil)
        occurrences = expander.occurrences(from: from, to: to, clocks: &clocks, counting: counts)
        problems = expander.problems(
            and: file.problems, clocks, from: from, to: to, counting: counts)
    }
}
