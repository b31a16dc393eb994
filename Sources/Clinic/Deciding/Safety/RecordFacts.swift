import CivilTime
import Planner

extension Clinic {
    /// Writes what was told of a patient's health into `details`, each fact checked, dated and with
    /// who said so.
    func applyFacts(_ input: PatientParticulars, to details: inout PatientDetails) throws {
        let answers = try answers(input.answers)
        if !input.facts.isEmpty {
            let catalog = try shelf.catalog()
            for told in input.facts { try apply(told, input, to: &details, catalog) }
        }
        try remove(.condition, input.withoutConditions, from: &details)
        try remove(.medicine, input.withoutMedicines, from: &details)
        try remove(.allergy, input.withoutAllergies, from: &details)
        try add(.condition, input.conditions, to: &details, input)
        try add(.medicine, input.medicines, to: &details, input)
        try add(.allergy, input.allergies, to: &details, input)
        try mark(answers, input, in: &details)
    }

    private func apply(
        _ told: ToldFact, _ input: PatientParticulars, to details: inout PatientDetails,
        _ catalog: Catalog
    ) throws {
        let day = told.day ?? today
        guard day <= today else {
            throw FactRefusal.stillToCome(told.name, value: told.value, on: day, today: today)
        }
        let fact = try fact(told.name, in: catalog)
        guard let value = told.value.map(Text.line) else { return try forget(fact, in: &details) }
        try check(value, of: fact, catalog)
        details.facts[fact.name] = RecordedFact(
            value, day: day, saidBy: try source(input))
        // Somebody pregnant now was not asked about this pregnancy when she said no.
        if let group = catalog.asking.group(asking: fact.name),
            group.no.contains(where: { $0.fact == fact.name && $0.value != value.lowercased() })
        {
            details.facts[group.record] = nil
        }
    }

    /// A fact that is unknown is not recorded, so that it is asked for.
    private func forget(_ fact: Fact, in details: inout PatientDetails) throws(NameRefusal) {
        guard details.facts.removeValue(forKey: fact.name) != nil else {
            throw .factNotRecorded(fact.name, recorded: details.facts.keys.sorted())
        }
    }

    /// Who said what is told: whoever acts, where nobody else is named.
    func source(_ input: PatientParticulars) throws(InputRefusal) -> String {
        guard let said = input.saidBy else { return ambient.actor }
        return try Text.name(said, of: .source)
    }

    private func add(
        _ kind: NameKind, _ names: [String], to details: inout PatientDetails,
        _ input: PatientParticulars
    ) throws {
        guard !names.isEmpty else { return }
        let known = try shelf.catalog().names
        let told = names.filter { known.isName($0, kind) }
        var stay: Set<String> = []
        for name in told {
            if kind == .allergy {
                let allergy = try allergy(name)
                details.add(allergy)
                stay.insert(allergy.substance)
            } else {
                let (kept, said) = try kept(name, kind)
                details.add(kept, kind, said: said)
                stay.insert(KeptName.entry(of: kept))
            }
        }
        // "none", perhaps with names beside it, says: these and no others.
        if names.contains(where: { known.saysNothing($0, kind) }) {
            try forget(kind, but: stay, in: &details, input)
        }
        if told.count < names.count {
            details.facts[kind.fact] = RecordedFact(
                "complete", day: today, saidBy: try source(input))
        }
    }

    /// Takes the names of a kind off the list but those that stay. An allergy is not forgotten in passing: it
    /// goes by its name, or with a second word.
    private func forget(
        _ kind: NameKind, but stay: Set<String>, in details: inout PatientDetails,
        _ input: PatientParticulars
    ) throws {
        let lost = details.names(of: kind).filter { !stay.contains(KeptName.entry(of: $0)) }
        if kind == .allergy, !lost.isEmpty, !input.forgetsAllergies {
            throw NameRefusal.wouldForget(
                kind,
                try recordedNames(of: details)
                    .filter { $0.kind == kind && lost.contains($0.kept) })
        }
        for name in lost { details.remove(name, kind) }
    }

    private func fact(_ key: String, in catalog: Catalog) throws(FactRefusal) -> Fact {
        guard let fact = catalog.fact(factWord(key)) else {
            throw .noSuchFact(
                key, near: Suggestions.nearest(key, among: catalog.meantFacts))
        }
        guard fact.origin != .plan else { throw .ofPlan(fact.name) }
        guard
            !["age_years", "weight_kg", "bmi", "smoker", "cigarettes_per_day"].contains(fact.name)
        else { throw .ofRegistration(fact.name) }
        return fact
    }

    private func check(_ value: String, of fact: Fact, _ catalog: Catalog) throws(FactRefusal) {
        do {
            _ = try fact.value(of: value, words: catalog.vocabulary.words(of: fact.name))
        } catch {
            throw .badValue(error, near: Suggestions.nearest(value, among: error.candidates))
        }
    }
}
