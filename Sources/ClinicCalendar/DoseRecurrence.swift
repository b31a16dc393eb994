import CivilTime
import ICalendar
import Planner

extension Recurrence {
    /// The rule of a series that begins on `first`, which is one of its days, and ends on `until`, `nil` for
    /// no end; no rule for a single day.
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

    /// A rule leaves out months that do not have the day (RFC 5545 section 3.3.10), so it names all days from
    /// the 28th to this one, and takes the last.
    private mutating func setMonthDay(_ day: Int) {
        byMonthDay = day <= 28 ? [day] : Array(28...day)
        bySetPosition = day <= 28 ? [] : [-1]
    }
}
