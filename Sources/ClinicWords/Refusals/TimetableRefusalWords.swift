import CivilTime
package import Clinic
import Planner
import Scheduler

extension TimetableRefusal: Worded {
    package var said: Failure {
        switch self {
        case .noVisits, .seats, .singlePlace, .wholePlan, .nothingReserved: notMeant
        case .answered(let offer):
            Failure(
                kind,
                "\(offer.id) was \(offer.status == .accepted ? "chosen" : "released") before.",
                remedy: "See what is kept with '\(do: .list(.waiting))'.")
        case .expired(let offer, let end):
            Failure(
                kind, "\(offer.id) was kept until \(end); its places are free for others again.",
                remedy: "Look for timetables anew: \(do: offer.reservingAgain)")
        case .unreadable(let offer):
            Failure(
                kind, "What is kept of \(offer.id) cannot be read.",
                remedy: Self.anew(offer))
        case .changed(let offer, let parts):
            Failure(
                kind,
                "\(offer.id) is not the plan that \(offer.details.patient) needs any more: "
                    + parts.map(\.words).joined(separator: " and ") + " changed since.",
                remedy: Self.anew(offer))
        case .doesNotFit(let offer, let lost):
            Failure(
                kind,
                "\(offer.id) cannot be booked as it was shown: \(counted(lost.count, "place")) of "
                    + "\(offer.details.places.count) can be kept no more.",
                remedy: Self.anew(offer),
                details: lost.prefix(8).map { place in
                    "\(place.start.day.weekday.shortName) \(place.start): "
                        + place.broken.map(\.detail).joined(separator: " ")
                })
        }
    }

    /// What was named is not of the kind that the command is for.
    private var notMeant: Failure {
        switch self {
        case .noVisits(let patient, let cause):
            Failure(
                kind, "Nothing of a plan for \(cause) takes a place in the diary.",
                remedy: "Make it at once: \(do: .createPlan(patient), [.cause: .known(cause)])")
        case .seats(let patient, let cause, let id):
            Failure(
                kind, "The seats of a class are not kept for a choice.",
                remedy: """
                    Make the plan at once: \
                    \(do: .createPlan(patient), [.cause: .known(cause), .class: .known("\(id)")])
                    """)
        case .singlePlace(let offer):
            Failure(
                kind, "\(offer.id) is a single place that is offered, no timetable.",
                remedy: "They come: \(do: offer.accepting). They do not: \(do: offer.declining)")
        case .wholePlan(let offer):
            Failure(
                kind, "\(offer.id) is the timetable of a whole plan.",
                remedy: """
                    They take it: \(do: offer.accepting). They take none: \(do: offer.declining)
                    """)
        case .nothingReserved(let patient, let offered):
            Failure(
                kind, "No timetable is kept for \(patient).",
                remedy: offered.first.map {
                    "A single place is offered to them: \(do: .acceptOffer($0)) or \(do: .declineOffer($0))"
                } ?? "See what is kept with '\(do: .list(.waiting))'.")
        default: Failure(kind, "", remedy: "")
        }
    }

    private static func anew(_ offer: PlaceOffer) -> Advice {
        """
        Choose another one, or free them with '\(do: offer.declining)' and look anew: \
        \(do: offer.reservingAgain)
        """
    }
}

extension TimetableRefusal.Part {
    fileprivate var words: String {
        switch self {
        case .treatment: "its phases or their dose"
        case .contacts: "what is done beside the treatment"
        case .medicines: "the medicines that it proposes"
        }
    }
}
