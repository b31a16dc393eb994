package import CivilTime

extension DoseDays {
    /// Whether a dose falls on `day` in a course or step that begins on `first`. Where that ends is not
    /// looked at.
    package func falls(on day: Day, from first: Day) -> Bool {
        guard day >= first else { return false }
        switch self {
        case .daily(let every):
            return (day - first) % max(1, every) == 0
        case .weekly(let every, let weekdays):
            let named = weekdays.isEmpty ? [first.weekday] : weekdays
            let start = (0..<7).map { first + $0 }.first { named.contains($0.weekday) } ?? first
            return named.contains(day.weekday)
                && (day.monday - start.monday) % (7 * max(1, every)) == 0
        case .monthly(let every, let wanted):
            let wanted = wanted ?? first.day
            let isThisMonth = first.day <= Self.held(wanted, in: first)
            let start = first.months + (isThisMonth ? 0 : 1)
            return day.day == Self.held(wanted, in: day)
                && day.months >= start && (day.months - start) % max(1, every) == 0
        case .once:
            return day == first
        case .dates(let days):
            return days.contains(day)
        }
    }

    /// The days with doses in a course or step from `first` through `last`, in order.
    package func days(from first: Day, through last: Day) -> [Day] {
        if case .once = self { return first <= last ? [first] : [] }
        guard first <= last else { return [] }
        return (first.number...last.number).map { Day(number: $0) }
            .filter { falls(on: $0, from: first) }
    }

    /// The first day with a dose, on `first` or after it; `nil` when there is none.
    package func firstDose(from first: Day) -> Day? {
        if case .dates(let days) = self { return days.first { $0 >= first } }
        // The longest wait is for a day of the month that has just passed.
        return (0...62).map { first + $0 }.first { falls(on: $0, from: first) }
    }

    /// The day of the month, or the month's last.
    private static func held(_ wanted: Int, in day: Day) -> Int {
        min(wanted, Day.daysInMonth(day.month, year: day.year))
    }
}

extension Day {
    /// Months since the year 0.
    fileprivate var months: Int { year * 12 + month - 1 }
}
