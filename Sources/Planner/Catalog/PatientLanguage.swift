/// All that patients read, in one language, in plain words.
package struct PatientLanguage: Hashable, Sendable {
    /// ISO 639-1 code, e.g. `en`.
    package var id: String
    /// As its speakers call it.
    package var name: String
    /// Whom to ring, by the country of the clinic.
    package var numbers: [ClinicSettings.Jurisdiction: Numbers]
    /// The sentences, by the id of their `PatientText`.
    package var texts: [String: Text]
    /// The warning signs, by their ids.
    package var warningSigns: [String: String]
    /// How medicines are taken, by the id of the medicine.
    package var medicines: [String: MedicineWords]
    /// The exercises, by their ids. Those that are missing here are named as in the exercise library.
    package var exercises: [String: ExerciseWords]
    /// What an exercise is called in plain words, by what a template calls it. Those that are missing here
    /// keep their names.
    package var labels: [String: String]
    /// The units of doses, by what prescribers write; those that are missing are the same.
    package var units: [String: String]
    /// Seven words, Monday first; empty where a clinic's own file names none.
    package var weekdays: [String]
    /// The same, short.
    package var shortWeekdays: [String]
    /// How a day is written, with `{weekday}`, `{year}`, `{month}` and `{day}` of two digits; `nil` where a
    /// clinic's own file says nothing.
    package var date: String?

    /// Telephone numbers, or whom to ask where there is none.
    package struct Numbers: Hashable, Sendable {
        /// In an emergency.
        package let emergency: String
        /// When it is urgent, but no emergency.
        package let urgent: String

        package init(emergency: String, urgent: String) {
            self.emergency = emergency
            self.urgent = urgent
        }
    }

    /// A sentence with places to be filled in, written `{…}`.
    package struct Text: Hashable, Sendable {
        /// The sentence.
        package let full: String
        /// A few words in its place, such as the title of an entry.
        package let title: String?
        /// What a calendar that others see may have as that title.
        package let neutral: String?
        /// The sentence where its `{n}` is 1; `nil` where that makes no difference.
        package let one: String?
        /// Whether others may read the sentence too: it gives nothing away.
        package let isOpen: Bool

        package init(
            _ full: String, title: String? = nil, neutral: String? = nil, one: String? = nil,
            isOpen: Bool = false
        ) {
            self.full = full
            self.title = title
            self.neutral = neutral
            self.one = one
            self.isOpen = isOpen
        }
    }

    package init(
        id: String, name: String, numbers: [ClinicSettings.Jurisdiction: Numbers],
        texts: [String: Text], warningSigns: [String: String],
        medicines: [String: MedicineWords], exercises: [String: ExerciseWords],
        labels: [String: String] = [:], units: [String: String] = [:], weekdays: [String] = [],
        shortWeekdays: [String] = [], date: String? = nil
    ) {
        self.id = id
        self.name = name
        self.numbers = numbers
        self.texts = texts
        self.warningSigns = warningSigns
        self.medicines = medicines
        self.exercises = exercises
        self.labels = labels
        self.units = units
        self.weekdays = weekdays
        self.shortWeekdays = shortWeekdays
        self.date = date
    }
}

/// How a medicine is taken, and when to stop it, in the patient's words.
package struct MedicineWords: Hashable, Sendable {
    /// What to do when one of several signs is there.
    package struct Stop: Hashable, Sendable {
        package let whatToDo: String
        /// Never empty.
        package let signs: [String]

        package init(whatToDo: String, signs: [String]) {
            self.whatToDo = whatToDo
            self.signs = signs
        }
    }

    /// Id of the medicine.
    package let medicine: String
    /// As the patient calls it.
    package let name: String
    /// How to take it.
    package let how: String
    /// What to do first comes first; never empty.
    package let stops: [Stop]
    /// More sentences about it.
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

/// An exercise in the patient's words.
package struct ExerciseWords: Hashable, Sendable {
    /// Id of the exercise.
    package let exercise: String
    package let name: String
    /// How to do it.
    package let how: String

    package init(exercise: String, name: String, how: String) {
        self.exercise = exercise
        self.name = name
        self.how = how
    }
}
