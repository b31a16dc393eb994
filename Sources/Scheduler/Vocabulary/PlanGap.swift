package import CivilTime

/// Weeks that a plan leaves out, as nobody can come or treat then: what follows comes so much later, and keeps its
/// weekdays.
package struct PlanGap: Hashable, Sendable {
    /// Why a week cannot be kept.
    package enum Cause: String, Hashable, Sendable, CaseIterable {
        case clinicClosed, patientAway, therapistAway
    }

    /// Whole weeks of the plan.
    package let days: ClosedRange<Day>
    /// From the first day to the last on which somebody is away then; it can begin before and end after.
    package let away: ClosedRange<Day>
    /// Whose days these are, each once.
    package let causes: [Cause]

    package init(days: ClosedRange<Day>, away: ClosedRange<Day>, causes: [Cause]) {
        (self.days, self.away, self.causes) = (days, away, causes)
    }

    /// How many weeks are left out; 1 or more.
    package var weeks: Int { days.count / 7 }
}

extension ClosedRange<Day> {
    /// How many days it holds.
    package var count: Int { upperBound - lowerBound + 1 }
}
