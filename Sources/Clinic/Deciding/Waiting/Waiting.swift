package import CivilTime
package import Planner

/// Somebody who waits: who was put on the list, and who belongs there as a place of theirs is owed.
package struct Waiting: Hashable, Sendable {
    /// `nil` where nobody put them on the list.
    package var wish: ID<Wish>?
    package let patient: Patient
    package let need: Need
    package let priority: WaitingPriority
    package let since: Day
    /// The day by which they are to be helped.
    package let target: Day
    /// Whether nothing that goes on with their treatment is booked now.
    package var isStopped = false

    /// What they wait for.
    package enum Need: Unworded, Hashable {
        /// A plan for a cause, with its name; the first visit where one is booked.
        case plan(cause: String, name: String, visit: Session?)
        /// A plan that was made and of which nothing is booked yet.
        case held(ID<StoredPlan>, name: String)
        /// A place on an earlier day than this one for a booked session.
        case earlier(Session, than: Day)
        /// A place for a session that was lost, one of so many that its plan owes.
        case owed(Session, of: ID<StoredPlan>, count: Int)
        /// Any place for a contact of a kind.
        case place(Session.Kind)
        /// A seat in each meeting of a class.
        case seat(ID<GroupClass>, name: String)
    }
}

extension Waiting {
    /// How long the contact is that they wait for, where that is known.
    package var minutes: Int? {
        switch need {
        case .plan, .place: Self.visitMinutes
        case .held, .seat: nil
        case .earlier(let session, _), .owed(let session, _, _): session.details.minutes
        }
    }

    /// Of a contact outside of plans of which nobody said how long it is.
    static let visitMinutes = 45

    package func isPast(on today: Day) -> Bool { target < today }

    /// In which order two are helped: the more pressing, then who is past the target, then who waits longer.
    func comesBefore(_ other: Waiting, on today: Day) -> Bool {
        func rank(_ one: Waiting) -> (Int, Day, Int, ID<Patient>) {
            (one.isPast(on: today) ? 0 : 1, one.since, one.need.rank, one.patient.id)
        }
        guard priority == other.priority else { return priority < other.priority }
        return rank(self) < rank(other)
    }
}

extension Waiting.Need {
    /// What is owed goes before what is wished.
    fileprivate var rank: Int {
        switch self {
        case .owed: 0
        case .plan: 1
        case .held: 2
        case .place, .seat: 3
        case .earlier: 4
        }
    }

    package var json: JSON {
        switch self {
        case .plan(let cause, _, let visit):
            ["kind": "plan", "cause": .string(cause), "visit": .text(visit?.id)]
        case .held(let plan, _): ["kind": "held-plan", "plan": .text(plan)]
        case .earlier(let session, let day):
            ["kind": "earlier", "session": .text(session.id), "than": .text(day)]
        case .owed(let lost, let plan, let count):
            [
                "kind": "owed", "plan": .text(plan), "makesUp": .text(lost.id),
                "count": .integer(count),
            ]
        case .seat(let known, _): ["kind": "class", "class": .text(known)]
        case .place(let kind): ["kind": "place", "session": .string(kind.rawValue)]
        }
    }
}

extension Waiting {
    /// Whether an offer is for what they wait for.
    func isOffered(_ offer: OfferDetails) -> Bool {
        guard case .plan(let cause, _, _) = need, offer.timetable == cause else {
            return offer.patient == patient.id && offer.aim == need.aim
        }
        return offer.patient == patient.id
    }
}

extension Waiting.Need {
    /// What is booked once they have said yes; `nil` where no single place helps.
    var aim: OfferDetails.Aim? {
        switch self {
        case .plan(let cause, _, _): .plan(cause: cause)
        case .held, .seat: nil
        case .earlier(let session, _): .earlier(session.id)
        case .owed(let lost, _, _): .makeUp(lost.id)
        case .place: .place
        }
    }
}

extension Patient {
    /// Telephone number, else mail address; `nil` where neither is known.
    var reach: String? { details.phone ?? details.email }
}
