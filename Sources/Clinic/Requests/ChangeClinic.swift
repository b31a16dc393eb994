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
        try input.chooseHolidays(&settings, act.shelf)
        if let days = reopened.range {
            settings.reopen(reopened, on: try clinic.holidays(days, settings))
        }
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
