import CivilTime
import ClinicStore
package import Planner

/// What the rules say of a patient, with a plan in mind.
package struct SafetyReview: Page, Documented {
    package let verdict: SafetyVerdict
    /// One for each planned medicine with the others beside it.
    package let sheets: [FactSheet]
    package let patient: Patient
    package let names: [RecordedName]
    package let catalog: Catalog
    /// Facts that are too old to count, and how many days ago they were true.
    package let stale: [(fact: Fact, days: Int)]
    /// What to ask now, and when a medicine is confirmed.
    package let asked: PlanQuestions
    /// Whether every fact that a rule waits for is asked for.
    package let showsAll: Bool

    /// The rules that fired; those that say the same thing are one.
    package var told: [ToldRule] {
        var left = verdict.fired
        var told: [ToldRule] = []
        for sheet in sheets {
            let here = left.filter { $0.when.truth(for: sheet) == .yes }
            told += here.toldAsOne(for: sheet, catalog.ontology)
            let seen = Set(here.map(\.id))
            left.removeAll { seen.contains($0.id) }
        }
        return told.sorted {
            ($0.rule.severity.rank, $0.rule.id) < ($1.rule.severity.rank, $1.rule.id)
        }
    }

    /// A rule that fired, with the facts that made it.
    package func told(_ rule: SafetyRule) -> String {
        let sheet = sheets.first { rule.when.truth(for: $0) == .yes }
        return sheet.map { rule.told($0, patient.details.facts, catalog) } ?? ""
    }
}

extension Clinic {
    /// Evaluates all rules for what is known of the patient and what is planned: the named medicines,
    /// or else those of the running plans.
    ///
    /// - Throws: `PageRefusal` where there is no such cause, `InputRefusal` where there is no such medicine; what `CatalogShelf.catalog()` throws;
    ///   `StoreError` where the file cannot be read.
    package func safetyReview(
        of patient: Patient, cause: String?, medicines: [String], all: Bool = false
    ) throws -> SafetyReview {
        let catalog = try shelf.catalog()
        let running = try read { try $0.plans(of: patient.id) }.filter { $0.status != .discharged }
        let named = try medicines.map { id in
            try found(
                catalog.medicine(id) ?? catalog.medicines.first { factWord($0.id) == factWord(id) }
                    ?? catalog.strangeMedicine(id),
                id, noun: .medicine)
        }
        let planned = running.flatMap(\.details.medicines).filter { $0.status != .stopped }
            .compactMap { catalog.medicine($0.medicine) }
        let cause =
            try cause.map { try catalog.template(named: $0).id }
            ?? running.last?.details.pin.cause
        let judged: Set<ID<StoredPlan>> = named.isEmpty ? Set(running.map { $0.id }) : []
        let facts: PlanFacts = try read { (reading: StoreReading) throws -> PlanFacts in
            try self.facts(
                of: patient, judging: judged,
                testing: named.map(\.id), by: catalog, reading)
        }
        let sheets = facts.planningSheets(
            named.isEmpty ? planned : named, cause: cause,
            weightLoss: running.contains { $0.hasWeightLoss },
            quitting: running.contains { $0.quitDate != nil },
            redFlag: try read { try $0.screenings(of: patient.id) }.contains {
                !$0.stopping.isEmpty
            })
        let stale = catalog.facts.compactMap { fact -> (fact: Fact, days: Int)? in
            guard let record = patient.details.facts[fact.name],
                let days = fact.staleDays(record, on: today)
            else { return nil }
            return (fact, days)
        }
        let verdict = SafetyVerdict(
            catalog.safetyRules
                + catalog.doNotRules(cause: cause ?? "", in: settings.jurisdiction),
            forAny: sheets)
        return SafetyReview(
            verdict: verdict, sheets: sheets, patient: patient,
            names: try recordedNames(of: patient.details), catalog: catalog, stale: stale,
            asked: PlanQuestions(
                verdict.open, named.isEmpty ? planned : named, of: patient.details, facts.sheet,
                catalog), showsAll: all)
    }
}
