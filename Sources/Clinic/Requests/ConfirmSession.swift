import CivilTime
import ClinicStore
package import Planner

/// The patient has said that they will come.
package struct ConfirmSession: Request {
    let session: ID<Session>
    let note: String?

    package init(_ session: ID<Session>, note: String? = nil) {
        self.session = session
        self.note = note
    }

    package func carryOut(_ act: Act) throws -> SessionReport {
        let before = try act.reading.session(session)
        guard before.status == .booked || before.status == .confirmed,
            act.now < before.details.end
        else { throw SessionRefusal.notConfirmed(before, now: act.now) }
        try act.clinic.requireGoing(before, act.reading, .confirmation)
        try act.requireStanding(before)
        return try act.record(.confirmed, before, note)
    }
}
