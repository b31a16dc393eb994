package import CivilTime
package import Clinic
package import Planner

/// What was told of a patient, in words as they were written; `nil` and empty are "not told".
package struct PatientInput: Sendable {
    package var born: String?
    package var sex: String?
    package var heightCm: Double?
    package var weightKg: Double?
    package var smokes: Int?
    /// `egfr=45@2026-11-03`; `egfr=unknown` to forget it.
    package var facts: [String]
    package var saidBy: String?
    package var conditions: [String]
    package var medicines: [String]
    /// `penicillin: rash`.
    package var allergies: [String] = []
    /// `heart=no`.
    package var answers: [String] = []
    package var withoutConditions: [String] = []
    package var withoutMedicines: [String] = []
    package var withoutAllergies: [String] = []
    package var forgetsAllergies = false
    package var cleared: Set<PatientParticulars.Clearable> = []
    /// `Mon,Wed 08:00-10:00`.
    package var available: String?
    /// `2026-12-20..2027-01-03`.
    package var blocked: [String]
    package var prefers: String?
    package var therapist: ID<Therapist>?
    package var email: String?
    package var phone: String?
    /// `de`.
    package var language: String?
    package var address: String?
    package var travel: Int?

    package init(
        born: String? = nil, sex: String? = nil, heightCm: Double? = nil, weightKg: Double? = nil,
        smokes: Int? = nil, facts: [String] = [], saidBy: String? = nil, conditions: [String] = [],
        medicines: [String] = [], available: String? = nil, blocked: [String] = [],
        prefers: String? = nil, therapist: ID<Therapist>? = nil, email: String? = nil,
        phone: String? = nil
    ) {
        (self.born, self.sex, self.prefers) = (born, sex, prefers)
        (self.heightCm, self.weightKg, self.smokes) = (heightCm, weightKg, smokes)
        (self.facts, self.saidBy) = (facts, saidBy)
        (self.conditions, self.medicines) = (conditions, medicines)
        (self.available, self.blocked) = (available, blocked)
        (self.therapist, self.email, self.phone) = (therapist, email, phone)
    }

    /// What the words say; days like `+3d` count from `today`.
    ///
    /// - Throws: `Failure` or `CivilTimeError` for a word that is none of its kind.
    package func particulars(today: Day) throws -> PatientParticulars {
        var told = PatientParticulars()
        told.born = try born.map { try Day(parsing: $0) }
        told.sex = try sex.map { try Written.choice($0, "sex") }
        (told.heightCm, told.weightKg, told.smokes) = (heightCm, weightKg, smokes)
        told.facts = try facts.map { try ToldFact(telling: $0, today: today) }
        (told.saidBy, told.conditions, told.medicines) = (saidBy, conditions, medicines)
        told.allergies = allergies
        told.answers = try answers.map {
            let (question, says) = try Written.keyAndValue($0)
            return ToldAnswer(to: question, says)
        }
        (told.withoutConditions, told.withoutMedicines) = (withoutConditions, withoutMedicines)
        (told.withoutAllergies, told.forgetsAllergies) = (withoutAllergies, forgetsAllergies)
        told.cleared = cleared
        told.available = try available.map { try WeeklyHours(parsing: $0) }
        told.blocked = try blocked.map { try ClosedRange(telling: $0, today: today) }
        told.prefers = try prefers.map { try Written.choice($0, "part of the day") }
        (told.therapist, told.email, told.phone) = (therapist, email, phone)
        told.language = language?.lowercased()
        (told.address, told.travel) = (address, travel)
        return told
    }
}

extension ToldFact {
    /// Reads `egfr=45`, `egfr=45@2026-11-03` and `egfr=unknown`.
    fileprivate init(telling text: String, today: Day) throws {
        let (name, rest) = try Written.keyAndValue(text)
        let parts = rest.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.first.map(String.init) ?? ""
        self.init(
            name, value.lowercased() == "unknown" ? nil : value,
            on: parts.count == 2 ? try Day(telling: String(parts[1]), today: today) : nil)
    }
}

extension ClosedRange<Day> {
    /// Reads `2026-12-20..2027-01-03`, or one day.
    fileprivate init(telling text: String, today: Day) throws {
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
        self = from...through
    }
}
