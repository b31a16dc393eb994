public import CivilTime

/// A recurrence rule with all its parts (RFC 5545 section 3.3.10).
public struct Recurrence: Hashable, Sendable {
    /// The unit of a rule's periods (FREQ); seconds are least, years are greatest.
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

    /// A weekday, or the n-th one of a month or a year: `MO`, `2MO`, `-1SU`.
    public struct NthWeekday: Hashable, Sendable {
        /// 1 to 53 from the beginning, -1 to -53 from the end; `nil` for each one.
        public var ordinal: Int?
        public var weekday: Weekday

        public init(_ ordinal: Int? = nil, _ weekday: Weekday) {
            self.ordinal = ordinal
            self.weekday = weekday
        }
    }

    /// FREQ: what `interval` counts.
    public var frequency: Frequency
    /// INTERVAL: every how many days, weeks and so on; 1 or more.
    public var interval = 1
    /// COUNT: how many instances there are in all, 1 or more; `nil` for no such limit.
    public var count: Int?
    /// UNTIL: the last time at which an instance may start: a date, a floating time or a time in UTC. `nil`
    /// for no end.
    public var until: CalendarTime?
    /// BYSECOND, 0 to 60; empty, like each of the lists below, for no such part.
    public var bySecond: [Int] = []
    /// BYMINUTE, 0 to 59.
    public var byMinute: [Int] = []
    /// BYHOUR, 0 to 23.
    public var byHour: [Int] = []
    /// BYDAY.
    public var byDay: [NthWeekday] = []
    /// BYMONTHDAY, 1 to 31, or -1 to -31 from the end of the month.
    public var byMonthDay: [Int] = []
    /// BYYEARDAY, 1 to 366, or -1 to -366 from the end of the year.
    public var byYearDay: [Int] = []
    /// BYWEEKNO, 1 to 53, or -1 to -53 from the end of the year.
    public var byWeek: [Int] = []
    /// BYMONTH, 1 to 12.
    public var byMonth: [Int] = []
    /// BYSETPOS: which instances of each period are meant, 1 to 366, or -1 to -366 from the end.
    public var bySetPosition: [Int] = []
    /// WKST: the day on which weeks begin.
    public var weekStart = Weekday.monday

    /// A rule for every day, week and so on, without an end.
    public init(_ frequency: Frequency) { self.frequency = frequency }

    /// A rule for these weekdays, or for every day when none or all are given, through the day `until`.
    public init(weekdays: [Weekday] = [], until: Day) {
        let isDaily = weekdays.isEmpty || Set(weekdays).count == 7
        self.init(isDaily ? .daily : .weekly)
        if !isDaily { byDay = weekdays.sorted().map { NthWeekday(nil, $0) } }
        self.until = .date(until)
    }
}
