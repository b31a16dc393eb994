import CivilTime
package import Clinic
import Planner

extension ReplyRefusal: Worded {
    package var said: Failure {
        switch self {
        case .noSession(let uid):
            Failure(
                kind, "No session has the UID '\(uid.prefix(80))'.",
                remedy: "The answer is to an invitation of somebody else.")
        case .tooLate(let session, let now):
            Failure(
                kind, "\(session.id) \(session.standing(now)); the answer comes too late.",
                remedy: "See it with '\(do: .showSession(session.id))'.")
        case .earlierPlace(let session, let sequence):
            Failure(
                kind,
                "The answer is to an earlier time or place of \(session.id): SEQUENCE \(sequence), and"
                    + " it was changed with SEQUENCE \(session.placedSequence).",
                remedy:
                    "Send the invitation anew: \(do: .export, [.session: "\(session.id)", .invite: .bare])"
            )
        case .neverSent(let session, let sequence):
            Failure(
                kind,
                "The answer is to SEQUENCE \(sequence) of \(session.id), which is at"
                    + " \(session.sequence): that invitation was never sent from here.",
                remedy: "Call the patient; then \(do: .confirmSession(session.id)).")
        case .olderAnswer(let session, let newest):
            Failure(
                kind, "The patient has answered again since, on \(newest).",
                remedy: "Nothing has to be done: the newer answer for \(session) is recorded.")
        case .notThePatient(let session):
            Failure(
                kind, "The answer for \(session.id) is not from the patient's mail address.",
                remedy: """
                    Call the patient; then \(do: .confirmSession(session.id)), or \
                    \(do: .changePatient(session.details.patient), [.email: .blank(.address)]) \
                    and import it again.
                    """)
        }
    }
}
