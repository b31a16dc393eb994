package import CivilTime

extension WeeklyHours {
    /// The hours that lie in one of both.
    package func joined(with other: WeeklyHours) -> WeeklyHours {
        WeeklyHours(ranges: ranges.merging(other.ranges) { $0 + $1 })
    }

    /// The hours that lie in both.
    func common(with other: WeeklyHours) -> WeeklyHours {
        var result: [Weekday: [Interval<TimeOfDay>]] = [:]
        for day in Weekday.allCases {
            result[day] = self[day].flatMap { mine in
                other[day].compactMap { Interval(max(mine.start, $0.start), min(mine.end, $0.end)) }
            }
        }
        return WeeklyHours(ranges: result)
    }
}
