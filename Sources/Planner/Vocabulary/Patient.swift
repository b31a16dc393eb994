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

/// What somebody does not bear, and what happened.
package struct RecordedAllergy: Hashable, Sendable, Comparable {
    /// As `KeptName` writes it.
    package var substance: String
    /// As it was said.
    package var said: String
    /// As it was told; `nil` where nobody said.
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

/// What is known of a patient; everything but the name may be unknown.
package struct PatientDetails: Hashable, Sendable {
    package enum Sex: String, Hashable, Sendable, CaseIterable { case female, male, other }
    package enum DayPart: String, Hashable, Sendable, CaseIterable {
        case morning, afternoon, evening
    }

    package var name: String
    package var born: Day?
    package var sex: Sex?
    /// 50 to 250.
    package var heightCm: Double?
    /// 20 to 400.
    package var weightKg: Double?
    /// Cigarettes a day; 0 is an explicit non-smoker, `nil` unknown.
    package var smokes: Int?
    /// Other facts by their name, as told, e.g. `permission_to_discuss_weight` = `yes`.
    package var facts: [String: RecordedFact] = [:]
    /// As `KeptName` writes them, sorted.
    package var conditions: [String] = []
    /// Medicines taken now, as `KeptName` writes them, sorted.
    package var medicines: [String] = []
    /// What was said of a condition or medicine, where it was said in other words than its name.
    package var said: [NameKind: [String: String]] = [:]
    /// Sorted.
    package var allergies: [RecordedAllergy] = []
    package var available: WeeklyHours = .always
    package var blocked: [ClosedRange<Day>] = []
    package var prefers: DayPart?
    package var therapist: ID<Therapist>?
    package var email: String?
    package var phone: String?

    package init(name: String) { self.name = name }

    /// Whole years on `day`; `nil` when the date of birth is unknown or later.
    package func age(on day: Day) -> Int? {
        guard let born, born <= day else { return nil }
        let (year, month, dayOfMonth) = day.components
        let (bornYear, bornMonth, bornDay) = born.components
        let hadBirthday = (month, dayOfMonth) >= (bornMonth, bornDay)
        return year - bornYear - (hadBirthday ? 0 : 1)
    }

    /// Body mass index in kg/m², not rounded.
    package var bmi: Double? {
        guard let heightCm, let weightKg, heightCm > 0 else { return nil }
        return weightKg / (heightCm / 100 * heightCm / 100)
    }
}
