package import CivilTime
import ICalendar
package import Planner

extension ClinicSettings {
    /// The sentence that asks a patient to ring before the next visit. It does not say why.
    package var ringFirst: String {
        "Please ring the clinic before you come\(phone.map { ": \($0)" } ?? "")."
    }
}

extension Event {
    /// The same event, which asks the patient to ring the clinic first: the treatment is stopped.
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
    /// Whether the session's event says to ring first, if the patient's treatment is stopped since `day`: it
    /// is still to come then, and nobody decided that it stands all the same.
    package func saysToRing(since day: Day) -> Bool {
        (status == .booked || status == .confirmed) && details.start.day >= day
            && details.exception?.standsWhileStopped != true
    }
}
