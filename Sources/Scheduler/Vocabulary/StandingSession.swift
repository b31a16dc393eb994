package import CivilTime
package import Planner

/// A session that stands in a plan, and what another place for it should keep.
package struct StandingSession: Sendable {
    /// Where it stands.
    package var slot: Slot
    /// Days of its plan week; `nil` outside plans.
    package var planWeek: ClosedRange<Day>?
    /// Day of the plan's session before it.
    package var before: Day?
    /// Day of the plan's session after it.
    package var after: Day?
    /// Days from one session to the next.
    package var minDaysBetween: Int
    /// Weekdays and times that the plan keeps to.
    package var usual: [(weekday: Weekday, time: TimeOfDay)]
    /// A wish; `nil` for none.
    package var preferredTime: DayPart?
    /// A wish; `nil` for none.
    package var preferredTherapist: ID<Therapist>?
    /// Of what is done in it.
    package var windows: [ContactWindow] = []

    /// A session outside of plans, unless something else is said.
    package init(
        slot: Slot, planWeek: ClosedRange<Day>? = nil, before: Day? = nil, after: Day? = nil,
        minDaysBetween: Int = 1, usual: [(weekday: Weekday, time: TimeOfDay)] = [],
        preferredTime: DayPart? = nil, preferredTherapist: ID<Therapist>? = nil
    ) {
        self.slot = slot
        self.planWeek = planWeek
        self.before = before
        self.after = after
        self.minDaysBetween = minDaysBetween
        self.usual = usual
        self.preferredTime = preferredTime
        self.preferredTherapist = preferredTherapist
    }
}

/// The days in which a contact of a plan is held, like a weigh-in.
package struct ContactWindow: Hashable, Sendable {
    /// What people call the contact.
    package let title: String
    /// The first and the last day on which it can be held.
    package let days: ClosedRange<Day>

    /// The days of a contact.
    package init(title: String, days: ClosedRange<Day>) {
        self.title = title
        self.days = days
    }

    /// Says which days these are.
    package var sentence: String {
        "\(title) is held from \(days.lowerBound) to \(days.upperBound)."
    }
}

/// A free place for a session that stands, with what it would break or give up.
package struct SessionOption: Hashable, Sendable {
    /// When, with whom, where.
    package let slot: Slot
    /// Rules of the plan that this place would break.
    package let breaks: [RuleViolation]
    /// What changes or is not as wished, as the front desk says it.
    package let changes: [String]
    /// 0 is as good as where it stands.
    package let cost: Int
}
