/// From when on somebody has to look at a plan.
package struct FollowUpLimits: Hashable, Sendable {
    /// Per cent of the sessions due, below which the dose is too small.
    package let doseBelow: Double
    /// Sessions that have to be due before the dose is judged.
    package let doseFrom: Int
    /// Misses in a row that ask for a call.
    package let missesInARow: Int
    /// Days without contact after which a phase's first week is repeated.
    package let silenceDays: Int
    /// Longer for phases that meet seldom: up to so many sessions a week, so many days.
    package var slowPhases: [SlowPhase] = []
    /// Days before the end of a plan from which on a decision is asked for.
    package let planEndsWithin: Int
    /// Days before the end of a medicine from which on its review is asked for.
    package let medicineEndsWithin: Int
    package let evidence: Evidence

    package init(
        doseBelow: Double, doseFrom: Int, missesInARow: Int, silenceDays: Int,
        planEndsWithin: Int, medicineEndsWithin: Int, evidence: Evidence
    ) {
        self.doseBelow = doseBelow
        self.doseFrom = doseFrom
        self.missesInARow = missesInARow
        self.silenceDays = silenceDays
        self.planEndsWithin = planEndsWithin
        self.medicineEndsWithin = medicineEndsWithin
        self.evidence = evidence
    }
}

extension FollowUpLimits {
    /// How long a phase of so few sessions a week may be without contact.
    package struct SlowPhase: Hashable, Sendable {
        package let perWeek: Double
        package let days: Int

        package init(perWeek: Double, days: Int) {
            self.perWeek = perWeek
            self.days = days
        }
    }

    /// Days without contact of any kind, by phone too, that a phase allows.
    package func silence(perWeek: Double) -> Int {
        slowPhases.filter { perWeek <= $0.perWeek }.map(\.days).max() ?? silenceDays
    }
}
