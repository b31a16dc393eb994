/// What patients read, in one language: plain words for what plans hold.
package struct PatientLanguage: Hashable, Sendable {
    /// ISO 639-1 code, e.g. `en`.
    package var id: String
    /// As its speakers call it.
    package var name: String
    /// Whom to ring, by where the clinic is.
    package var numbers: [ClinicSettings.Jurisdiction: Numbers]
    /// By the id of the text.
    package var texts: [String: Text]
    /// By the id of the warning sign.
    package var warningSigns: [String: String]
    /// By the id of the medicine.
    package var medicines: [String: MedicineWords]
    /// By the id of the exercise; those of the exercise library itself where there is none.
    package var exercises: [String: ExerciseWords]
    /// What an exercise is called in plain words, by what a template calls it; as it is, or as the library
    /// calls it, where there is none.
    package var labels: [String: String]

    /// Telephone numbers, or whom to ask where there is none.
    package struct Numbers: Hashable, Sendable {
        package let emergency: String
        package let urgent: String

        package init(emergency: String, urgent: String) {
            self.emergency = emergency
            self.urgent = urgent
        }
    }

    /// A sentence with `{…}` to be filled in, and what a shared calendar may show in its place.
    package struct Text: Hashable, Sendable {
        package let full: String
        package let neutral: String?

        package init(_ full: String, neutral: String? = nil) {
            self.full = full
            self.neutral = neutral
        }
    }

    package init(
        id: String, name: String, numbers: [ClinicSettings.Jurisdiction: Numbers],
        texts: [String: Text], warningSigns: [String: String],
        medicines: [String: MedicineWords], exercises: [String: ExerciseWords],
        labels: [String: String] = [:]
    ) {
        self.id = id
        self.name = name
        self.numbers = numbers
        self.texts = texts
        self.warningSigns = warningSigns
        self.medicines = medicines
        self.exercises = exercises
        self.labels = labels
    }
}

/// How a medicine is taken, and when to stop it.
package struct MedicineWords: Hashable, Sendable {
    /// What to do when one of the signs is there.
    package struct Stop: Hashable, Sendable {
        package let whatToDo: String
        /// Never empty.
        package let signs: [String]

        package init(whatToDo: String, signs: [String]) {
            self.whatToDo = whatToDo
            self.signs = signs
        }
    }

    package let medicine: String
    /// As the patient calls it.
    package let name: String
    package let how: String
    /// The firmest first; never empty.
    package let stops: [Stop]
    /// Sentences that stand beside.
    package let also: [String]
    package let evidence: Evidence

    package init(
        medicine: String, name: String, how: String, stops: [Stop], also: [String],
        evidence: Evidence
    ) {
        self.medicine = medicine
        self.name = name
        self.how = how
        self.stops = stops
        self.also = also
        self.evidence = evidence
    }
}

/// An exercise in the patient's language.
package struct ExerciseWords: Hashable, Sendable {
    package let exercise: String
    package let name: String
    package let how: String

    package init(exercise: String, name: String, how: String) {
        self.exercise = exercise
        self.name = name
        self.how = how
    }
}
