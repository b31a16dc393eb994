package import CivilTime
import ClinicStore
package import Planner

/// What was told of a patient; `nil` and empty are "not told".
package struct PatientParticulars: Sendable {
    package var born: Day?
    package var sex: PatientDetails.Sex?
    package var heightCm: Double?
    package var weightKg: Double?
    /// Cigarettes a day.
    package var smokes: Int?
    package var facts: [ToldFact] = []
    /// Who said the facts; else who acts.
    package var saidBy: String?
    /// As people say them.
    package var conditions: [String] = []
    /// As people say them.
    package var medicines: [String] = []
    /// `penicillin: rash`.
    package var allergies: [String] = []
    package var answers: [ToldAnswer] = []
    package var withoutConditions: [String] = []
    package var withoutMedicines: [String] = []
    package var withoutAllergies: [String] = []
    /// Whether `none` may take recorded allergies off the list.
    package var forgetsAllergies = false
    /// What is to be known no longer.
    package var cleared: Set<Clearable> = []
    package var available: WeeklyHours?
    package var blocked: [ClosedRange<Day>] = []
    package var prefers: PatientDetails.DayPart?
    package var therapist: ID<Therapist>?
    package var email: String?
    package var phone: String?
    /// As the catalogue calls it: `de`.
    package var language: String?
    /// Where the patient lives.
    package var address: String?
    /// Minutes on the way there, 0 to 180.
    package var travel: Int?

    /// What may be cleared without something else in its place.
    package enum Clearable: Hashable, Sendable {
        case born, sex, height, weight, smokes, available, blocked, prefers, therapist, email, phone
        case language, address, travel
    }

    /// Nothing is told.
    package init() {}
}

/// A fact as it was told.
package struct ToldFact: Hashable, Sendable {
    package let name: String
    /// `nil` where it is not known any more.
    package let value: String?
    /// When it was measured or said; `nil` for today.
    package let day: Day?

    package init(_ name: String, _ value: String?, on day: Day?) {
        (self.name, self.value, self.day) = (name, value, day)
    }
}

/// An answer to a group of questions.
package struct ToldAnswer: Hashable, Sendable {
    /// Id of the group.
    package let question: String
    /// `no`, `yes` or `unknown`.
    package let says: String

    package init(to question: String, _ says: String) {
        (self.question, self.says) = (question, says)
    }
}

extension Clinic {
    func apply(_ told: PatientParticulars, to details: inout PatientDetails) throws {
        for field in told.cleared { details.clear(field) }
        if let born = told.born { details.born = try birthday(born) }
        if let sex = told.sex { details.sex = sex }
        if let height = told.heightCm {
            details.heightCm = try Text.range(height, 50...250, .height)
        }
        if let weight = told.weightKg {
            details.weightKg = try Text.range(weight, 20...400, .weight)
        }
        if let smokes = told.smokes {
            details.smokes = try Text.range(smokes, 0...150, .cigarettes)
        }
        try applyFacts(told, to: &details)
        if let available = told.available { details.available = available }
        details.blocked += told.blocked
        if let prefers = told.prefers { details.prefers = prefers }
        if let therapist = told.therapist { details.therapist = therapist }
        if let email = told.email { details.email = try Text.mailAddress(email) }
        if let phone = told.phone { details.phone = try Text.words(phone, of: .telephone) }
        if let language = told.language { details.language = try known(language) }
        if let address = told.address { details.address = try Text.words(address, of: .address) }
        if let travel = told.travel {
            details.travel = try Text.range(travel, 0...180, .travel)
        }
    }

    private func known(_ language: String) throws -> String {
        let known = try shelf.catalog().languages.map(\.id)
        guard known.contains(language) else {
            throw FactRefusal.noSuchLanguage(language, known: known)
        }
        return language
    }

    private func birthday(_ born: Day) throws(FactRefusal) -> Day {
        guard born <= today, today - born < 125 * 366 else { throw .noBirthday(born) }
        return born
    }
}

extension PatientDetails {
    fileprivate mutating func clear(_ field: PatientParticulars.Clearable) {
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
        case .language: language = nil
        case .address: address = nil
        case .travel: travel = nil
        }
    }
}
