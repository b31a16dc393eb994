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
