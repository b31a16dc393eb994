public import CivilTime

/// Reads busy times chunk by chunk, in bounded memory.
public struct BusyTimesReader {
    private var reader: ComponentReader
    private var expander: CalendarExpander

    /// `attendee` is the mail address of whose calendar it is: what that person has declined takes no time. `zone` gives
    /// the rules of a time zone by its IANA name in whatever case, `nil` for an unknown one.
    public init(
        limits: ReadLimits = .standard, attendee: String? = nil,
        zone: @escaping (String) -> ZoneRules?
    ) {
        reader = ComponentReader(limits: limits)
        expander = CalendarExpander(limits: limits, attendee: attendee, zone: zone)
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
        ignoring isIgnored: @escaping (String) -> Bool = { _ in false }
    ) -> BusyTimes {
        Self.finish(&reader, &expander)
        var clocks = expander.clocks(local: localZone, assumed: assumed)
        let from = window.start.minute * 60
        let to = window.end.minute * 60
        let counts = { (event: EventKind) in
            !event.isCancelled && !event.isTransparent && !isIgnored(event.uid)
        }
        let found = expander.occurrences(from: from, to: to, clocks: &clocks, counting: counts)
        let spans =
            found.filter { !$0.isCancelled && !$0.isTransparent }
            .map { UIDSpan(uid: $0.uid, start: $0.start, end: $0.end) }
            + expander.busyInstants(clocks: &clocks)
        let cut = spans.map {
            UIDSpan(uid: $0.uid, start: max($0.start, from), end: min($0.end, to))
        }
        let ignored = cut.filter { isIgnored($0.uid) }
            .compactMap { one in one.span.map { BusyTimes.Ignored(uid: one.uid, span: $0) } }
        return BusyTimes(
            intervals: Interval.joined(cut.filter { !isIgnored($0.uid) }.compactMap(\.span)),
            problems: expander.problems(
                and: reader.problems, clocks, from: from, to: to, counting: counts),
            name: expander.name,
            ignored: ignored.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) },
            declinedBySomebody: expander.declined.intersection(cut.map(\.uid))
                .count { !isIgnored($0) })
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
}

extension UIDSpan {
    /// In whole minutes, so that no busy second is left out; `nil` where it has no length.
    fileprivate var span: Interval<Moment>? {
        guard start < end else { return nil }
        return Interval(
            Moment(minute: start.floored(by: 60)), Moment(minute: (end + 59).floored(by: 60)))
    }
}
