package import CivilTime

/// Somebody who waits for a place, as it was put on the waiting list.
package struct Wish: Identified, Hashable, Sendable {
    package static let letter: Character = "W"
    package let id: ID<Wish>
    package let patient: ID<Patient>
    package let aim: Aim
    package let priority: WaitingPriority
    /// The day from which on they wait.
    package let since: Day

    package init(
        id: ID<Wish>, patient: ID<Patient>, aim: Aim, priority: WaitingPriority, since: Day
    ) {
        (self.id, self.patient, self.aim) = (id, patient, aim)
        (self.priority, self.since) = (priority, since)
    }

    /// What is waited for.
    package enum Aim: Hashable, Sendable {
        /// A plan for a cause, by its id.
        case plan(cause: String)
        /// A place on an earlier day than this one for a booked session.
        case earlier(ID<Session>, than: Day)
        /// A place, whichever it is.
        case place
        /// A seat in each meeting of a class.
        case seat(ID<GroupClass>)
    }
}

/// How soon somebody who waits is to be helped, the most pressing first.
package enum WaitingPriority: String, Hashable, Sendable, CaseIterable, Comparable {
    case urgent, soon, routine

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
