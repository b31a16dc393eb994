import CivilTime

/// The n-th weekday of a month; -1 is the last.
struct MonthlyDay {
    let month: Int
    let week: Int
    let weekday: Weekday

    /// `nil` unless all the times follow one such rule, at the same time of day.
    init?(common times: [LocalTime]) {
        guard let first = times.first else { return nil }
        let same = times.allSatisfy {
            $0.day.month == first.day.month && $0.day.weekday == first.day.weekday
                && $0.time == first.time
        }
        guard same else { return nil }
        let counted = Set(times.map { ($0.day.day - 1) / 7 + 1 })
        let isLast = times.allSatisfy {
            $0.day.day + 7 > Day.daysInMonth($0.day.month, year: $0.day.year)
        }
        if isLast {
            week = -1
        } else if counted.count == 1, let nth = counted.first, nth <= 4 {
            week = nth
        } else {
            return nil
        }
        month = first.day.month
        weekday = first.day.weekday
    }
}
