package import CivilTime
package import Planner

extension ClinicSettings {
    /// What a patient is to do before the next visit; gives nothing away.
    package var ringFirst: String {
        "Please ring the clinic before you come\(phone.map { ": \($0)" } ?? "")."
    }
}

extension Session {
    /// Whether its event says to ring first while its patient's treatment is stopped since that day.
    package func saysToRing(since day: Day) -> Bool {
        (status == .booked || status == .confirmed) && details.start.day >= day
            && details.exception?.standsWhileStopped != true
    }
}
