/// An exercise as a template prescribes it.
package struct PrescribedExercise: Hashable, Sendable {
    /// Id in the library.
    package var exercise: String
    /// What the template calls it.
    package var label: String
    package var amount: ExerciseAmount
    /// Tags that this use has, but not the exercise in the library.
    package var adds: [String]
    /// Tags that the exercise in the library has, but not this use.
    package var drops: [String]
    /// How it is made harder, in words.
    package var progression: String?
    /// Mark and id of the source, like `P74 V`.
    package var evidence: String

    package init(
        exercise: String, label: String, amount: ExerciseAmount, adds: [String] = [],
        drops: [String] = [], progression: String? = nil, evidence: String
    ) {
        self.exercise = exercise
        self.label = label
        self.amount = amount
        self.adds = adds
        self.drops = drops
        self.progression = progression
        self.evidence = evidence
    }
}
