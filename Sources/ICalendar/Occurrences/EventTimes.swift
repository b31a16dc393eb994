/// What of a VEVENT decides when it takes place and whether it takes up time.
public struct EventTimes: Hashable, Sendable {
    /// How long each instance lasts.
    public enum Length: Hashable, Sendable {
        /// Up to the time that the first instance ends; the same exact time for each (RFC 5545 section
        /// 3.8.5.3).
        case until(CalendarTime)
        /// Days by the calendar, seconds by the clock.
        case lasting(CalendarDuration)
    }

    /// A time of RDATE, with its own length when it is a period.
    public struct Addition: Hashable, Sendable {
        public var start: CalendarTime
        public var length: Length?
    }

    /// Empty when the file gives none.
    public var uid: String
    public var start: CalendarTime
    public var length: Length
    public var rules: [Recurrence] = []
    /// EXRULE of older files (RFC 2445 section 4.8.5.2).
    public var exceptionRules: [Recurrence] = []
    public var additions: [Addition] = []
    public var exceptions: [CalendarTime] = []
    /// The instance of a series that this stands for.
    public var recurrenceID: CalendarTime?
    /// Whether it also stands for all later instances.
    public var isThisAndFuture = false
    public var sequence = 0
    /// Seconds since 1970 of DTSTAMP; 0 when the file gives none.
    public var stamp = 0
    public var isCancelled = false
    /// Whether it leaves the time free.
    public var isTransparent = false
    /// Where it begins in the file, from 1.
    public var line = 0
}
