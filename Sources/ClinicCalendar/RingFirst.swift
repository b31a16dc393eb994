package import CivilTime
import ICalendar
package import Planner

extension ClinicSettings {
    /// What a patient is to do before the next visit; gives nothing away.
    package var ringFirst: String {
        "Please ring the clinic before you come\(phone.map { ": \($0)" } ?? "")."
    }
}

extension Event {
    /// The same, to be done only when the clinic was rung: the treatment is stopped.
    func ringingFirst(_ clinic: ClinicSettings) -> Event {
        var event = self
        event.summary = "Ring first: \(summary)"
        event.description = [
            "\(clinic.ringFirst) What this day was to bring waits until we have spoken.",
            description,
        ].compactMap { $0 }.joined(separator: "\n")
        return event
    }
}

extension Session {
    /// Whether its event says to ring first while its patient's treatment is stopped since that day.
    package func saysToRing(since day: Day) -> Bool {
        (status == .booked || status == .confirmed) && details.start.day >= day
            && details.exception?.standsWhileStopped != true
    }
}
