public import CivilTime

/// An event of a calendar (RFC 5545 section 3.6.1).
public struct Event: Hashable, Sendable {
    /// When it takes place; the first time, if it repeats.
    public enum Time: Hashable, Sendable {
        /// Wall clock in the calendar's zone; the end lies after the start.
        case timed(start: LocalTime, end: LocalTime)
        /// Whole days, the last one included.
        case allDay(from: Day, through: Day)
    }
    /// Whether it takes place (RFC 5545 section 3.8.1.11).
    public enum Status: String, Hashable, Sendable {
        case tentative = "TENTATIVE"
        case confirmed = "CONFIRMED"
        case cancelled = "CANCELLED"
    }

    /// Random, and never changed. Holds no host, user or address (RFC 7986 section 5.3).
    public var uid: String
    public var created: Moment?
    /// When the event last changed: LAST-MODIFIED, and DTSTAMP outside messages.
    public var revised: Moment
    /// SEQUENCE: how often it was revised in a way that matters. Never falls.
    public var sequence: Int
    public var time: Time
    public var summary: String
    /// More about it, in plain text.
    public var description: String?
    public var location: String?
    public var status: Status
    /// Whether it leaves the time free for other things (TRANSP).
    public var isTransparent: Bool
    /// Whether only the owner is to see more than the time (CLASS:PRIVATE).
    public var isPrivate: Bool
    public var categories: [String]
    /// A CSS3 colour name, like `teal` (RFC 7986 section 5.9).
    public var color: String?
    /// How it repeats; `nil` for once.
    public var recurrence: Recurrence?
    /// Reminders before it starts; not written for a cancelled event.
    public var alarms: [Alarm]
    public var geo: GeoPosition?
    /// A page about it: `https:`, `http:`, `tel:`, `geo:` or `mailto:`.
    public var url: String?
    public var conferences: [Conference] = []
    /// Whose event it is. A message needs one, and so does an event with attendees.
    public var organizer: Person?
    /// When the message was made that it stands in (DTSTAMP); `nil` outside messages.
    public var stamp: Moment?
    public var attendees: [Attendee] = []

    public init(
        uid: String, created: Moment? = nil, revised: Moment, sequence: Int = 0, time: Time,
        summary: String, description: String? = nil, location: String? = nil,
        status: Status = .confirmed, isTransparent: Bool = false, isPrivate: Bool = false,
        categories: [String] = [], color: String? = nil, recurrence: Recurrence? = nil,
        alarms: [Alarm] = []
    ) {
        self.uid = uid
        self.created = created
        self.revised = revised
        self.sequence = sequence
        self.time = time
        self.summary = summary
        self.description = description
        self.location = location
        self.status = status
        self.isTransparent = isTransparent
        self.isPrivate = isPrivate
        self.categories = categories
        self.color = color
        self.recurrence = recurrence
        self.alarms = alarms
    }
}
