package import CivilTime
import ClinicStore
package import Planner

/// Changes the clinic's settings; closed days are added to those there are.
package struct ChangeClinic: Request {
    let name: String?
    let reopened: [Day]
    let input: ClinicParticulars

    package init(name: String? = nil, reopened: [Day] = [], _ input: ClinicParticulars) {
        self.name = name
        self.reopened = reopened
        self.input = input
    }

    /// Also the booked sessions at times at which it is closed.
    package func carryOut(_ act: Act) throws -> (settings: ClinicSettings, hit: [Session]) {
        let clinic = act.clinic
        var settings = clinic.settings
        if let name { settings.name = try Text.name(name, of: .clinic) }
        settings.closedDays.removeAll { reopened.contains($0) }
        try input.apply(to: &settings)
        try act.writing.updateSettings(settings)
        return (settings, try act.hit(.closed))
    }
}
