/// How much of a medicine is taken at once, and when.
package struct MedicineDose: Hashable, Sendable {
    /// One dose, in `unit`; above 0. With a range the patient chooses.
    package var amount: ClosedRange<Double>
    /// Like `mg`; never empty.
    package var unit: String
    package var rhythm: Rhythm

    package init(amount: ClosedRange<Double>, unit: String, rhythm: Rhythm) {
        self.amount = amount
        self.unit = unit
        self.rhythm = rhythm
    }
}

/// A part of a course with its own dose.
package struct DoseStep: Hashable, Sendable {
    package var dose: MedicineDose
    /// How many days it lasts, the first one counted; `nil` for up to the end of the course.
    package var days: Int?

    package init(_ dose: MedicineDose, days: Int? = nil) {
        self.dose = dose
        self.days = days
    }
}

/// How a whole course is taken: one dose throughout, or steps that follow each other.
package struct DoseSchedule: Hashable, Sendable {
    /// In order; never empty. Only the last may have no length.
    package var steps: [DoseStep]
    /// What to do about meals and the like, in words.
    package var advice: String?

    /// `nil` when there is no step, or when one before the last has no length.
    package init?(_ steps: [DoseStep], advice: String? = nil) {
        guard !steps.isEmpty, steps.dropLast().allSatisfy({ $0.days != nil }) else { return nil }
        self.steps = steps
        self.advice = advice
    }

    /// One dose throughout.
    package init(_ dose: MedicineDose, advice: String? = nil) {
        steps = [DoseStep(dose)]
        self.advice = advice
    }

    /// How many days all the steps last; `nil` if the last has no length.
    package var length: Int? {
        steps.reduce(into: 0 as Int?) { sum, step in
            sum = sum.flatMap { sum in step.days.map { sum + $0 } }
        }
    }

    package var isStepped: Bool { steps.count > 1 }
}
