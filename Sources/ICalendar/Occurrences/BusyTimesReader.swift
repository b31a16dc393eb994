public import CivilTime

/// Reads busy times chunk by chunk, in bounded memory.
public struct BusyTimesReader {
    private var reader: ComponentReader
    private var expander: CalendarExpander

    /// `zone` gives the rules of a time zone by its IANA name, `nil` for an unknown one.
    public init(limits: ReadLimits = .standard, zone: @escaping (String) -> ZoneRules?) {
        reader = ComponentReader(limits: limits)
        expander = CalendarExpander(limits: limits, zone: zone)
    }

    /// Takes in the next octets of the file. False when a fatal problem has ended the reading.
    @discardableResult
    public mutating func read(_ chunk: [UInt8]) -> Bool {
        Self.read(chunk, &reader, &expander)
    }

    /// Ends the file and gives the busy times that overlap `window`, cut to it.
    ///
    /// `localZone` is for whole days, and for times without a zone where the calendar gives none (X-WR-TIMEZONE).
    /// `assumed` is what somebody says is meant by such times, and by zones that nobody knows; without it, an event in
    /// one of those is not used. Events whose UID is ignored take no time.
    public mutating func finish(
        in window: Interval<Moment>, localZone: ZoneRules, assuming assumed: ZoneRules? = nil,
        ignoring isIgnored: (String) -> Bool = { _ in false }
    ) -> BusyTimes {
        Self.finish(&reader, &expander)
        var clocks = expander.clocks(local: localZone, assumed: assumed)
        let from = window.start.minute * 60
        let to = window.end.minute * 60
        let found = expander.occurrences(from: from, to: to, clocks: &clocks)
        var spans = found.filter { !$0.isCancelled && !$0.isTransparent && !isIgnored($0.uid) }
            .map { (start: $0.start, end: $0.end) }
        spans += expander.busyInstants(clocks: &clocks)
        let intervals = Self.joined(spans.map { (max($0.start, from), min($0.end, to)) })
        return BusyTimes(
            intervals: intervals,
            problems: expander.problems(and: reader.problems, clocks, from: from, to: to))
    }

    private static func read(
        _ chunk: [UInt8], _ reader: inout ComponentReader, _ expander: inout CalendarExpander
    ) -> Bool {
        reader.read(chunk) { expander.add($0) }
    }

    private static func finish(_ reader: inout ComponentReader, _ expander: inout CalendarExpander)
    {
        reader.finish { expander.add($0) }
    }

    /// In whole minutes, so that no busy second is left out. Spans that overlap or touch become one.
    private static func joined(_ spans: [(start: Int, end: Int)]) -> [Interval<Moment>] {
        Interval.joined(
            spans.filter { $0.start < $0.end }.compactMap { start, end in
                Interval(
                    Moment(minute: start.floored(by: 60)),
                    Moment(minute: (end + 59).floored(by: 60)))
            })
    }
}
