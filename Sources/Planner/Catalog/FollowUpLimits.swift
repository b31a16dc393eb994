/// From when on somebody has to look at a plan.
package struct FollowUpLimits: Hashable, Sendable {
    /// Sessions delivered, in percent of those due, below which the dose is too small.
    package let doseBelow: Double
    /// How many sessions have to be due before that is judged.
    package let doseFrom: Int
    /// How many missed sessions in a row ask for a call.
    package let missesInARow: Int
    /// How many days without contact mean that the first week of the phase is repeated.
    package let silenceDays: Int
    /// Longer times without contact, for phases with few sessions.
    package var slowPhases: [SlowPhase] = []
    /// How many days before the end of a plan a decision is asked for.
    package let planEndsWithin: Int
    /// How many days before the end of a medicine its review is asked for.
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
    /// How long a phase with few sessions may be without contact.
    package struct SlowPhase: Hashable, Sendable {
        /// Up to so many sessions a week.
        package let perWeek: Double
        /// Days without contact.
        package let days: Int

        package init(perWeek: Double, days: Int) {
            self.perWeek = perWeek
            self.days = days
        }
    }

    /// How many days without any contact, also by phone, a phase with so many sessions a week may have.
    package func silence(perWeek: Double) -> Int {
        slowPhases.filter { perWeek <= $0.perWeek }.map(\.days).max() ?? silenceDays
    }
}
