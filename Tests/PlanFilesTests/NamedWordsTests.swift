import CivilTime
import Testing

@testable import PlanFiles
@testable import Planner

/// What people say leads to every word that a rule asks.
@Suite("Names lead to the words of the rules")
struct NamedWordsTests {
    private let catalog = BuiltInCatalog.catalog

    /// Words that hold with an entry, told without an answer or with one.
    private func words(of entry: NameEntry) -> Set<String> {
        let own = Set(entry.words + (entry.question?.answers.flatMap(\.words) ?? []))
            .map(factWord)
        return own.reduce(into: Set(own)) { all, word in
            all.formUnion(catalog.ontology.broader(than: word, in: entry.kind.fact))
        }
    }

    private var reached: [String: Set<String>] {
        var reached: [String: Set<String>] = [:]
        for entry in catalog.names.entries {
            reached[entry.kind.fact, default: []].formUnion(words(of: entry))
        }
        return reached
    }

    /// Every comparison that any rule, implication or question makes.
    private var asked: [(by: String, leaf: RuleCondition.Leaf)] {
        var asked = catalog.safetyRules.flatMap { rule in rule.leaves.map { (rule.id, $0) } }
        for rule in catalog.exerciseSafety.rules {
            asked += (rule.rule.leaves + (rule.unless?.leaves ?? [])).map { (rule.id, $0) }
        }
        for implication in catalog.implications {
            asked += implication.when.leaves.map { (implication.id, $0) }
        }
        for fact in catalog.facts {
            asked += (fact.askedWhen?.leaves ?? []).map { (fact.name, $0) }
        }
        for rule in catalog.ownRules.map(\.rule) { asked += rule.leaves.map { (rule.id, $0) } }
        return asked
    }

    @Test("each condition, class and allergy that a rule asks has a name that leads to it")
    func reachable() {
        let reached = reached
        var looked = 0
        for (by, leaf) in asked where leaf.comparison == .has {
            guard case .text(let word) = leaf.value, leaf.name != "planned_drug",
                leaf.name != "planned_diet"
            else { continue }
            // A class that is planned is told by the medicine's name, too.
            let fact = leaf.name == "planned_class" ? "current_classes" : leaf.name
            looked += 1
            #expect(
                reached[fact]?.contains(word) == true,
                "\(by): nothing that people say means '\(word)' of \(leaf.name)")
        }
        #expect(looked > 1_000)
    }

    @Test("the catalogue's medicines are named, and the names mean all of their classes")
    func catalogue() {
        for medicine in catalog.medicines {
            let entries = catalog.names.entries(of: .medicine).filter {
                $0.planned.contains(medicine.id)
            }
            #expect(!entries.isEmpty, "nothing that people say means \(medicine.id)")
            let wanted = Set(medicine.classes.map(factWord))
            for entry in entries {
                // The same substance in another form is not in the classes of this form.
                let missing = wanted.subtracting(words(of: entry))
                #expect(
                    missing.isEmpty || entry.planned.count > 1 || entries.count > 1,
                    "\(entry.id) does not mean \(missing.sorted()) of \(medicine.id)")
            }
            let all = entries.reduce(into: Set<String>()) { $0.formUnion(words(of: $1)) }
            #expect(wanted.isSubset(of: all), "\(medicine.id): \(wanted.subtracting(all).sorted())")
        }
    }

    @Test(
        "what is dangerous together is found by the names",
        arguments: [
            ("ppi-gastroprotection", "clopidogrel", "PPI-01"),
            ("ppi-gastroprotection", "rilpivirine", "PPI-05"),
            ("orlistat", "amiodarone", "ORL-11"), ("naproxen-oral", "baclofen", "NSAID-73"),
            ("ppi-gastroprotection", "escitalopram", "PPI-07"),
            ("methocarbamol-oral", "pyridostigmine", "BZD-23"),
            ("paracetamol-oral", "flucloxacillin", "PAR-12"),
        ])
    func together(_ id: String, _ taken: String, _ rule: String) throws {
        let medicine = try #require(catalog.medicine(id))
        var details = PatientDetails(name: "A")
        details.medicines = [taken]
        let today = try Day(parsing: "2026-12-01")
        let verdict = MedicineVerdict(
            of: PlannedItem(medicine: medicine, days: 14), beside: [],
            PlannedLines(cause: "sciatica"), PlanFacts(details, on: today, catalog), catalog)
        #expect(verdict.all.contains { $0.id == rule }, "\(verdict.all.map(\.id))")
    }

    @Test(
        "and so is what an illness forbids",
        arguments: [
            ("multiple-sclerosis", "multiple_sclerosis_or_demyelination"),
            ("lupus", "lupus_any"), ("dialysis", "kidney_failure"),
            ("pre-eclampsia", "preg_pre_eclampsia"),
            ("schizophrenia", "schizophrenia_or_psychosis"),
            ("clotting-tendency", "thrombophilia"), ("heart-stent", "coronary_stent_or_bypass"),
            ("brain-damage", "brain_damage"), ("chickenpox", "chickenpox_now"),
        ])
    func illness(_ name: String, _ word: String) throws {
        var details = PatientDetails(name: "A")
        details.conditions = [name]
        let facts = PlanFacts(details, on: try Day(parsing: "2026-12-01"), catalog)
        #expect(facts.sheet.has(condition: word))
    }
}
