package import CivilTime

/// When a clinic is closed in spite of its hours.
package struct ClosedTimes: Hashable, Sendable {
    /// Whole days, in order, each once.
    package let days: [Day]
    /// Parts of days, in order.
    package let times: [Interval<LocalTime>]
    /// The public holidays among them, by day.
    package let holidays: [Day: String]
}

extension ClinicSettings {
    /// When it is closed: what it closed itself, and these public holidays but for the times at which it is open then.
    package func closed(on holidays: [Holiday]) -> ClosedTimes {
        var (days, times) = (Set(closedDays), closedTimes)
        var names: [Day: String] = [:]
        for holiday in holidays {
            guard let whole = Interval(holiday.day) else { continue }
            let closed = whole.without(openTimes)
            if closed == [whole] { days.insert(holiday.day) } else { times += closed }
            if !closed.isEmpty { names[holiday.day] = holiday.name }
        }
        return ClosedTimes(days: days.sorted(), times: Interval.joined(times), holidays: names)
    }
}
