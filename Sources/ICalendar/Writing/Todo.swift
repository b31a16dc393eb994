public import CivilTime

/// Something to be done (RFC 5545 section 3.6.2).
public struct Todo: Hashable, Sendable {
    /// When it can be begun and by when it must be done.
    public enum Time: Hashable, Sendable {
        case whenever
        case dates(Span<Day>)
        /// Wall clock in the calendar's zone.
        case timed(Span<LocalTime>)
    }
    /// Both ends are of one kind, and a task has a time when it is due or a length, never both.
    public enum Span<Point: Hashable & Sendable>: Hashable, Sendable {
        case from(Point)
        case due(Point)
        /// Due after it starts.
        case between(Point, due: Point)
        /// The length in days where a date is told, in minutes where a time is; 1 or more.
        case lasting(Point, Int)
    }
    public enum Progress: Hashable, Sendable {
        case needsAction
        case inProcess(Percent?)
        case completed(at: Moment?)
        case cancelled
    }
    /// How much of it is done.
    public struct Percent: Hashable, Sendable {
        public let number: Int
        /// `nil` unless it is 0 to 100.
        public init?(_ number: Int) {
            guard (0...100).contains(number) else { return nil }
            self.number = number
        }
    }
    /// 1 is the highest, 9 the lowest, 0 none (RFC 5545 section 3.8.1.9).
    public struct Priority: Hashable, Sendable {
        public let number: Int
        /// `nil` unless it is 0 to 9.
        public init?(_ number: Int) {
            guard (0...9).contains(number) else { return nil }
            self.number = number
        }
    }

    /// Random and for life; holds no host, user or address (RFC 7986 section 5.3).
    public var uid: String
    public var created: Moment?
    /// When it last changed; DTSTAMP and LAST-MODIFIED.
    public var revised: Moment
    /// Never falls.
    public var sequence: Int
    public var time: Time
    public var summary: String
    public var description: String?
    public var location: String?
    public var progress: Progress
    public var priority: Priority?
    public var isPrivate: Bool
    public var categories: [String]
    /// A CSS3 name, like `teal`.
    public var color: String?
    /// Before it is due or, where nothing is due, before it starts. Left out where it is done with, or has no
    /// time.
    public var alarms: [Alarm]
    public var geo: GeoPosition?
    public var url: String?
    public var conferences: [Conference] = []
    /// Messages need one; so do attendees.
    public var organizer: Person?
    public var attendees: [Attendee] = []

    public init(
        uid: String, created: Moment? = nil, revised: Moment, sequence: Int = 0,
        time: Time = .whenever, summary: String, description: String? = nil,
        location: String? = nil, progress: Progress = .needsAction, priority: Priority? = nil,
        isPrivate: Bool = false, categories: [String] = [], color: String? = nil,
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
        self.progress = progress
        self.priority = priority
        self.isPrivate = isPrivate
        self.categories = categories
        self.color = color
        self.alarms = alarms
    }
}
