package import CivilTime
package import Planner

/// A session or contact that stands, and what another place for it has to keep.
package struct StandingAppointment: Equatable, Sendable {
    /// The session that stands.
    package var session: ID<Session>
    /// Where it stands.
    package var slot: Slot
    /// Its plan week, or the days in which a contact is due. Holds the day on which it stands, unless it
    /// was hit.
    package var days: ClosedRange<Day>
    /// Rest days that its phase asks for.
    package var minDaysBetween: Int
    /// What its therapist has to know; `nil` where anybody may.
    package var skill: String?
    /// A contact of its own: not in the order of sessions.
    package var isContact: Bool
    /// Its patient has said to come: it moves last.
    package var isConfirmed: Bool
    /// Whether it cannot stay.
    package var isHit: Bool
    /// The session itself, for the rules of its plan; `nil` where only `days` and `minDaysBetween` bind.
    package var booked: Session?

    /// A session of a course that was not hit, unless something else is said.
    package init(
        session: ID<Session>, slot: Slot, days: ClosedRange<Day>, minDaysBetween: Int = 1,
        skill: String? = nil, isContact: Bool = false, isConfirmed: Bool = false,
        isHit: Bool = false
    ) {
        self.session = session
        self.slot = slot
        self.days = days
        self.minDaysBetween = minDaysBetween
        self.skill = skill
        self.isContact = isContact
        self.isConfirmed = isConfirmed
        self.isHit = isHit
    }
}

/// What became of an appointment in a repair.
package enum RepairOutcome: Hashable, Sendable {
    case kept
    /// Another time, with the same therapist.
    case moved(Slot)
    /// Another therapist, perhaps another time too.
    case reassigned(Slot)
    /// There is no place for it; why, the strongest rule first.
    case impossible([RuleViolation])
}

/// The answer to a repair.
package struct RepairProposal: Equatable, Sendable {
    /// By plan and appointment, as they were given.
    package var outcomes: [[RepairOutcome]]
    /// What each change costs, likewise; 0 for what stays.
    package var costs: [[Int]]
    /// What all changes cost together.
    package var cost: Int { costs.joined().reduce(0, +) }
}
