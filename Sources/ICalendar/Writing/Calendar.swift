public import CivilTime

/// A calendar in one time zone, as it is written to a file (RFC 5545 section 3.4).
public struct Calendar: Hashable, Sendable {
    public var heading: CalendarHeading
    public var events: [Event]
    public var todos: [Todo] = []
    public var journals: [Journal] = []
    public var freeBusy: [FreeBusy] = []

    /// A calendar with nothing in its heading but PRODID and perhaps a name.
    public init(product: String, name: String? = nil, events: [Event]) {
        self.init(CalendarHeading(product: product, name: name), events: events)
    }

    public init(_ heading: CalendarHeading, events: [Event]) {
        self.heading = heading
        self.events = events
    }

    /// The calendar as a file; the same octets for the same data. An empty calendar still holds its time
    /// zone.
    ///
    /// - Throws: `ICalendarError` for the first entry, or the address in the heading, that cannot be written.
    public func bytes(in zone: ZoneRules) throws(ICalendarError) -> [UInt8] {
        var encoder = CalendarEncoder(zone)
        try encoder.begin(heading, days: days)
        for event in events { try encoder.append(event) }
        for todo in todos { try encoder.append(todo) }
        for journal in journals { try encoder.append(journal) }
        for one in freeBusy { try encoder.append(one) }
        encoder.end()
        return encoder.lines.bytes
    }

    private var days: ClosedRange<Day>? {
        guard !events.isEmpty || !todos.isEmpty || !journals.isEmpty || !freeBusy.isEmpty else {
            return Self.daysOfNothing
        }
        let others = todos.map(\.days) + journals.map(\.days)
        return Self.days(of: events, and: others.reduce(nil, Self.joined))
    }

    /// The days to write the time zone for, when a calendar holds nothing else.
    public static var daysOfNothing: ClosedRange<Day> {
        let epoch = Moment(minute: 0).utc.day
        return epoch...epoch
    }

    /// The days from the first to the last timed event, for which the time zone is written, and `others`;
    /// `nil` when there are only whole days.
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
