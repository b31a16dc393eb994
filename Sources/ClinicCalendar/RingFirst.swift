package import CivilTime
package import Planner

extension Session {
    /// Whether the session's event says to ring first, if the patient's treatment is stopped since `day`: it
    /// is still to come then, and nobody decided that it stands all the same.
    package func saysToRing(since day: Day) -> Bool {
        (status == .booked || status == .confirmed) && details.start.day >= day
            && details.exception?.standsWhileStopped != true
    }
}
