public import CivilTime

/// An event of a calendar (RFC 5545 section 3.6.1).
public struct Event: Hashable, Sendable {
    public enum Time: Hashable, Sendable {
        /// Wall clock in the calendar's zone; the end lies after the start.
        case timed(start: LocalTime, end: LocalTime)
        /// Whole days, the last one included.
        case allDay(from: Day, through: Day)
    }
    public enum Status: String, Hashable, Sendable {
        case tentative = "TENTATIVE"
        case confirmed = "CONFIRMED"
        case cancelled = "CANCELLED"
    }

    /// Random and for life; holds no host, user or address (RFC 7986 section 5.3).
    public var uid: String
    public var created: Moment?
    /// When the event last changed; DTSTAMP and LAST-MODIFIED.
    public var revised: Moment
    /// Never falls.
    public var sequence: Int
    public var time: Time
    public var summary: String
    public var description: String?
    public var location: String?
    public var status: Status
    /// Whether the time stays free for others.
    public var isTransparent: Bool
    public var isPrivate: Bool
    public var categories: [String]
    /// A CSS3 name, like `teal`.
    public var color: String?
    public var recurrence: Recurrence?
    /// Left out of cancelled events.
    public var alarms: [Alarm]
    public var geo: GeoPosition?
    public var url: String?
    public var conferences: [Conference] = []
    /// Messages need one; so do attendees.
    public var organizer: Person?
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
