import CivilTime
import Planner

extension Clinic {
    /// Writes what was told of a patient's health into `details`, each fact checked, dated and with
    /// who said so.
    func applyFacts(_ input: PatientInput, to details: inout PatientDetails) throws {
        guard !(input.facts + input.conditions + input.medicines).isEmpty else { return }
        let catalog = try shelf.catalog()
        for told in input.facts {
            let (key, text) = try Text.keyAndValue(told)
            let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.first.map(String.init) ?? ""
            let day =
                try parts.count == 2 ? Day(telling: String(parts[1]), today: today) : today
            guard day <= today else {
                throw Failure(
                    .badData, "\(key) is told for \(day), which is still to come.",
                    remedy:
                        "Give the day on which it was measured or said: \(key)=\(value)@\(today).")
            }
            let fact = try self.fact(key, in: catalog)
            try check(value, of: fact, catalog)
            details.facts[fact.name] = RecordedFact(
                value, day: day, saidBy: input.saidBy ?? ambient.actor)
        }
        func complete(_ name: String) {
            details.facts[name] = RecordedFact(
                "complete", day: today, saidBy: input.saidBy ?? ambient.actor)
        }
        if input.conditions.contains("none") { complete("conditions") }
        if input.medicines.contains("none") { complete("current_classes") }
        for word in input.conditions where word != "none" {
            let known = catalog.vocabulary.conditions.map(\.id)
            details.conditions.append(try checked(word, among: known, noun: "condition"))
        }
        for word in input.medicines where word != "none" {
            let known =
                catalog.medicines.map(\.id) + catalog.vocabulary.classes.map(\.id)
                + catalog.vocabulary.otherMedicines.map(\.id)
            details.medicines.append(try checked(word, among: known, noun: "medicine"))
        }
        details.conditions = Set(details.conditions).sorted()
        details.medicines = Set(details.medicines).sorted()
    }

    private func fact(_ key: String, in catalog: Catalog) throws(Failure) -> Fact {
        guard let fact = catalog.fact(factWord(key)) else {
            throw Failure(
                .badData, "There is no fact '\(key)'.",
                remedy: "See all with 'physio fact list'.",
                details: Suggestions.near(key, among: catalog.facts.map(\.name)))
        }
        guard fact.origin != .plan else {
            throw Failure(
                .badData, "\(fact.name) is worked out from the plan.", remedy: "Leave it out.")
        }
        guard
            !["age_years", "weight_kg", "bmi", "smoker", "cigarettes_per_day"].contains(fact.name)
        else {
            throw Failure(
                .badData, "\(fact.name) is worked out from the registration.",
                remedy: "Use --born, --height-cm, --weight-kg or --smokes.")
        }
        return fact
    }

    private func check(_ value: String, of fact: Fact, _ catalog: Catalog) throws(Failure) {
        do {
            _ = try fact.value(of: value, words: catalog.vocabulary.words(of: fact.name))
        } catch {
            throw Failure(
                .badData, error.problem, remedy: error.remedy,
                details: Suggestions.near(value, among: error.candidates))
        }
    }

    /// A word as the catalogue writes it. `other:gout` is kept though no rule asks for it.
    private func checked(
        _ word: String, among known: [String], noun: String
    ) throws(Failure) -> String {
        if word.hasPrefix("other:") { return word }
        if let found = known.first(where: { factWord($0) == factWord(word.lowercased()) }) {
            return found
        }
        throw Failure(
            .badData, "No rule knows the \(noun) '\(word)', so none would watch over it.",
            remedy: "Use an id that the catalogue knows; to keep another one: 'other:\(word)'.",
            details: Suggestions.near(word, among: known))
    }
}
