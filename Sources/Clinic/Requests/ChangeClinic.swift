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

    /// Also the live sessions from now on that no longer lie in the opening hours.
    package func carryOut(_ act: Act) throws -> (settings: ClinicSettings, hit: [Session]) {
        let clinic = act.clinic
        var settings = clinic.settings
        if let name { settings.name = try Text.name(name, of: .clinic) }
        settings.closedDays.removeAll { reopened.contains($0) }
        try input.apply(to: &settings)
        try act.writing.updateSettings(settings)
        let hit = try act.reading.sessions(SessionFilter(from: clinic.today)).filter { session in
            session.isToCome(clinic.now) && !settings.isOpen(for: session.details)
        }
        return (settings, hit)
    }
}
