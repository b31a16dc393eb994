import CivilTime
import ICalendar
import Planner

extension Recurrence {
    /// The rule of a series whose first instance is on `first`, which is one of its days; `nil` for a single
    /// day. `until` is the last day, `nil` for none.
    init?(_ days: DoseDays, from first: Day, until: Day?) {
        switch days {
        case .once, .dates: return nil
        case .daily(let every):
            self.init(.daily)
            interval = every
        case .weekly(let every, let weekdays):
            let named = weekdays.isEmpty ? [first.weekday] : weekdays
            if every == 1, named.count == 7 {
                self.init(.daily)
            } else {
                self.init(.weekly)
                interval = every
                byDay = named.map { NthWeekday(nil, $0) }
            }
        case .monthly(let every, let day):
            self.init(.monthly)
            interval = every
            setMonthDay(day ?? first.day)
        }
        self.until = until.map { .date($0) }
    }

    /// A rule leaves out the months that are too short for a day (RFC 5545 section 3.3.10); the last of the
    /// days up to it is in each.
    private mutating func setMonthDay(_ day: Int) {
        byMonthDay = day <= 28 ? [day] : Array(28...day)
        bySetPosition = day <= 28 ? [] : [-1]
    }
}
