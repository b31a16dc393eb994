package import CivilTime
package import Planner
package import Scheduler

/// Why somebody does not wait, or a place is not kept for them.
package enum WaitingRefusal: ClinicRefusal, Hashable {
    /// They have a plan for the cause already.
    case hasPlan(StoredPlan)
    /// Nothing is booked for them on a day or later.
    case nothingBooked(ID<Patient>, from: Day)
    /// The session lies before the day already, or is not to come.
    case notLater(Session, than: Day)
    /// The session is another patient's.
    case notTheirs(ID<Session>, ID<Patient>)
    case waitsAlready(Wish)
    /// They are not on the list, or nobody put them there: then what they wait for says why they are.
    case notAdded(ID<Patient>, [Waiting.Need])
    /// Under several numbers.
    case severalWishes(ID<Patient>, [ID<Wish>])
    /// They wait for nothing that a place helps.
    case waitsForNoPlace(ID<Patient>)
    /// Nobody is asked so late to come; the first time for which somebody is, and what books it at once.
    case tooSoon(LocalTime, soonest: LocalTime, booking: NextStep)
    /// What is against the place.
    case doesNotFit(at: LocalTime, ID<Patient>, [RuleViolation])
    /// A place is kept for them for the same already.
    case offeredAlready(PlaceOffer)
    /// It was answered before.
    case answered(PlaceOffer)
    /// Nobody answered in time.
    case expired(PlaceOffer, at: LocalTime)

    package var kind: RefusalKind {
        switch self {
        case .notAdded: .notFound
        case .severalWishes: .usage
        default: .refused
        }
    }
}
