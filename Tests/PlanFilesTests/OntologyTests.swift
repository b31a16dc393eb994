import CivilTime
import Testing

@testable import PlanFiles
@testable import Planner

/// What follows from words and measurements.
@Suite struct OntologyTests {
    private let catalog = BuiltInCatalog.catalog

    private func closed(_ values: [String: FactValue], planned: Bool = false) -> FactSheet {
        FactSheet(values).closed(under: catalog.ontology, planned: planned)
    }
    private func has(_ sheet: FactSheet, _ fact: String, _ word: String) -> Truth {
        RuleCondition.fact(fact, .has, .text(word)).truth(for: sheet)
    }

    @Test(
        "a word brings its broader words, and theirs",
        arguments: [
            ("conditions", "recent_mi", "ischaemic_heart_disease"),
            ("conditions", "recent_mi", "atherosclerotic_disease"),
            ("conditions", "cirrhosis", "liver_disease"),
            ("conditions", "epilepsy", "seizure_history"),
            ("conditions", "kidney_failure", "kidney_impairment"),
            ("current_classes", "clozapine", "antipsychotic"),
            ("current_classes", "clozapine", "cns_depressant"),
            ("planned_class", "nsaid_etoricoxib", "nsaid_systemic"),
            ("allergies", "aspirin", "nsaid"),
        ])
    func broader(_ fact: String, _ word: String, _ wide: String) {
        let sheet = closed([fact: .set(FactSet([word], isComplete: false))])
        #expect(has(sheet, fact, wide) == .yes)
        let back = closed([fact: .set(FactSet([wide], isComplete: false))])
        #expect(has(back, fact, word) == .unknown, "a broader word never sets a narrower one")
    }

    @Test("ids that stand for one thing hold together, in rules and in records")
    func oneThing() throws {
        var pairs = 0
        for (fact, words) in [
            ("conditions", catalog.vocabulary.conditions),
            ("current_classes", catalog.vocabulary.classes),
            ("allergies", catalog.vocabulary.allergies),
        ] {
            for word in words {
                for other in word.also {
                    #expect(has(closed([fact: .set(FactSet([word.id]))]), fact, other) == .yes)
                    #expect(has(closed([fact: .set(FactSet([other]))]), fact, word.id) == .yes)
                    pairs += 1
                }
            }
        }
        #expect(pairs > 30)
    }

    @Test("a broader word that is absent takes the narrower ones with it, no other")
    func absent() {
        let sheet = closed([
            "conditions": .set(
                FactSet([], isComplete: false, absent: ["liver_disease"]))
        ])
        #expect(has(sheet, "conditions", "cirrhosis") == .no)
        #expect(has(sheet, "conditions", "asthma") == .unknown)
    }

    @Test(
        "a measurement sets a condition, also against a list that was said to be complete",
        arguments: [
            ("bp_systolic", 205.0, "hypertension_uncontrolled"),
            ("bp_diastolic", 118, "hypertension"),
            ("egfr", 28, "kidney_impairment_severe"),
            ("egfr", 59, "kidney_impairment"),
            ("bmi", 17, "malnutrition"),
            ("vitd_nmol_l", 22, "vitamin_d_deficiency"),
            ("hba1c_mmol_mol", 52, "diabetes"),
            ("platelets_10_9_l", 80, "bleeding_risk"),
            ("alcohol_units_week", 40, "alcohol_heavy"),
            ("falls_last_year", 3, "falls_risk"),
        ])
    func measured(_ fact: String, _ figure: Double, _ word: String) {
        let told = closed([fact: .number(figure), "conditions": .set(FactSet([]))])
        #expect(has(told, "conditions", word) == .yes)
        #expect(has(told, "conditions", "asthma") == .no, "the list stays complete")
        let unasked = closed([fact: .number(figure)])
        #expect(has(unasked, "conditions", word) == .yes)
        #expect(has(unasked, "conditions", "asthma") == .unknown, "the list stays open")
    }

    @Test("a normal measurement sets nothing and answers nothing")
    func normal() {
        let sheet = closed(["bp_systolic": .number(124), "bp_diastolic": .number(78)])
        #expect(has(sheet, "conditions", "hypertension") == .unknown)
    }

