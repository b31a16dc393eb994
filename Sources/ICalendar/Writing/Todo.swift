public import CivilTime

/// A task: something to be done (RFC 5545 section 3.6.2).
public struct Todo: Hashable, Sendable {
    /// When it can be begun and by when it must be done.
    public enum Time: Hashable, Sendable {
        /// Neither is said.
        case whenever
        /// Whole days.
        case dates(Span<Day>)
        /// Wall clock in the calendar's zone.
        case timed(Span<LocalTime>)
    }
    /// Both ends are dates, or both are times. A task has a time when it is due or a length, never both.
    public enum Span<Point: Hashable & Sendable>: Hashable, Sendable {
        /// It can be begun then, and is never due.
        case from(Point)
        /// Due then; it can be begun at any time.
        case due(Point)
        /// Both; due after it starts.
        case between(Point, due: Point)
        /// When it can be begun, and its length: in days for dates, in minutes for times; 1 or more.
        case lasting(Point, Int)
    }
    /// How far it has come (RFC 5545 section 3.8.1.11).
    public enum Progress: Hashable, Sendable {
        case needsAction
        /// Begun; how much is done, if that is known.
        case inProcess(Percent?)
        /// Done; when, if that is known.
        case completed(at: Moment?)
        /// It is not to be done any more.
        case cancelled
    }
    /// How much of a task is done.
    public struct Percent: Hashable, Sendable {
        /// 0 to 100.
        public let number: Int
        /// `nil` unless the number is 0 to 100.
        public init?(_ number: Int) {
            guard (0...100).contains(number) else { return nil }
            self.number = number
        }
    }
    /// How urgent a task is: 1 is the highest, 9 the lowest, 0 says nothing (RFC 5545 section 3.8.1.9).
    public struct Priority: Hashable, Sendable {
        /// 0 to 9.
        public let number: Int
        /// `nil` unless the number is 0 to 9.
        public init?(_ number: Int) {
            guard (0...9).contains(number) else { return nil }
            self.number = number
        }
    }

    /// Random, and never changed. Holds no host, user or address (RFC 7986 section 5.3).
    public var uid: String
    public var created: Moment?
    /// When it last changed; DTSTAMP and LAST-MODIFIED.
    public var revised: Moment
    /// SEQUENCE: how often it was revised in a way that matters. Never falls.
    public var sequence: Int
    public var time: Time
    public var summary: String
    /// More about it, in plain text.
    public var description: String?
    public var location: String?
    public var progress: Progress
    public var priority: Priority?
    /// Whether only the owner is to see more than the time (CLASS:PRIVATE).
    public var isPrivate: Bool
    public var categories: [String]
    /// A CSS3 colour name, like `teal` (RFC 7986 section 5.9).
    public var color: String?
    /// Reminders before it is due or, for a task that is never due, before it can be begun. Not written when
    /// it is done or cancelled, or has no time.
    public var alarms: [Alarm]
    public var geo: GeoPosition?
    /// A page about it: `https:`, `http:`, `tel:`, `geo:` or `mailto:`.
    public var url: String?
    public var conferences: [Conference] = []
    /// Whose task it is. A message needs one, and so does a task with attendees.
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
