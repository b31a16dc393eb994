import CivilTime
package import Clinic
import Planner

extension SessionRefusal: Worded {
    package var said: Failure {
        switch self {
        case .nothingAhead(let session):
            Failure(
                kind,
                "Of \(session.details.plan.map { "\($0)" } ?? "\(session.id)") nothing is booked that lies ahead.",
                remedy: "See it with '\(do: .showSession(session.id))'.")
        case .notCancelled(let session, let now):
            Failure(
                kind, "\(session.id) \(session.standing(now)) and cannot be cancelled.",
                remedy: session.status == .attended
                    ? "Correct it first: \(do: .miss(session.id))"
                    : """
                    Take the cancellation back with '\(do: .undo)', or book another: \
                    \(do: .makeUpSession(session.id))
                    """)
        case .notConfirmed(let session, let now):
            Failure(
                kind, "\(session.id) \(session.standing(now)) and is not confirmed.",
                remedy: Self.instead(of: session))
        case .notBegun(let session, let now):
            Failure(
                kind,
                "\(session.id) is on \(session.details.start) and has not begun (now \(now)).",
                remedy: """
                    Record it when it has begun. If it is not to be: \
                    \(do: .cancelSession(session.id), [.reason: "other", .only: .bare])
                    """)
        case .bookingUndone(let session):
            Failure(
                kind, "The booking of \(session.id) was undone.",
                remedy:
                    "Book it anew: \(do: .addSession(session.details.patient), [.at: .blank(.time)])"
            )
        case .readNoMore(let session, let now):
            Failure(
                kind, "\(session.id) \(session.standing(now)): nobody reads a text at it any more.",
                remedy: """
                    Write it at one that is still to come: \
                    \(do: .list(.sessions), [.from: "today"])
                    """)
        case .madeUp(let id, let makeUp):
            Failure(
                kind, "\(makeUp.id) on \(makeUp.details.start) makes up for \(id).",
                remedy: """
                    Cancel it first: \
                    \(do: .cancelSession(makeUp.id), [.reason: "clinic", .only: .bare])
                    """)
        }
    }

    private static func instead(of session: Session) -> Advice {
        switch session.status {
        case .cancelled: "Book another one: \(do: .makeUpSession(session.id))"
        case .booked, .confirmed: "Record it: \(do: .attend(session.id)), or miss."
        case .attended: "If that is wrong, correct it: \(do: .miss(session.id))"
        case .missed: "If that is wrong, correct it: \(do: .attend(session.id))"
        }
    }
}

extension Session {
    /// `is cancelled`, `was attended`, `has ended`.
    func standing(_ now: LocalTime) -> String {
        switch status {
        case .cancelled: "is cancelled"
        case .attended: "was attended"
        case .missed: "was missed"
        case .booked, .confirmed: now < details.end ? "is booked" : "has ended"
        }
    }
}
