import CivilTime
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

    /// What came of it.
    package struct Changed {
        package let settings: ClinicSettings
        /// The booked sessions at times at which it is closed.
        package let hit: [Session]
        /// How many stand at other instants in a new zone.
        package let told: Int
        /// How many to come stand closer together than sessions are booked from now on; 0 where that is as before.
        package let close: Int
        /// What is free of its therapists that was not before.
        package let freed: [FreedTime]
    }

    package func carryOut(_ act: Act) throws -> Changed {
        let clinic = act.clinic
        var settings = clinic.settings
        if let name { settings.name = try Text.name(name, of: .clinic) }
        try input.chooseHolidays(&settings, act.shelf)
        if let days = reopened.range {
            settings.reopen(reopened, on: try clinic.holidays(days, settings))
        }
        try input.apply(to: &settings)
        if let timeZone { settings.timeZone = try ZoneFiles.rules(of: timeZone).identifier }
        let before = try OpenTimes(act.clinic, act.reading)
        try act.writing.updateSettings(settings)
        let (changed, told) = try act.inNewZone()
        return Changed(
            settings: settings, hit: try changed.hit(.closed), told: told,
            close: input.buffer == nil
                ? 0 : try act.close(of: act.reading.therapists(), settings),
            freed: try OpenTimes(changed.clinic, changed.reading).freed(since: before))
    }
}
