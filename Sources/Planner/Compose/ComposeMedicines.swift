extension PlanOutline {
    /// Proposes what the program may choose by itself for the cause, or what somebody named.
    ///
    /// - Throws: when a named medicine is no option, or a rule forbids it.
    mutating func addMedicines(
        _ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices
    ) throws(ComposeError) {
        switch choices.medicines {
        case .none:
            explain(
                "medication", "Medicines", included: false,
                because: "none was wanted", evidence: "C")
        case .named(let ids): try addNamed(ids, catalog, facts, choices)
        case .firstLine: chooseMedicine(catalog, facts, choices)
        }
        for item in template.medication?.doNot ?? [] {
            explain(
                "medication", item.what, included: false,
                because: "the template says not to use it (\(item.strength))",
                evidence: item.evidence.text)
        }
    }

    private mutating func addNamed(
        _ ids: [String], _ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices
    ) throws(ComposeError) {
        let protecting = catalog.protectors(among: ids)
        for id in ids where !protecting.contains(factWord(id)) {
            try addNamed(id, protecting: protecting, catalog, facts, choices)
        }
        let alone = ids.first { id in
            protecting.contains(factWord(id))
                && !medicines.contains { factWord($0.medicine) == factWord(id) }
        }
        guard let alone else { return }
        throw .unknownMedicine(
            alone, cause: "\(template.name) without tablets that the stomach is protected from",
            known: template.optionIDs)
    }

    private mutating func addNamed(
        _ id: String, protecting: [String], _ catalog: Catalog, _ facts: PlanFacts,
        _ choices: PlanChoices
    ) throws(ComposeError) {
        let named = template.options.first { factWord($0.option.medicine) == factWord(id) }
        guard let medicine = catalog.plannable(id) else {
            if let strange = catalog.strangeMedicine(id) {
                let item = PlannedItem(medicine: strange, days: nil)
                try refuse(
                    strange, verdict(on: item, catalog, facts, choices), catalog, facts, choices)
            }
            throw .unknownMedicine(id, cause: template.name, known: template.optionIDs)
        }
        guard let named else {
            // It is not an option. If a rule forbids it, too, that is the better reason.
            let item = PlannedItem(medicine: medicine, days: medicine.usualCourseDays)
            try refuse(
                medicine, verdict(on: item, catalog, facts, choices), catalog, facts, choices)
            throw .unknownMedicine(id, cause: template.name, known: template.optionIDs)
        }
        let item = PlannedItem(medicine: medicine, days: named.option.course.longest)
        let protection = protection(for: item, naming: protecting, catalog, facts, choices)
        let verdict = verdict(
            on: item, beside: protection.items(item) + named.option.beside(catalog), catalog,
            facts, choices)
        try refuse(medicine, verdict, catalog, facts, choices)
        if case .forbidden(let why) = protection { throw .forbidden(medicine.name, why) }
        propose(
            named.option, medicine, line: named.line, because: "it was named", verdict, facts,
            choices, catalog)
        protect(with: protection, catalog, facts, choices)
    }

    private func refuse(
        _ medicine: Medicine, _ verdict: MedicineVerdict, _ catalog: Catalog, _ facts: PlanFacts,
        _ choices: PlanChoices
    ) throws(ComposeError) {
        let blocking = verdict.blocking(overridden: choices.overridden)
        guard !blocking.isEmpty else { return }
        throw .forbidden(
            medicine.name,
            blocking.map { $0.refusal(facts, catalog, planned: verdict.sheet) })
    }

    func verdict(
        on item: PlannedItem, beside others: [PlannedItem] = [], _ catalog: Catalog,
        _ facts: PlanFacts, _ choices: PlanChoices
    ) -> MedicineVerdict {
        MedicineVerdict(
            of: item, beside: plannedItems(catalog) + others, lines(choices), facts, catalog)
    }

    mutating func propose(
        _ option: MedicineOption, _ medicine: Medicine, line: Int, because: String,
        _ verdict: MedicineVerdict, _ facts: PlanFacts, _ choices: PlanChoices, _ catalog: Catalog
    ) {
        let first = verdict.firstCheck(before: option.reviewDay)
        let reviews = option.reviews(first: first, through: days)
        let kg = facts.sheet[number: "weight_kg"]
        let planned = OutlineMedicine(
            medicine: medicine.id, name: medicine.name, line: line,
            schedule: option.schedule(of: medicine.dosed(kg: kg)), length: option.course.longest,
            reviewDay: reviews.first, evidence: option.evidence.text)
        add(planned, reviews: reviews, judgedOn: option.judgedOn)
        explain(
            "medication", "\(medicine.name), proposed",
            because:
                "\(because); \(option.course.told); a prescriber must confirm it before it is taken",
            evidence: option.evidence.text)
        if let lower = medicine.doseByWeight(kg: kg) {
            explain(
                "medication", "\(medicine.name), less than usual",
                because: "under \(plain(lower.below)) kg: \(lower.told(medicine.unit))",
                evidence: lower.evidence.text)
        }
        settle(verdict.fired, on: medicine.id, reviewDay: reviews[0], choices) {
            $0.told(verdict.sheet, facts.recorded, catalog)
        }
        ask(verdict.open)
        addCompanions(of: option, medicine, line: line, catalog, facts, choices)
    }
}

extension PlanOutline {
    /// Puts a medicine into the plan, with its reviews and the day on which it stops: the last on which it is
    /// taken. Days count from the start.
    ///
    /// On the day `judgedOn` it is asked whether it helps at all.
    mutating func add(_ medicine: OutlineMedicine, reviews: [Int], judgedOn: Int? = nil) {
        let course = MedicineCourse(
            medicine.medicine, 1 + medicines.count { $0.medicine == medicine.medicine })
        medicines.append(medicine)
        milestones += reviews.map {
            OutlineMilestone(
                kind: .medicineReview, day: $0,
                title: $0 == judgedOn
                    ? "Does it help? Go on, change or stop: \(medicine.name)"
                    : "Medicine review: \(medicine.name)", course: course)
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
    /// The medicines that the template offers, each with its line: those of the first line (1), then those of
    /// the second (2).
    package var options: [(line: Int, option: MedicineOption)] {
        firstLine.map { (1, $0) } + secondLine.map { (2, $0) }
    }

    /// Ids of the medicines of both lines, sorted.
    var optionIDs: [String] { Set(options.map(\.option.medicine)).sorted() }
}

extension Catalog {
    /// The medicine with this id, written with hyphens or underscores, in any case.
    package func plannable(_ id: String) -> Medicine? {
        medicines.first { factWord($0.id) == factWord(id.lowercased()) }
    }
}
