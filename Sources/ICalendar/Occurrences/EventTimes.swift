/// The part of a VEVENT that decides when it takes place and whether it takes up time.
public struct EventTimes: Hashable, Sendable {
    /// How long each instance lasts.
    public enum Length: Hashable, Sendable {
        /// Up to the time at which the first instance ends. Each instance lasts the same exact time (RFC 5545
        /// section 3.8.5.3).
        case until(CalendarTime)
        /// Days by the calendar, seconds by the clock.
        case lasting(CalendarDuration)
    }

    /// One more instance, from RDATE (RFC 5545 section 3.8.5.2).
    public struct Addition: Hashable, Sendable {
        /// When it starts.
        public var start: CalendarTime
        /// Its own length, if RDATE gives a period; `nil` for that of the event.
        public var length: Length?
    }

    /// Empty when the file gives none.
    public var uid: String
    /// DTSTART, when the first instance starts. That of the changed instance, for a cancelled event without
    /// DTSTART.
    public var start: CalendarTime
    /// How long each instance lasts, but for additions with a length of their own.
    public var length: Length
    /// The rules of RRULE.
    public var rules: [Recurrence] = []
    /// EXRULE of older files (RFC 2445 section 4.8.5.2).
    public var exceptionRules: [Recurrence] = []
    /// The instances that RDATE adds.
    public var additions: [Addition] = []
    /// The instances that EXDATE leaves out.
    public var exceptions: [CalendarTime] = []
    /// RECURRENCE-ID: the instance of a series in whose place this event stands; `nil` for the series itself.
    public var recurrenceID: CalendarTime?
    /// Whether it also stands for all later instances (RANGE=THISANDFUTURE).
    public var isThisAndFuture = false
    /// SEQUENCE: of two copies of an event, the one with the higher number counts. 0 when the file gives
    /// none.
    public var sequence = 0
    /// DTSTAMP in seconds since 1970-01-01T00:00:00; 0 when the file gives none.
    public var stamp = 0
    /// Whether STATUS, or the METHOD of the calendar around it, says that it does not take place.
    public var isCancelled = false
    /// Whether it leaves the time free: it says so, or whoever's calendar it is has declined it.
    public var isTransparent = false
    /// The zone that the calendar around it gives for times without one (X-WR-TIMEZONE); `nil` when it gives none.
    public var calendarZone: String?
    /// How many letters its title has, which tells it from others without giving it away; 0 for none.
    public var titleLength = 0
    /// The line of the file in which it begins, from 1.
    public var line = 0
}
