/// What a calendar says about itself (RFC 5545 section 3.7, RFC 7986 section 5).
public struct CalendarHeading: Hashable, Sendable {
    /// What a message is for (RFC 5546 section 1.4). Feeds and stored calendars are no messages.
    public enum Method: String, Hashable, Sendable {
        case publish = "PUBLISH"
        case request = "REQUEST"
        case cancel = "CANCEL"
    }

    /// Who made the calendar (PRODID): `-//Maker//Product version//EN`.
    public var product: String
    /// `nil` for a calendar that is not a message.
    public var method: Method?
    /// What subscribers see as the calendar's name; leave it out of single downloads.
    public var name: String?
    /// What subscribers see below the name.
    public var description: String?
    /// A CSS3 colour name, like `teal`.
    public var color: String?
    /// How often subscribers are asked to fetch it again, in minutes, 1 or more.
    public var refreshMinutes: Int?
    /// The URL at which the calendar is fetched again.
    public var source: String?

    public init(product: String, name: String? = nil) {
        self.product = product
        self.name = name
    }

    /// PRODID and VERSION come first, as some readers insist.
    func write(to lines: inout ContentLines) throws(ICalendarError) {
        if let source { try Link.check(source) }
        lines.line("BEGIN:VCALENDAR")
        lines.line("PRODID:", text: product)
        lines.line("VERSION:2.0")
        lines.line("CALSCALE:GREGORIAN")
        if let method { lines.line("METHOD:", method.rawValue) }
        if let name {
            lines.line("NAME:", text: name)
            lines.line("X-WR-CALNAME:", text: name)
        }
        if let description {
            lines.line("DESCRIPTION:", text: description)
            lines.line("X-WR-CALDESC:", text: description)
        }
        if let color { lines.line("COLOR:", text: color) }
        if let refreshMinutes {
            let duration = CalendarDuration(minutes: refreshMinutes).description
            lines.line("REFRESH-INTERVAL;VALUE=DURATION:", duration)
            lines.line("X-PUBLISHED-TTL:", duration)
        }
        if let source { lines.line("SOURCE;VALUE=URI:", source) }
    }
}
