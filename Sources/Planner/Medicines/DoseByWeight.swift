/// The dose of a medicine for somebody who weighs less than most.
package struct DoseByWeight: Hashable, Sendable {
    /// In kg. The dose is for everybody who weighs less.
    package let below: Double
    /// One dose, in the medicine's unit.
    package let amount: ClosedRange<Double>
    /// The most on one day, in the medicine's unit.
    package let maxPerDay: Double
    package let evidence: Evidence

    package init(
        below: Double, amount: ClosedRange<Double>, maxPerDay: Double, evidence: Evidence
    ) {
        self.below = below
        self.amount = amount
        self.maxPerDay = maxPerDay
        self.evidence = evidence
    }

    /// In words: `500 mg a dose, 2000 mg a day at most`.
    package func told(_ unit: String) -> String {
        let dose =
            amount.lowerBound == amount.upperBound
            ? plain(amount.lowerBound) : "\(plain(amount.lowerBound))-\(plain(amount.upperBound))"
        return "\(dose) \(unit) a dose, \(plain(maxPerDay)) \(unit) a day at most"
    }
}

extension Medicine {
    /// The dose for somebody of this weight; `nil` for the usual dose, or if the weight is not known.
    package func doseByWeight(kg: Double?) -> DoseByWeight? {
        guard let kg else { return nil }
        return byWeight.filter { kg < $0.below }.min { $0.below < $1.below }
    }

    /// The medicine with the dose and the limits for somebody of this weight; unchanged if the weight is not
    /// known.
    package func dosed(kg: Double?) -> Medicine {
        guard let lower = doseByWeight(kg: kg) else { return self }
        var medicine = self
        medicine.amount = lower.amount
        medicine.maxPerDose = lower.amount.upperBound
        medicine.maxPerDay = [
            Limit(
                name: "under-\(plain(lower.below))-kg", amount: lower.maxPerDay...lower.maxPerDay)
        ]
        for index in medicine.rhythm.usual.steps.indices {
            medicine.rhythm.usual.steps[index].dose.amount = lower.amount
        }
        return medicine
    }
}

extension DoseSchedule {
    /// Milligrams a day at most; `nil` if it is not dosed in milligrams.
    package var dailyMg: Double? {
        steps.compactMap { step in
            step.dose.unit == "mg"
                ? step.dose.amount.upperBound * Double(step.dose.rhythm.perDay) : nil
        }.max()
    }
}
