package import CivilTime
package import Planner

/// Why an answer to an invitation is not recorded.
package enum ReplyRefusal: ClinicRefusal, Hashable {
    case noSession(uid: String)
    /// The session is over, or not booked any more.
    case tooLate(Session, now: LocalTime)
    /// It answers an earlier time or place, with that SEQUENCE.
    case earlierPlace(Session, sequence: Int)
    /// It answers a SEQUENCE that was never sent.
    case neverSent(Session, sequence: Int)
    /// The patient has answered again since.
    case olderAnswer(ID<Session>, newest: LocalTime)
    case notThePatient(Session)

    package var kind: RefusalKind {
        switch self {
        case .noSession: .notFound
        case .tooLate, .earlierPlace, .neverSent, .olderAnswer, .notThePatient: .refused
        }
    }
}
