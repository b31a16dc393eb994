extension PlanOutline {
    /// Walks the lines until an option is free of blocks; or takes those that were named.
    ///
    /// - Throws: when a named medicine is no option, or a rule forbids it.
    mutating func addMedicines(
        _ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices
    ) throws(ComposeError) {
        switch choices.medicines {
        case .none:
            explain(
                "medication", "Medicines", included: false,
                because: "none was wanted (--no-medicine)", evidence: "C")
        case .named(let ids):
            for id in ids { try addNamed(id, catalog, facts, choices) }
        case .firstLine:
            addFirstFree(catalog, facts, choices)
        }
        for item in template.medication?.doNot ?? [] {
            explain(
                "medication", item.what, included: false,
                because: "the template says not to use it (\(item.strength))",
                evidence: item.evidence.text)
        }
    }

    private var options: [(line: Int, option: MedicineOption)] { template.options }

    private mutating func addNamed(
        _ id: String, _ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices
    ) throws(ComposeError) {
        let named = options.first { factWord($0.option.medicine) == factWord(id) }
        guard let named, let medicine = catalog.medicine(named.option.medicine) else {
            throw .unknownMedicine(
                id, cause: template.name, known: Set(options.map(\.option.medicine)).sorted())
        }
        let verdict = verdict(on: medicine, named.option, catalog, facts, choices)
        guard verdict.blocking.isEmpty else {
            throw .forbidden(
                medicine.name,
                verdict.blocking.map { $0.refusal(facts, catalog, planned: verdict.sheet) })
        }
        propose(
            named.option, medicine, line: named.line, because: "it was named", verdict, facts,
            choices, catalog)
    }

    private mutating func addFirstFree(
        _ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices
    ) {
        for (line, option) in options {
            guard let medicine = catalog.medicine(option.medicine) else { continue }
            if let obstacle = obstacle(medicine, option, facts) {
                explain(
                    "medication", medicine.name, included: false, because: obstacle,
                    evidence: option.evidence.text)
                continue
            }
            let verdict = verdict(on: medicine, option, catalog, facts, choices)
            guard verdict.blocking.isEmpty else {
                for rule in verdict.blocking {
                    explain(
                        "medication", medicine.name, included: false,
                        because: rule.refusal(facts, catalog, planned: verdict.sheet),
                        evidence: rule.evidence.text)
                    note(rule, on: medicine.id, .applied)
                }
                continue
            }
            propose(
                option, medicine, line: line,
                because: "it is the first of line \(line) for \(template.name) that no rule blocks",
                verdict, facts, choices, catalog)
            return
        }
        explain(
            "medication", "Medicines", included: false,
            because: options.isEmpty
                ? "the template proposes none" : "no option is free of blocks; ask a prescriber",
            evidence: "C")
    }

    /// Why an option is passed over before any rule is asked.
    private func obstacle(
        _ medicine: Medicine, _ option: MedicineOption, _ facts: PlanFacts
    ) -> String? {
        if facts.currentMedicines.contains(where: { factWord($0) == factWord(medicine.id) }) {
            return "the patient takes it already"
        }
        if medicine.specialistOnly { return "only a specialist starts it" }
        if let only = option.onlyIn, only != facts.jurisdiction {
            return "guidance in the \(facts.jurisdiction.rawValue) does not offer it"
                + " (\(only.rawValue) only)"
        }
        return nil
    }

    private func verdict(
        on medicine: Medicine, _ option: MedicineOption, _ catalog: Catalog, _ facts: PlanFacts,
        _ choices: PlanChoices
    ) -> OptionVerdict {
        let chosen = medicines.compactMap { planned -> PlannedItem? in
            catalog.medicine(planned.medicine).map {
                PlannedItem(medicine: $0, days: planned.length)
            }
        }
        let item = PlannedItem(medicine: medicine, days: option.course.longest)
        return OptionVerdict(
            of: item, beside: chosen, lines(choices), facts.sheet, catalog,
            overridden: choices.overridden)
    }

    private mutating func propose(
        _ option: MedicineOption, _ medicine: Medicine, line: Int, because: String,
        _ verdict: OptionVerdict, _ facts: PlanFacts, _ choices: PlanChoices, _ catalog: Catalog
    ) {
        let reviews = option.course.reviews(first: option.reviewDay, through: days)
        let planned = OutlineMedicine(
            medicine: medicine.id, name: medicine.name, line: line,
            schedule: medicine.rhythm.usual, length: option.course.longest,
            reviewDay: reviews.first, evidence: option.evidence.text)
        add(planned, reviews: reviews)
        explain(
            "medication", "\(medicine.name), proposed",
            because:
                "\(because); \(option.course.told); a prescriber must confirm it before it is taken",
            evidence: option.evidence.text)
        settle(verdict.fired, on: medicine.id, reviewDay: reviews[0], choices) {
            $0.told(verdict.sheet, facts.recorded, catalog)
        }
        ask(verdict.open)
    }
}

extension PlanOutline {
    /// Puts a medicine into the plan, with its reviews and the day on which it stops: the last on which it is
    /// taken. Days count from the start.
    mutating func add(_ medicine: OutlineMedicine, reviews: [Int]) {
        let course = MedicineCourse(
            medicine.medicine, 1 + medicines.count { $0.medicine == medicine.medicine })
        medicines.append(medicine)
        milestones += reviews.map {
            OutlineMilestone(
                kind: .medicineReview, day: $0, title: "Medicine review: \(medicine.name)",
                course: course)
        }
        if let last = medicine.lastDay {
            milestones.append(
                OutlineMilestone(
                    kind: .medicineStop, day: last, title: "Medicine stops: \(medicine.name)",
                    course: course))
        }
    }
}

extension PlanTemplate {
    /// The first line, then the second.
    package var options: [(line: Int, option: MedicineOption)] {
        firstLine.map { (1, $0) } + secondLine.map { (2, $0) }
    }
}

/// What the rules say of one medicine beside those already in the plan.
struct OptionVerdict {
    /// Rules that fire because of it.
    let fired: [SafetyRule]
    /// Rules about it that a missing fact leaves open.
    let open: [SafetyVerdict.OpenRule]
    /// Those that keep it out: contraindicated, and avoid unless overridden.
    let blocking: [SafetyRule]
    /// What the rules were asked with.
    let sheet: FactSheet

    init(
        of item: PlannedItem, beside others: [PlannedItem], _ lines: PlannedLines,
        _ patient: FactSheet, _ catalog: Catalog, overridden: Set<String>
    ) {
        let rules = catalog.safetyRules.filter {
            $0.scope == .medication && $0.concerns(item.medicine)
        }
        sheet = patient.planning(others + [item], lines, catalog.ontology)
        let verdict = SafetyVerdict(rules, for: sheet)
        fired = verdict.fired
        open = verdict.open
        blocking = fired.filter { $0.blocks(overridden: overridden) }
    }
}

extension SafetyRule {
    /// A contraindication always blocks; an "avoid" unless somebody overrode it by name.
    func blocks(overridden: Set<String>) -> Bool {
        severity == .contraindicated || (severity == .avoid && !overridden.contains(id))
    }

    /// `contraindicated: egfr 25 (rule NSAID-16); remove; paracetamol`.
    func refusal(_ facts: PlanFacts, _ catalog: Catalog, planned sheet: FactSheet) -> String {
        let told = told(sheet, facts.recorded, catalog)
        return "\(severity.rawValue): \(title)" + (told.isEmpty ? "" : " (\(told))")
            + ", rule \(id). \(action)"
    }
}
