package import CivilTime

extension FactSheet {
    /// What is known of a patient on a day: what is registered, what is recorded, and what follows from the
    /// two.
    ///
    /// What was never asked stays unknown. A list of conditions or medicines is complete only if somebody
    /// said so.
    package init(of details: PatientDetails, on day: Day, _ catalog: Catalog) {
        self.init()
        for (name, fact) in details.facts {
            guard let known = catalog.fact(name) else { continue }
            let value = try? known.value(
                of: fact.value, words: catalog.vocabulary.words(of: name))
            self[name] = known.grown(value ?? nil, from: fact.day, to: day)
        }
        for fact in catalog.facts where fact.ending != nil { end(fact) }
        self["age_years"] = details.age(on: day).map { .number(Double($0)) }
        self["weight_kg"] = details.weightKg.map { .number($0) }
        self["bmi"] = details.bmi.map { .number($0) }
        if let smokes = details.smokes {
            self["smoker"] = .flag(smokes > 0)
            self["cigarettes_per_day"] = .number(Double(smokes))
        }
        addNames(of: details, catalog)
        addDenied(of: details, on: day, catalog)
        self["sex"] = details.sex.map { .text($0.rawValue) }
        for fact in catalog.facts where self[fact.name] == nil {
            self[fact.name] = weeks(of: fact, details, on: day)
            if self[fact.name] == nil, fact.isNotAsked(of: details, on: day) {
                self[fact.name] = fact.kind == .yesNo ? .flag(false) : FactValue.none
            }
        }
        self = closed(under: catalog.ontology)
    }

    /// A value that has reached its end is not known any more, and the fact that it gives may have begun.
    /// That counts from as late as possible, so that the rules about both hold until somebody says when it
    /// was.
    mutating func end(_ fact: Fact) {
        guard let ending = fact.ending, let value = self[number: fact.name], value >= ending.at,
            self[flag: "pregnant"] != false
        else { return }
        self["pregnant"] = .flag(true)
        self[fact.name] = nil
        let least = value - ending.at
        self[ending.gives] = .number(min(least, self[number: ending.gives] ?? least))
    }

    /// Whole weeks from a recorded date to `day`.
    private func weeks(of fact: Fact, _ details: PatientDetails, on day: Day) -> FactValue? {
        guard let date = fact.weeksSince.flatMap({ details.facts[$0]?.value }),
            let start = try? Day(parsing: date), start <= day
        else { return nil }
        return .number(Double((day - start) / 7))
    }
}

extension Fact {
    /// A value that rises with time, as it is on a later day.
    func grown(_ value: FactValue?, from told: Day?, to day: Day) -> FactValue? {
        guard let grows, let told, told < day, case .number(let number) = value else {
            return value
        }
        let rise = Double(day - told) / grows.days
        return .number(min(number + rise, range?.upperBound ?? .infinity))
    }

    /// Whether the question makes no sense for this patient; never when sex or age are unknown.
    func isNotAsked(of details: PatientDetails, on day: Day) -> Bool {
        askedOf?.leavesOut(details, on: day) ?? false
    }

    /// How many days ago the fact was true, if that is longer than it counts; `nil` if it still counts.
    package func staleDays(_ fact: RecordedFact, on today: Day) -> Int? {
        guard let staleAfterDays, let day = fact.day, today - day > staleAfterDays else {
            return nil
        }
        return today - day
    }
}
