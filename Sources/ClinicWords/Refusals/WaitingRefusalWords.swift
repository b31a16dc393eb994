import CivilTime
package import Clinic
import Planner
import Scheduler

extension WaitingRefusal: Worded {
    package var said: Failure {
        switch self {
        case .hasPlan, .nothingBooked, .notLater, .notTheirs, .waitsAlready: notAdded
        case .notAdded, .severalWishes: notRemoved
        case .waitsForNoPlace, .tooSoon, .doesNotFit, .offeredAlready: notOffered
        case .answered(let offer):
            Failure(
                kind, "\(offer.id) was \(offer.status.rawValue) before.",
                remedy: "See the places that are offered with '\(do: .list(.waiting))'.")
        case .expired(let offer, let end):
            Failure(
                kind, "\(offer.id) was kept until \(end); the place is free for others again.",
                remedy: """
                    Offer it anew, if it is still free: \
                    \(do: .offerPlace(offer.details.place, offer.details.patient))
                    """)
        }
    }

    /// Why somebody is not put on the list.
    private var notAdded: Failure {
        switch self {
        case .hasPlan(let plan):
            Failure(
                kind, "\(plan.details.patient) has a plan for it already: \(plan.id).",
                remedy: """
                    For an earlier place: \
                    \(do: .addWish(plan.details.patient), [.earlierThan: .blank(.date)])
                    """)
        case .nothingBooked(let patient, let day):
            Failure(
                kind, "Nothing is booked for \(patient) from \(day) on.",
                remedy: "Let them wait for any place: \(do: .addWish(patient))")
        case .notLater(let session, let day):
            Failure(
                kind,
                "\(session.id) (\(session.status.rawValue), \(session.details.start)) needs no day before \(day).",
                remedy: """
                    Name a session that is to come and an earlier day than its own; see them with \
                    '\(do: .showPatient(session.details.patient))'.
                    """)
        case .notTheirs(let session, let patient):
            Failure(
                kind, "\(session) is not a session of \(patient).",
                remedy: "See theirs with '\(do: .showPatient(patient))'.")
        case .waitsAlready(let wish):
            Failure(
                kind,
                "\(wish.patient) waits for that since \(wish.since) already: \(wish.id), \(wish.priority.rawValue).",
                remedy: """
                    Say another priority (\(say: [.priority: .blank(.any)])), or take it back: \
                    \(do: .removeWish("\(wish.id)"))
                    """)
        default: Failure(kind, "", remedy: "")
        }
    }

    private var notRemoved: Failure {
        switch self {
        case .notAdded(let patient, let needs) where !needs.isEmpty:
            Failure(
                kind, "Nobody put \(patient) on the waiting list.",
                remedy: "They are on it until that is booked or ended: '\(do: .list(.waiting))'.",
                details: needs.map { "Waits for: \($0.words)" })
        case .severalWishes(let patient, let wishes):
            Failure(
                kind, "\(patient) is on the waiting list more than once.",
                remedy: "Name one of them: \(do: .removeWish("\(wishes[0])"))",
                details: wishes.map { "\($0)" })
        case .notAdded(let patient, _):
            Failure(
                kind, "\(patient) is not on the waiting list.",
                remedy: "See who is with '\(do: .list(.waiting))'.")
        default: Failure(kind, "", remedy: "")
        }
    }

    private var notOffered: Failure {
        switch self {
        case .waitsForNoPlace(let patient):
            Failure(
                kind, "\(patient) waits for nothing that this place helps.",
                remedy: "Let them wait for any place: \(do: .addWish(patient))")
        case .tooSoon(let start, let soonest, let booking):
            Failure(
                kind, "\(start) is too soon to wait for an answer; from \(soonest) on it is not.",
                remedy: "Call, and book it at once: \(do: booking)")
        case .doesNotFit(let start, let patient, let broken):
            Failure(
                kind, "The place at \(start) does not fit for \(patient).",
                remedy: "See what fits with '\(do: .list(.waiting))'.",
                details: broken.map(\.detail))
        case .offeredAlready(let offer):
            Failure(
                kind, "\(offer.details.patient) is asked for that already: \(offer.id).",
                remedy: """
                    Answer it first: \(do: offer.accepting) or \(do: offer.declining)
                    """)
        default: Failure(kind, "", remedy: "")
        }
    }
}

extension OfferDetails {
    /// As a place is written: `T1@2026-12-03T10:15`.
    package var place: String { "\(therapist)@\(span.start)" }
}
