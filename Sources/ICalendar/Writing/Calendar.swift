public import CivilTime

/// A calendar in one time zone, as a file (RFC 5545 section 3.4).
public struct Calendar: Hashable, Sendable {
    public var heading: CalendarHeading
    public var events: [Event]
    public var freeBusy: [FreeBusy] = []

    public init(product: String, name: String? = nil, events: [Event]) {
        self.init(CalendarHeading(product: product, name: name), events: events)
    }

    public init(_ heading: CalendarHeading, events: [Event]) {
        self.heading = heading
        self.events = events
    }

    /// The same bytes for the same data. An empty calendar still holds its time zone.
    public func bytes(in zone: ZoneRules) throws(ICalendarError) -> [UInt8] {
        var encoder = CalendarEncoder(zone)
        try encoder.begin(heading, days: hasNothing ? Self.daysOfNothing : Self.days(of: events))
        for event in events { try encoder.append(event) }
        for one in freeBusy { try encoder.append(one) }
        encoder.end()
        return encoder.lines.bytes
    }

    private var hasNothing: Bool { events.isEmpty && freeBusy.isEmpty }

    /// For the zone of a calendar that holds nothing else.
    public static var daysOfNothing: ClosedRange<Day> {
        let epoch = Moment(minute: 0).utc.day
        return epoch...epoch
    }

    /// The days of the timed events, which need the zone, and of `others`; `nil` when there is nothing but
    /// whole days.
    public static func days(
        of events: [Event], and others: ClosedRange<Day>? = nil
    ) -> ClosedRange<Day>? {
        events.reduce(others) { joined($0, $1.days) }
    }

    private static func joined(
        _ left: ClosedRange<Day>?, _ right: ClosedRange<Day>?
    ) -> ClosedRange<Day>? {
        guard let left, let right else { return left ?? right }
        return min(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
    }
}