    @Test("a medicine taken shows an illness; a condition answers a fact; breath shows smoking")
    func acrossFacts() {
        let sheet = closed([
            "current_classes": .set(FactSet(["insulin"], isComplete: false)),
            "conditions": .set(FactSet(["hypocalcaemia"])), "calcium_status": .text("normal"),
            "co_ppm": .number(12), "smoker": .flag(false),
            "allergies": .set(FactSet(["aspirin"])),
        ])
        #expect(has(sheet, "conditions", "diabetes") == .yes)
        #expect(has(sheet, "conditions", "nsaid_aspirin_hypersensitivity") == .yes)
        #expect(sheet["calcium_status"] == .text("low"))
        #expect(sheet["smoker"] == .flag(true))
    }

    @Test("risk factors for a bleed are counted from what is known, and the rest is asked for")
    func bleedingRisk() {
        let risk = RuleCondition.fact("gi_risk_count", .atLeast, .number(1))
        let old = closed(["age_years": .number(71)])
        #expect(risk.truth(for: old) == .yes)
        let young = closed(["age_years": .number(30)])
        #expect(risk.truth(for: young) == .unknown)
        #expect(risk.missing(in: young).contains("current_classes"))
        #expect(!risk.missing(in: young).contains("gi_risk_count"))
        let healthy = closed([
            "age_years": .number(30), "conditions": .set(FactSet([])),
            "current_classes": .set(FactSet([])), "planned_daily_mg": .map(["naproxen_oral": 1000]),
            "planned_drug": .set(FactSet(["naproxen_oral"])), "planned_days": .number(7),
            "cause": .text("sciatica"), "alcohol_units_week": .number(4), "smoker": .flag(false),
        ])
        #expect(healthy["gi_risk_count"] == .number(0))
        let told = closed(["age_years": .number(71), "gi_risk_count": .number(3)])
        #expect(told["gi_risk_count"] == .number(3))
    }

    @Test("one measurement makes nobody eligible; an illness that was told does")
    func eligibility() {
        let measured = closed([
            "conditions": .set(FactSet([])), "bp_systolic": .number(150),
            "bp_diastolic": .number(80),
        ])
        #expect(measured["weight_related_illness"] == .flag(false))
        let again = measured.closed(under: catalog.ontology, planned: true)
        #expect(again["weight_related_illness"] == .flag(false))
        let told = closed(["conditions": .set(FactSet(["type2_diabetes"]))])
        #expect(told["weight_related_illness"] == .flag(true))
    }

    @Test("a question that makes no sense takes its stated answer only when a plan is made")
    func gates() {
        let values: [String: FactValue] = [
            "conditions": .set(FactSet([])), "current_classes": .set(FactSet([])),
            "operation": .text("none"), "cause": .text("sciatica"), "age_years": .number(45),
        ]
        let sheet = closed(values, planned: true)
        #expect(sheet["weight_bearing"] == .text("full"))
        #expect(sheet["aneurysm_cm"] == FactValue.none)
        #expect(sheet["weeks_since_operation"] == FactValue.none)
        #expect(closed(values)["weight_bearing"] == nil)
        let operated = closed(["operation": .text("hip-replacement")], planned: true)
        #expect(operated["weight_bearing"] == nil, "it is asked for")
    }

    @Test("weeks count from the recorded date of an operation")
    func weeks() throws {
        var details = PatientDetails(name: "A")
        let today = try Day(parsing: "2026-11-28")
        details.facts["operation_date"] = RecordedFact("2026-10-17", day: today)
        #expect(FactSheet(of: details, on: today, catalog)["weeks_since_operation"] == .number(6))
    }

    @Test("adding to what is known never takes a word away")
    func onlyAdds() {
        var random = SplitMix64(seed: 5)
        let words = catalog.vocabulary.conditions
        for _ in 0..<200 {
            let some = Set((0..<3).compactMap { _ in words.randomElement(using: &random)?.id })
            let more = some.union([words.randomElement(using: &random)?.id ?? ""])
            guard case .set(let before) = closed(["conditions": .set(FactSet(some))])["conditions"],
                case .set(let after) = closed(["conditions": .set(FactSet(more))])["conditions"]
            else {
                Issue.record("no set")
                return
            }
            #expect(before.members.isSubset(of: after.members))
        }
    }
}
