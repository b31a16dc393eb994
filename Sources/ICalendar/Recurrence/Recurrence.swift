public import CivilTime

/// A recurrence rule with all its parts (RFC 5545 section 3.3.10).
public struct Recurrence: Hashable, Sendable {
    public enum Frequency: String, CaseIterable, Hashable, Comparable, Sendable {
        case secondly = "SECONDLY"
        case minutely = "MINUTELY"
        case hourly = "HOURLY"
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"

        private var rank: Int { Frequency.allCases.firstIndex(of: self) ?? 0 }
        public static func < (left: Frequency, right: Frequency) -> Bool { left.rank < right.rank }
    }

    /// `MO`, or `2MO` and `-1SU` within a month or a year.
    public struct NthWeekday: Hashable, Sendable {
        /// 1 to 53 or -53 to -1; `nil` is each one.
        public var ordinal: Int?
        public var weekday: Weekday

        public init(_ ordinal: Int? = nil, _ weekday: Weekday) {
            self.ordinal = ordinal
            self.weekday = weekday
        }
    }

    public var frequency: Frequency
    /// Every how many days, weeks, and so on; 1 or more.
    public var interval = 1
    /// How many instances there are in all; 1 or more.
    public var count: Int?
    /// The last time at which an instance may start: a date, a floating time or a time of UTC.
    public var until: CalendarTime?
    /// 0 to 60.
    public var bySecond: [Int] = []
    /// 0 to 59.
    public var byMinute: [Int] = []
    /// 0 to 23.
    public var byHour: [Int] = []
    public var byDay: [NthWeekday] = []
    /// 1 to 31 or -31 to -1.
    public var byMonthDay: [Int] = []
    /// 1 to 366 or -366 to -1.
    public var byYearDay: [Int] = []
    /// 1 to 53 or -53 to -1.
    public var byWeek: [Int] = []
    /// 1 to 12.
    public var byMonth: [Int] = []
    /// 1 to 366 or -366 to -1.
    public var bySetPosition: [Int] = []
    public var weekStart = Weekday.monday

    public init(_ frequency: Frequency) { self.frequency = frequency }

    /// Every day, or on some weekdays, through the day `until`; no weekdays are all of them.
    public init(weekdays: [Weekday] = [], until: Day) {
        let isDaily = weekdays.isEmpty || Set(weekdays).count == 7
        self.init(isDaily ? .daily : .weekly)
        if !isDaily { byDay = weekdays.sorted().map { NthWeekday(nil, $0) } }
        self.until = .date(until)
    }
}
