package import CivilTime
import Planner

/// Days and parts of days, as a clinic closes or opens them.
package struct Closing: Hashable, Sendable {
    package let days: [Day]
    /// Apart, in order.
    package let times: [Interval<LocalTime>]

    package init(days: [Day] = [], times: [Interval<LocalTime>] = []) {
        self.days = days
        self.times = Interval.joined(times)
    }

    /// The same as times, apart and in order.
    var spans: [Interval<LocalTime>] {
        Interval.joined(times + days.compactMap { Interval($0) })
    }

    /// From the first day to the last; `nil` for none.
    var range: ClosedRange<Day>? {
        guard let first = spans.first, let last = spans.last else { return nil }
        return first.start.day...last.end.day
    }
}

extension ClinicSettings {
    /// Opens days and parts of days that the clinic closed itself, and what of them are public holidays.
    mutating func reopen(_ reopened: Closing, on holidays: [Holiday]) {
        let spans = reopened.spans
        closedDays.removeAll { reopened.days.contains($0) }
        closedTimes = closedTimes.flatMap { $0.without(spans) }
        openTimes = Interval.joined(
            openTimes
                + holidays.compactMap { Interval($0.day) }.flatMap { $0.without($0.without(spans)) }
        )
    }

    /// Closes days and parts of days, also what was open on a public holiday.
    mutating func close(_ closed: Closing) {
        closedDays = Set(closedDays + closed.days).sorted()
        closedTimes = Interval.joined(closedTimes + closed.times)
        openTimes = openTimes.flatMap { $0.without(closed.spans) }
    }
}
