import CivilTime

/// A day, with everything that rules ask about it.
struct CivilDate {
    private(set) var day: Day
    private(set) var year: Int
    private(set) var month: Int
    private(set) var dayOfMonth: Int
    /// From 1.
    private(set) var dayOfYear: Int
    /// Monday is 0.
    private(set) var weekday: Int
    private(set) var monthLength: Int

    init(_ day: Day) {
        self.day = day
        (year, month, dayOfMonth) = day.components
        weekday = day.weekday.rawValue - 1
        monthLength = Day.daysInMonth(month, year: year)
        dayOfYear = dayOfMonth
        for earlier in 1..<max(month, 1) { dayOfYear += Day.daysInMonth(earlier, year: year) }
    }

    var yearLength: Int { Day.isLeap(year) ? 366 : 365 }

    /// Moves on to the next day. Must not be called on the last day of all.
    mutating func advance() {
        day = day + 1
        weekday = weekday == 6 ? 0 : weekday + 1
        dayOfYear += 1
        dayOfMonth += 1
        guard dayOfMonth > monthLength else { return }
        dayOfMonth = 1
        month += 1
        if month > 12 {
            month = 1
            year += 1
            dayOfYear = 1
        }
        monthLength = Day.daysInMonth(month, year: year)
    }

    /// The week's number from the start and from the end of its own year; week 1 is the first that
    /// holds four days of the year. `weekStart` is 0 for Monday.
    func week(startingOn weekStart: Int) -> (number: Int, fromEnd: Int) {
        let intoWeek = (weekday - weekStart + 7) % 7
        var middle = dayOfYear + 3 - intoWeek
        var length = yearLength
        var firstDay = (weekday - (dayOfYear - 1) % 7 + 7) % 7
        if middle < 1 {
            length = Day.isLeap(year - 1) ? 366 : 365
            middle += length
            firstDay = (firstDay - length % 7 + 7) % 7
        } else if middle > length {
            middle -= length
            firstDay = (firstDay + length) % 7
            length = Day.isLeap(year + 1) ? 366 : 365
        }
        let number = (middle - 1) / 7 + 1
        let intoFirstWeek = (firstDay - weekStart + 7) % 7
        let weeks = intoFirstWeek == 3 || (intoFirstWeek == 2 && length == 366) ? 53 : 52
        return (number, number - weeks - 1)
    }
}
