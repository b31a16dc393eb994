package import CivilTime

/// Somebody who is treated.
package struct Patient: Identified, Hashable, Sendable {
    package static let letter: Character = "P"
    package let id: ID<Patient>
    package var details: PatientDetails

    package init(id: ID<Patient>, details: PatientDetails) {
        self.id = id
        self.details = details
    }

    package var name: String { details.name }
}

/// Something that a patient does not tolerate, and what happened.
package struct RecordedAllergy: Hashable, Sendable, Comparable {
    /// What it is, as `KeptName` writes it.
    package var substance: String
    /// In the words in which it was given.
    package var said: String
    /// What happened, in the words in which it was given; `nil` if nobody said.
    package var reaction: String?

    package init(_ substance: String, said: String, reaction: String? = nil) {
        self.substance = substance
        self.said = said
        self.reaction = reaction
    }

    package static func < (left: RecordedAllergy, right: RecordedAllergy) -> Bool {
        left.substance < right.substance
    }
}

/// What is known of a patient. Everything but the name may be unknown.
package struct PatientDetails: Hashable, Sendable {
    package enum Sex: String, Hashable, Sendable, CaseIterable { case female, male, other }
    /// When on a day a patient likes to come.
    package enum DayPart: String, Hashable, Sendable, CaseIterable {
        case morning, afternoon, evening
    }

    package var name: String
    /// Date of birth.
    package var born: Day?
    package var sex: Sex?
    /// In centimetres, 50 to 250.
    package var heightCm: Double?
    /// In kilograms, 20 to 400.
    package var weightKg: Double?
    /// Cigarettes a day; 0 for somebody who does not smoke, `nil` if that is not known.
    package var smokes: Int?
    /// Other facts by their name, as they were given, e.g. `permission_to_discuss_weight` = `yes`.
    package var facts: [String: RecordedFact] = [:]
    /// As `KeptName` writes them, sorted.
    package var conditions: [String] = []
    /// Medicines taken now, as `KeptName` writes them, sorted.
    package var medicines: [String] = []
    /// The words in which a condition or a medicine was given, by what is kept, where they are not its name.
    package var said: [NameKind: [String: String]] = [:]
    /// Sorted.
    package var allergies: [RecordedAllergy] = []
    /// The hours of the week in which the patient can come.
    package var available: WeeklyHours = .always
    /// Days on which the patient cannot come, first and last included.
    package var blocked: [ClosedRange<Day>] = []
    /// `nil` for no preference.
    package var prefers: DayPart?
    /// Whom the patient would like to see; `nil` for anybody.
    package var therapist: ID<Therapist>?
    package var email: String?
    package var phone: String?
    /// Where the patient lives, and is visited.
    package var address: String?
    /// Minutes for which a therapist is on the way there, and as many back; 0 to 180, `nil` where nobody has said it.
    package var travel: Int?
    /// The language in which the patient reads, as the catalogue calls it: `de`; `nil` for English.
    package var language: String?

    package init(name: String) { self.name = name }

    /// Whole years on a day; `nil` when the date of birth is unknown, or after that day.
    package func age(on day: Day) -> Int? {
        guard let born, born <= day else { return nil }
        let (year, month, dayOfMonth) = day.components
        let (bornYear, bornMonth, bornDay) = born.components
        let hadBirthday = (month, dayOfMonth) >= (bornMonth, bornDay)
        return year - bornYear - (hadBirthday ? 0 : 1)
    }

    /// Body mass index in kg/m², not rounded; `nil` without height and weight.
    package var bmi: Double? {
        guard let heightCm, let weightKg, heightCm > 0 else { return nil }
        return weightKg / (heightCm / 100 * heightCm / 100)
    }
}
