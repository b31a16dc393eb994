public import CivilTime

/// A calendar in one time zone, as a file (RFC 5545 section 3.4).
public struct Calendar: Hashable, Sendable {
    /// `-//Maker//Product version//EN`.
    public var product: String
    /// What subscribers see; left out of single downloads.
    public var name: String?
    public var events: [Event]

    public init(product: String, name: String? = nil, events: [Event]) {
        self.product = product
        self.name = name
        self.events = events
    }

    /// The same bytes for the same data. An empty calendar still holds its time zone.
    public func bytes(in zone: ZoneRules) throws(ICalendarError) -> [UInt8] {
        var properties = [
            Property("PRODID", text: product), Property("VERSION", raw: "2.0"),
            Property("CALSCALE", raw: "GREGORIAN"),
        ]
        if let name {
            properties.append(Property("NAME", text: name))
            properties.append(Property("X-WR-CALNAME", text: name))
        }
        var components: [Component] = []
        if let span = localSpan(in: zone) {
            components.append(zone.component(from: span.lowerBound, through: span.upperBound))
        } else if events.isEmpty {
            let epoch = Moment(minute: 0).utc.day
            components.append(zone.component(from: epoch, through: epoch))
        }
        for event in events { components.append(try event.component(in: zone)) }
        return Component("VCALENDAR", properties, components).bytes
    }

    /// The days of the timed events, which need the zone.
    private func localSpan(in zone: ZoneRules) -> ClosedRange<Day>? {
        var first: Day?
        var last: Day?
        for event in events {
            guard case .timed(let start, let end) = event.time else { continue }
            first = min(first ?? start.day, start.day)
            last = max(last ?? end.day, end.day, event.recurrence?.until?.wall.day ?? end.day)
        }
        guard let first, let last else { return nil }
        return first...last
    }
}
