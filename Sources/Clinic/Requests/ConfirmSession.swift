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
        else {
            throw Failure(
                .refused, "\(before.id) \(before.standing(act.now)) and is not confirmed.",
                remedy: remedy(forUnconfirmed: before))
        }
        try act.clinic.requireGoing(before, act.reading, "no session is confirmed")
        return try act.record(.confirmed, before, note)
    }

    private func remedy(forUnconfirmed session: Session) -> Advice {
        switch session.status {
        case .cancelled: "Book another one: \(do: .makeUpSession(session.id))"
        case .booked, .confirmed: "Record it: \(do: .attend(session.id)), or miss."
        case .attended: "If that is wrong, correct it: \(do: .miss(session.id))"
        case .missed: "If that is wrong, correct it: \(do: .attend(session.id))"
        }
    }
}
