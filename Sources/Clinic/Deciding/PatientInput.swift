import CivilTime
import ClinicStore
package import Planner

/// What was told of a patient, as told; `nil` and empty are "not told".
package struct PatientInput: Sendable {
    package var born: String?
    var sex: String?
    var heightCm: Double?
    var weightKg: Double?
    var smokes: Int?
    var facts: [String]
    /// Who said the facts; else who acts.
    var saidBy: String?
    var conditions: [String]
    var medicines: [String]
    /// `penicillin: rash`.
    package var allergies: [String] = []
    /// Answers to groups of questions, each like `heart=no`.
    package var answers: [String] = []
    package var withoutConditions: [String] = []
    package var withoutMedicines: [String] = []
    package var withoutAllergies: [String] = []
    /// Whether `none` may take recorded allergies off the list.
    package var forgetsAllergies = false
    /// What is to be known no longer.
    package var cleared: Set<Clearable> = []
    var available: String?
    var blocked: [String]
    var prefers: String?
    var therapist: ID<Therapist>?
    var email: String?
    var phone: String?

    /// What may be cleared without something else in its place.
    package enum Clearable: Hashable, Sendable {
        case born, sex, height, weight, smokes, available, blocked, prefers, therapist, email, phone
    }

    package init(
        born: String? = nil, sex: String? = nil, heightCm: Double? = nil, weightKg: Double? = nil,
        smokes: Int? = nil, facts: [String] = [], saidBy: String? = nil, conditions: [String] = [],
        medicines: [String] = [], available: String? = nil, blocked: [String] = [],
        prefers: String? = nil, therapist: ID<Therapist>? = nil, email: String? = nil,
        phone: String? = nil
    ) {
        self.born = born
        self.sex = sex
        self.heightCm = heightCm
        self.weightKg = weightKg
        self.smokes = smokes
        self.facts = facts
        self.saidBy = saidBy
        self.conditions = conditions
        self.medicines = medicines
        self.available = available
        self.blocked = blocked
        self.prefers = prefers
        self.therapist = therapist
        self.email = email
        self.phone = phone
    }
}

extension Clinic {
    func apply(_ input: PatientInput, to details: inout PatientDetails) throws {
        for field in input.cleared { details.clear(field) }
        if let born = input.born { details.born = try birthday(born) }
        if let sex = input.sex { details.sex = try Text.choice(sex, "sex") }
        if let height = input.heightCm {
            details.heightCm = try Text.range(height, 50...250, "height", "cm")
        }
        if let weight = input.weightKg {
            details.weightKg = try Text.range(weight, 20...400, "weight", "kg")
        }
        if let smokes = input.smokes {
            details.smokes = try Text.range(smokes, 0...150, "number of cigarettes", "a day")
        }
        try applyFacts(input, to: &details)
        if let available = input.available {
            details.available = try WeeklyHours(parsing: available)
        }
        details.blocked += try input.blocked.map(daySpan)
        if let prefers = input.prefers {
            details.prefers = try Text.choice(prefers, "part of the day")
        }
        if let therapist = input.therapist { details.therapist = therapist }
        if let email = input.email { details.email = email }
        if let phone = input.phone { details.phone = phone }
    }

    private func birthday(_ text: String) throws -> Day {
        let born = try Day(parsing: text)
        guard born <= today, today - born < 125 * 366 else {
            throw Failure(
                .badData, "\(born) cannot be a date of birth.",
                remedy: "Write the year, month and day of birth, like 1961-04-02.")
        }
        return born
    }

    private func daySpan(_ text: String) throws -> ClosedRange<Day> {
        let ends = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
        guard let first = ends.first, ends.count <= 2 else {
            throw Failure(
                .usage, "'\(text)' is not a span of days.",
                remedy: "Write 2026-12-20..2027-01-03, or one day alone.")
        }
        let from = try Day(telling: first, today: today)
        let through = try Day(telling: ends.last ?? first, today: today)
        guard from <= through else {
            throw Failure(
                .usage, "'\(text)' ends before it begins.", remedy: "Write the earlier day first.")
        }
        return from...through
    }
}

extension PatientDetails {
    fileprivate mutating func clear(_ field: PatientInput.Clearable) {
        switch field {
        case .born: born = nil
        case .sex: sex = nil
        case .height: heightCm = nil
        case .weight: weightKg = nil
        case .smokes: smokes = nil
        case .available: available = .always
        case .blocked: blocked = []
        case .prefers: prefers = nil
        case .therapist: therapist = nil
        case .email: email = nil
        case .phone: phone = nil
        }
    }
}
