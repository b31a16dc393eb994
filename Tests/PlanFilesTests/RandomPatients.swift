import CivilTime
import Foundation

@testable import Planner

/// Invented patients: children, the old, the pregnant and those with many illnesses, of whom much or little is known,
/// half of them by the names that people say, the others by the words of the rules.
struct RandomPatients: Sendable {
    /// How many a property is tried on: 1,000, ten times as many where `PHYSIO_LONG_TESTS` is set, or as many as
    /// `PHYSIO_PATIENTS` says.
    static let count =
        ProcessInfo.processInfo.environment["PHYSIO_PATIENTS"].flatMap(Int.init)
        ?? LongTests.count(1_000, long: 10_000)

    private let catalog: Catalog
    private let recorded: [Fact]
    /// By kind: as the look-up keeps them, with the answers to their questions.
    private let named: [NameKind: [[String]]]
    private let words: [NameKind: [String]]
    /// What rules on exercises and on the medicines that the program may choose ask for.
    private let dangers: [(kind: NameKind, word: String)]

    init(_ catalog: Catalog) {
        self.catalog = catalog
        recorded = catalog.facts.filter { $0.origin == .recorded }
        named = Dictionary(
            uniqueKeysWithValues: NameKind.allCases.map { kind in
                (kind, catalog.names.entries(of: kind).map(\.kept))
            })
        let chosen = catalog.medicines.filter { $0.proposal != nil }
        let leaves =
            chosen.flatMap { catalog.rules(on: $0).flatMap(\.leaves) }
            + catalog.exerciseSafety.rules.flatMap(\.rule.leaves)
        dangers = Set(leaves).compactMap { leaf in
            guard case .text(let word) = leaf.value, leaf.comparison == .has else { return nil }
            return NameKind.allCases.first { $0.fact == leaf.name }.map { ($0, word) }
        }.sorted { ($0.kind.rawValue, $0.word) < ($1.kind.rawValue, $1.word) }
        let vocabulary = catalog.vocabulary
        words = [
            .condition: vocabulary.conditions.map(\.id), .allergy: vocabulary.allergies.map(\.id),
            .medicine: vocabulary.classes.map(\.id) + catalog.medicines.map(\.id),
        ]
    }

    /// Somebody of whom much, little or nothing is known.
    func next(_ random: inout SplitMix64, on today: Day) -> PatientDetails {
        var details = PatientDetails(name: "A")
        let known = Double.random(in: 0..<1, using: &random)
        func isKnown() -> Bool { Double.random(in: 0..<1, using: &random) < known }
        // A few are children, and of a few the age is not known.
        if Int.random(in: 0..<20, using: &random) > 0 {
            details.born = today - Int.random(in: 10 * 365..<95 * 365, using: &random)
        }
        if isKnown() { details.sex = PatientDetails.Sex.allCases.randomElement(using: &random) }
        if isKnown() { details.heightCm = Double.random(in: 145..<200, using: &random) }
        if isKnown() { details.weightKg = Double.random(in: 35..<160, using: &random) }
        if isKnown() { details.smokes = Int.random(in: 0..<30, using: &random) }
        for fact in recorded where isKnown() {
            details.facts[fact.name] = value(of: fact, &random).map { RecordedFact($0, day: today) }
        }
        details.conditions = some(.condition, &random)
        details.medicines = some(.medicine, &random)
        if Bool.random(using: &random) {
            details.allergies = some(.allergy, &random).map { RecordedAllergy($0, said: $0) }
        }
        return details
    }

    private func some(_ kind: NameKind, _ random: inout SplitMix64) -> [String] {
        (0..<Int.random(in: 0..<4, using: &random)).compactMap { _ in one(kind, &random) }
    }

    /// A name as it is kept, or a word of the rules.
    func one(_ kind: NameKind, _ random: inout SplitMix64) -> String? {
        guard Bool.random(using: &random) else { return words[kind]?.randomElement(using: &random) }
        return named[kind]?.randomElement(using: &random)?.randomElement(using: &random)
    }

    private func value(of fact: Fact, _ random: inout SplitMix64) -> String? {
        switch fact.kind {
        case .yesNo: Int.random(in: 0..<4, using: &random) == 0 ? "yes" : "no"
        case .number:
            fact.range.map { range in
                // Low figures, where most borders lie.
                let part = Double.random(in: 0..<1, using: &random)
                return "\(range.lowerBound + part * part * (range.upperBound - range.lowerBound))"
            }
        case .text: fact.values.randomElement(using: &random)
        case .set: "none"
        case .map: nil
        case .date: "2026-11-03"
        }
    }

    /// One more illness, medicine or allergy, or a measurement further from normal; what was added.
    func worsen(_ details: inout PatientDetails, _ random: inout SplitMix64, on today: Day)
        -> String
    {
        let kind = NameKind.allCases.randomElement(using: &random)
        guard let kind, Int.random(in: 0..<4, using: &random) > 0 else {
            return worsenMeasurement(&details, &random, on: today)
        }
        // Half of the time something that matters here.
        if Bool.random(using: &random), let danger = dangers.randomElement(using: &random) {
            add(danger.word, as: danger.kind, to: &details)
            return danger.word
        }
        let added = one(kind, &random) ?? ""
        add(added, as: kind, to: &details)
        return added
    }

    private func add(_ name: String, as kind: NameKind, to details: inout PatientDetails) {
        switch kind {
        case .condition: details.conditions.append(name)
        case .medicine: details.medicines.append(name)
        case .allergy: details.allergies.append(RecordedAllergy(name, said: name))
        }
    }

    /// Steps away from normal.
    private static let worse: [(fact: String, step: Double)] = [
        ("egfr", -20), ("crcl_ml_min", -20), ("bp_systolic", 30), ("bp_diastolic", 20),
        ("alcohol_units_week", 30), ("gi_risk_count", 1), ("hba1c_mmol_mol", 20),
        ("haemoglobin_g_l", -25), ("vitd_nmol_l", -20), ("falls_last_year", 2), ("spo2_rest", -5),
        ("potassium_mmol_l", 1), ("sodium_mmol_l", -8), ("platelets_10_9_l", -60),
        ("unintended_loss_pct_6mo", 6), ("next_day_pain_rise_0_10", 3),
    ]

    private func worsenMeasurement(
        _ details: inout PatientDetails, _ random: inout SplitMix64, on today: Day
    ) -> String {
        guard let (name, step) = Self.worse.randomElement(using: &random),
            let range = catalog.fact(name)?.range,
            let known = details.facts[name].flatMap({ Double($0.value) })
        else { return "nothing" }
        // Of a low one more is nearer to normal; and the other way round.
        if name.hasPrefix("bp"), known < 110 { return "nothing" }
        let figure = min(max(known + step, range.lowerBound), range.upperBound)
        details.facts[name] = RecordedFact("\(figure)", day: today)
        return "\(name) \(known) to \(figure)"
    }
}

extension NameEntry {
    /// As it may be kept with a patient: without an answer, and with each.
    fileprivate var kept: [String] {
        [id] + (question?.answers ?? []).map { $0.entry ?? "\(id): \($0.says)" }
    }
}
