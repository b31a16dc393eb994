extension PlanOutline {
    /// What protects the stomach with a medicine that is about to be proposed.
    func protection(
        for item: PlannedItem, naming named: [String] = [], always: Bool = false,
        _ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices
    ) -> ProtectionChoice {
        var asked = ProtectionQuestion(
            item: item, others: plannedItems(catalog), lines: lines(choices), facts: facts)
        asked.named = named
        asked.always = always
        asked.overridden = always ? [] : choices.overridden
        return catalog.protection(asked)
    }

    /// Adds the protection to the medicine that was proposed last: on the same days, but as a medicine of its
    /// own.
    mutating func protect(
        with choice: ProtectionChoice, _ catalog: Catalog, _ facts: PlanFacts,
        _ choices: PlanChoices
    ) {
        guard let known = catalog.gastroprotection, let tablets = medicines.last else { return }
        switch choice {
        case .noneNeeded, .forbidden: return
        case .medicine(let medicine, let because):
            add(medicine, beside: tablets, because, known, catalog, facts, choices)
        case .notNeeded(let why): explainNone(known, because: why)
        case .taken:
            explainNone(known, because: "the patient takes a medicine that protects it already")
        case .overridden:
            explainNone(known, because: "it was left out by name (\(known.id))")
            findings.append(
                known.withoutIt(on: tablets.medicine, by: choices.actor, choices.reason))
        }
    }

    private mutating func explainNone(_ known: Gastroprotection, because: String) {
        explain(
            "medication", "Protection of the stomach", included: false, because: because,
            evidence: known.evidence.text)
    }

    private mutating func add(
        _ medicine: Medicine, beside tablets: OutlineMedicine, _ because: String,
        _ known: Gastroprotection, _ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices
    ) {
        guard !medicines.contains(where: { $0.medicine == medicine.id }) else { return }
        let days = tablets.length
        let verdict = verdict(
            on: PlannedItem(medicine: medicine, days: days), catalog, facts, choices)
        var planned = tablets
        planned.medicine = medicine.id
        planned.name = medicine.name
        planned.schedule = medicine.rhythm.usual
        planned.reviewDay = nil
        planned.evidence = known.evidence.text
        add(planned, reviews: [])
        explain(
            "medication", "\(medicine.name), proposed",
            because: "it protects the stomach on the days of \(tablets.name): \(because);"
                + " a prescriber confirms both together", evidence: known.evidence.text)
        settle(verdict.fired, on: medicine.id, reviewDay: tablets.reviewDay ?? 7, choices) {
            $0.told(verdict.sheet, facts.recorded, catalog)
        }
        ask(verdict.open)
    }

    func plannedItems(_ catalog: Catalog) -> [PlannedItem] {
        medicines.compactMap { planned in
            catalog.medicine(planned.medicine).map {
                PlannedItem(medicine: $0, days: planned.length)
            }
        }
    }
}

extension Gastroprotection {
    /// The finding that somebody decided by name to do without protection beside a medicine.
    package func withoutIt(on medicine: String, by actor: String?, _ reason: String?) -> PlanFinding
    {
        PlanFinding(
            rule: id, severity: .avoid, title: "Tablets without protection of the stomach",
            action: "A prescriber decided so", subject: medicine, evidence: evidence.text,
            state: .overridden, by: actor, reason: reason)
    }
}
