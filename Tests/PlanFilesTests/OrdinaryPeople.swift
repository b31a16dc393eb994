import CivilTime

@testable import Planner

/// People as they come to a clinic: adults with up to three common illnesses and medicines, of whom nobody asked
/// more yet; and the answers that a healthy person gives.
struct OrdinaryPeople {
    let catalog: Catalog
    let today: Day

    private let names: [NameKind: NameIndex]

    init(_ catalog: Catalog, _ today: Day) {
        (self.catalog, self.today) = (catalog, today)
        names = [
            .condition: NameIndex(catalog.names, .condition),
            .medicine: NameIndex(catalog.names, .medicine),
        ]
    }

    func healthy(_ age: Int, _ sex: PatientDetails.Sex) -> PatientDetails {
        var details = PatientDetails(name: "A")
        details.born = today - (age * 365 + age / 4 + 40)
        details.sex = sex
        details.heightCm = 170
        details.weightKg = 68
        details.smokes = 0
        return details
    }

    /// Each with a cause; all causes come up.
    func people(_ count: Int) -> [(PatientDetails, PlanTemplate)] {
        var random = SplitMix64(seed: 45)
        return (0..<count).map { number in
            (next(&random), catalog.causes[number % catalog.causes.count])
        }
    }

    private func next(_ random: inout SplitMix64) -> PatientDetails {
        let sex: PatientDetails.Sex = Bool.random(using: &random) ? .female : .male
        var details = healthy(Int.random(in: 18...85, using: &random), sex)
        details.heightCm = Double(Int.random(in: 155...190, using: &random))
        details.weightKg = Double(Int.random(in: 55...105, using: &random))
        details.smokes = Int.random(in: 0..<5, using: &random) == 0 ? 10 : 0
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            if let id = named(Self.conditions, .condition, &random),
                !details.conditions.contains(id)
            {
                details.conditions.append(id)
            }
            if let id = named(Self.medicines, .medicine, &random), !details.medicines.contains(id) {
                details.medicines.append(id)
            }
        }
        return details
    }

    /// The kept form of one of the names.
    private func named(
        _ names: [String], _ kind: NameKind, _ random: inout SplitMix64
    ) -> String? {
        guard let name = names.randomElement(using: &random),
            case .known(let known)? = self.names[kind]?.answer(name)
        else { return nil }
        return known.entry.id
    }

    static let conditions = [
        "high blood pressure", "type 2 diabetes", "asthma", "depression", "high cholesterol",
        "hypothyroidism", "migraine", "osteoarthritis", "COPD", "anxiety",
    ]
    static let medicines = [
        "ramipril", "amlodipine", "atorvastatin", "metformin", "omeprazole", "levothyroxine",
        "salbutamol", "sertraline", "paracetamol", "bisoprolol", "the pill", "vitamin D",
    ]

    func plan(_ cause: PlanTemplate, _ details: PatientDetails) throws(ComposeError) -> PlanOutline
    {
        var choices = PlanChoices()
        choices.clearedBy = "Dr Lee"
        choices.daysSinceOperation = cause.clock == nil ? nil : 20
        return try compose(
            cause, from: catalog, for: PlanFacts(details, on: today, catalog), choices)
    }

    func questions(_ outline: PlanOutline) -> Questionnaire {
        Questionnaire(
            outline.open, planned: outline.medicines.compactMap { catalog.medicine($0.medicine) },
            catalog)
    }

    /// Answers all that is asked, and what is asked next, as a healthy person would, until nothing is left.
    ///
    /// - Returns: the names of the questions in the order in which they were asked.
    func answerAll(
        _ details: inout PatientDetails, for cause: PlanTemplate
    ) throws(ComposeError) -> [String] {
        var asked: [String] = []
        for _ in 0..<6 {
            let now = questions(try plan(cause, details)).now
            if now.isEmpty { break }
            for question in now {
                asked.append(question.question.name)
                answer(question, &details)
            }
        }
        return asked
    }

    private func answer(_ question: AskedQuestion, _ details: inout PatientDetails) {
        if case .group(let id) = question.question, let group = catalog.asking[id] {
            if group.takesNo { return details.deny(group, on: today, by: "A", catalog) }
            if let list = group.list {
                details.facts[list] = RecordedFact("complete", day: today)
                return
            }
        }
        if case .name(let id) = question.question { return settle(id, &details) }
        for name in question.facts {
            details.facts[name] = RecordedFact(harmless(name), day: today)
        }
    }

    /// Tells a name more exactly, with the answer that means least.
    private func settle(_ id: String, _ details: inout PatientDetails) {
        let parts = id.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = NameKind(rawValue: parts[0]), kind != .allergy,
            let answers = catalog.names.entry(kind, parts[1])?.question?.answers
        else { return }
        let least = answers.min { $0.words.count < $1.words.count }
        let list = kind == .condition ? \PatientDetails.conditions : \PatientDetails.medicines
        details[keyPath: list] = details[keyPath: list].map {
            $0 == parts[1] ? KeptName.entry($0, answer: least?.says).text : $0
        }
    }

    /// What a healthy person's answer or measurement is.
    private func harmless(_ name: String) -> String {
        let figures = [
            "bp_systolic": "120", "bp_diastolic": "78", "egfr": "95", "crcl_ml_min": "95",
            "weeks_since_operation": "200", "pain_duration_days": "90", "vitd_nmol_l": "80",
            "spo2_rest": "97",
            "calcium_mmol_l": "2.4", "weight_bearing": "full", "hip_approach": "none",
            "hip_precautions": "none", "femoral_head": "not-collapsed",
            "calcium_status": "normal", "bone_density_known": "yes",
            "days_since_injury": "60", "tear_grade": "1", "slip_grade": "1",
        ]
        if let known = figures[name] { return known }
        guard let fact = catalog.fact(name) else { return "none" }
        switch fact.kind {
        case .yesNo: return "no"
        case .number: return fact.mayBeNone ? "none" : "0"
        default: return "none"
        }
    }
}
