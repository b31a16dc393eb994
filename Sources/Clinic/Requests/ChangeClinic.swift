package import CivilTime
import ClinicStore
package import Planner

/// Changes the clinic's settings; closed days are added to those there are.
package struct ChangeClinic: Request {
    let name: String?
    let reopened: Closing
    let input: ClinicParticulars
    /// Like `Europe/London`; `nil` for the same as before.
    let timeZone: String?

    package init(
        name: String? = nil, reopened: Closing = Closing(), timeZone: String? = nil,
        _ input: ClinicParticulars
    ) {
        self.name = name
        self.timeZone = timeZone
        self.reopened = reopened
        self.input = input
    }

    /// Also the booked sessions at times at which it is closed, and how many stand at other instants in a new zone.
    package func carryOut(
        _ act: Act
    ) throws -> (settings: ClinicSettings, hit: [Session], told: Int) {
        let clinic = act.clinic
        var settings = clinic.settings
        if let name { settings.name = try Text.name(name, of: .clinic) }
        settings.closedDays.removeAll { reopened.days.contains($0) }
        settings.closedTimes = settings.closedTimes.flatMap(reopened.rest)
        try input.apply(to: &settings)
        if let timeZone { settings.timeZone = try ZoneFiles.rules(of: timeZone).identifier }
        try act.writing.updateSettings(settings)
        let (changed, told) = try act.inNewZone()
        return (settings, try changed.hit(.closed), told)
    }
}

/// Days and parts of days, as a clinic closes or opens them.
package struct Closing: Hashable, Sendable {
    package let days: [Day]
    /// Apart, in order.
    package let times: [Interval<LocalTime>]

    package init(days: [Day] = [], times: [Interval<LocalTime>] = []) {
        self.days = days
        self.times = Interval.joined(times)
    }

    /// What is left of a closed time once these are open.
    fileprivate func rest(of time: Interval<LocalTime>) -> [Interval<LocalTime>] {
        let whole = days.compactMap { day in
            Interval(LocalTime(day, .midnight), LocalTime(day + 1, .midnight))
        }
        return Interval.joined(times + whole).reduce([time]) { left, open in
            left.flatMap { one in
                [
                    Interval(one.start, min(one.end, open.start)),
                    Interval(max(one.start, open.end), one.end),
                ].compactMap(\.self)
            }
        }
    }
}
