import CivilTime

/// A rule that is ready to be matched: what it leaves open is taken from its start.
struct RecurrencePlan {
    let rule: Recurrence
    /// Seconds of a day, in order, at which instances of a day start; for rules of days and longer.
    let times: [Int]
    /// The hours that are meant; empty for all, as in the three sets below.
    let hours: NumberSet
    let minutes: NumberSet
    let seconds: NumberSet
    let months: NumberSet
    let positions: [Int]
    /// What it takes to look at a day; 1 for a rule of ordinary size.
    let dayCost: Int
    private let monthDays: [Int]
    private let yearDays: [Int]
    private let weeks: [Int]
    private let weekdays: NumberSet
    private let nthWeekdays: [(ordinal: Int, weekday: Int)]
    private let ordinalsAreOfYear: Bool

    init(_ rule: Recurrence, start: DateTime) {
        self.rule = rule
        let date = CivilDate(start.day)
        let isOpen =
            rule.byWeek.isEmpty && rule.byYearDay.isEmpty && rule.byMonthDay.isEmpty
            && rule.byDay.isEmpty
        let takesMonth = isOpen && rule.frequency == .yearly && rule.byMonth.isEmpty
        months = NumberSet(takesMonth ? [date.month] : rule.byMonth)
        monthDays =
            isOpen && rule.frequency >= .monthly
            ? [date.dayOfMonth] : Self.distinct(rule.byMonthDay)
        yearDays = Self.distinct(rule.byYearDay)
        weeks = Self.distinct(rule.byWeek)
        positions = Self.distinct(rule.bySetPosition)
        let hasOrdinals = rule.frequency >= .monthly
        let plain = rule.byDay.filter { !hasOrdinals || $0.ordinal == nil }
            .map { $0.weekday.rawValue - 1 }
        weekdays = NumberSet(isOpen && rule.frequency == .weekly ? [date.weekday] : plain)
        nthWeekdays = Set(rule.byDay).compactMap { day in
            guard hasOrdinals, let ordinal = day.ordinal else { return nil }
            return (ordinal, day.weekday.rawValue - 1)
        }
        let tests = [monthDays.count, yearDays.count, weeks.count, nthWeekdays.count]
        dayCost = 1 + (tests.reduce(0, +) + positions.count) / 64
        ordinalsAreOfYear = rule.frequency == .yearly && rule.byMonth.isEmpty
        hours = NumberSet(rule.byHour)
        minutes = NumberSet(rule.byMinute)
        seconds = NumberSet(rule.bySecond)
        times = rule.frequency < .daily ? [] : Self.times(rule, start.secondOfDay)
    }

    private static func distinct(_ numbers: [Int]) -> [Int] { Set(numbers).sorted() }

    private static func times(_ rule: Recurrence, _ start: Int) -> [Int] {
        let hours = rule.byHour.isEmpty ? [start / 3600] : NumberSet(rule.byHour).sorted
        let minutes = rule.byMinute.isEmpty ? [start / 60 % 60] : NumberSet(rule.byMinute).sorted
        let seconds = rule.bySecond.isEmpty ? [start % 60] : NumberSet(rule.bySecond).sorted
        var times: [Int] = []
        times.reserveCapacity(hours.count * minutes.count * seconds.count)
        for hour in hours {
            for minute in minutes {
                // No clock here shows a leap second.
                for second in seconds where second < 60 {
                    times.append(hour * 3600 + minute * 60 + second)
                }
            }
        }
        return times
    }

    /// Whether instances may fall on the day.
    func matches(_ date: CivilDate) -> Bool {
        guard months.allows(date.month) else { return false }
        if !weekdays.isEmpty || !nthWeekdays.isEmpty, !matchesWeekday(date) { return false }
        if !monthDays.isEmpty,
            !monthDays.contains(where: {
                $0 == date.dayOfMonth || $0 == date.dayOfMonth - date.monthLength - 1
            })
        {
            return false
        }
        if !yearDays.isEmpty,
            !yearDays.contains(where: {
                $0 == date.dayOfYear || $0 == date.dayOfYear - date.yearLength - 1
            })
        {
            return false
        }
        guard !weeks.isEmpty else { return true }
        let week = date.week(startingOn: rule.weekStart.rawValue - 1)
        return weeks.contains { $0 == week.number || $0 == week.fromEnd }
    }

    /// When an instance may come next; `nil` if the day, the hour and the minute of this second match.
    func nextChance(_ second: Int) -> Int? {
        let day = second.floored(by: 86_400)
        let inDay = second - day * 86_400
        if !matches(CivilDate(Day(number: day))) { return (day + 1) * 86_400 }
        if !hours.allows(inDay / 3600) { return (second.floored(by: 3600) + 1) * 3600 }
        guard rule.frequency < .hourly else { return nil }
        if !minutes.allows(inDay / 60 % 60) { return (second.floored(by: 60) + 1) * 60 }
        guard rule.frequency == .secondly else { return nil }
        return seconds.allows(inDay % 60) ? nil : second + 1
    }

    private func matchesWeekday(_ date: CivilDate) -> Bool {
        if weekdays.contains(date.weekday) { return true }
        guard !nthWeekdays.isEmpty else { return false }
        let place = ordinalsAreOfYear ? date.dayOfYear : date.dayOfMonth
        let length = ordinalsAreOfYear ? date.yearLength : date.monthLength
        let fromStart = (place - 1) / 7 + 1
        let fromEnd = -((length - place) / 7 + 1)
        return nthWeekdays.contains {
            $0.weekday == date.weekday && ($0.ordinal == fromStart || $0.ordinal == fromEnd)
        }
    }
}
