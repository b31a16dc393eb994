package import CivilTime
package import Planner

/// A session that stands in a plan, and what another place for it should keep.
package struct StandingSession: Sendable {
    package var slot: Slot
    /// Days of its plan week; `nil` outside plans.
    package var planWeek: ClosedRange<Day>?
    /// Day of the plan's session before and after it.
    package var before: Day?
    package var after: Day?
    /// Days from one session to the next.
    package var minDaysBetween: Int
    /// Weekdays and times that the plan keeps to.
    package var usual: [(weekday: Weekday, time: TimeOfDay)]
    package var preferredTime: DayPart?
    package var preferredTherapist: ID<Therapist>?
    /// Of what is done in it.
    package var windows: [ContactWindow] = []

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
    package let title: String
    package let days: ClosedRange<Day>

    package init(title: String, days: ClosedRange<Day>) {
        self.title = title
        self.days = days
    }

    package var sentence: String {
        "\(title) is held from \(days.lowerBound) to \(days.upperBound)."
    }
}

/// A free place for a session that stands, with what it would break or give up.
package struct SessionOption: Hashable, Sendable {
    package let slot: Slot
    /// Rules of the plan that this place would break.
    package let breaks: [RuleViolation]
    /// What changes or is not as wished, as the front desk says it.
    package let changes: [String]
    /// 0 is as good as where it stands.
    package let cost: Int
}
