extension PlanOutline {
    /// Explains how heavily the patient smokes. What decides it is asked for only if the patient agreed to
    /// stop.
    mutating func tellHeaviness(
        _ smoking: SmokingProgramme, _ facts: PlanFacts, _ choices: PlanChoices
    ) {
        guard let index = smoking.heaviness, let count = facts.smokes else { return }
        guard let minutes = facts.minutesToFirstCigarette else {
            let agreed = smoking.proposal.flatMap { facts.sheet[flag: $0.fact] } ?? false
            guard agreed || choices.quitDay != nil || choices.quitAid != nil else { return }
            questions.append(
                OutlineQuestion(
                    "Minutes from waking to the first cigarette?",
                    .number("minutes_to_first_cigarette")))
            return
        }
        let score = index.score(
            minutesToFirst: minutes, cigarettesPerDay: Double(count), in: facts.jurisdiction)
        guard let score else { return }
        explain(
            "smoking cessation", "Heaviness of smoking \(score.points) of 6: \(score.band)",
            because: "first cigarette after \(plain(minutes)) minutes, \(count) a day",
            evidence: index.evidence.text)
    }

    /// Proposes the chosen aid, step by step. The rules about it, and the quit date, have to allow it.
    mutating func addQuitAid(
        _ smoking: SmokingProgramme, quit: Int, _ catalog: Catalog, _ facts: PlanFacts,
        _ choices: PlanChoices
    ) throws(ComposeError) {
        guard let id = choices.quitAid else {
            return try proposeTogether(smoking, quit: quit, catalog, facts, choices)
        }
        let known = smoking.products.flatMap(\.medicines)
        let product = smoking.products.first {
            $0.medicines.contains { factWord($0) == factWord(id) }
        }
        let name = known.first { factWord($0) == factWord(id) }
        guard let product, let medicine = name.flatMap(catalog.medicine) else {
            throw .unknownMedicine(id, cause: "smoking cessation", known: known)
        }
        let schedule = try product.schedule(of: medicine, quit: quit, facts)
        let verdict = verdict(on: medicine, schedule, catalog, facts, choices)
        let blocking = verdict.blocking(overridden: choices.overridden)
        guard blocking.isEmpty else {
            throw .forbidden(
                medicine.name,
                blocking.map { $0.refusal(facts, catalog, planned: verdict.sheet) })
        }
        add(
            product, schedule, medicine, quit: quit, facts, because: "chosen", verdict, catalog,
            choices)
    }

    func verdict(
        on medicine: Medicine, _ schedule: QuitSchedule, _ catalog: Catalog, _ facts: PlanFacts,
        _ choices: PlanChoices
    ) -> MedicineVerdict {
        let days = schedule.lastDay - schedule.firstDay + 1
        return verdict(on: PlannedItem(medicine: medicine, days: days), catalog, facts, choices)
    }

    /// The aid in its steps, its dates, and what the rules say of it.
    mutating func add(
        _ product: QuitProduct, _ schedule: QuitSchedule, _ medicine: Medicine, quit: Int,
        _ facts: PlanFacts, because: String, _ verdict: MedicineVerdict, _ catalog: Catalog,
        _ choices: PlanChoices
    ) {
        addSteps(product, schedule, medicine, quit: quit, facts)
        tell(product, schedule, medicine, because: because)
        settle(verdict.fired, on: medicine.id, reviewDay: max(1, quit), choices) {
            $0.told(verdict.sheet, facts.recorded, catalog)
        }
        ask(verdict.open)
    }

    private mutating func addSteps(
        _ product: QuitProduct, _ schedule: QuitSchedule, _ medicine: Medicine, quit: Int,
        _ facts: PlanFacts
    ) {
        let planned = product.planned(schedule, medicine, quit: quit, facts)
        add(planned, reviews: [planned.reviewDay].compactMap { $0 })
    }

    private mutating func tell(
        _ product: QuitProduct, _ schedule: QuitSchedule, _ medicine: Medicine, because: String
    ) {
        var why = "\(because); \(schedule.name)"
        let days = product.quitOnTreatmentDays
        why +=
            "; the quit date lies on day \(days.lowerBound)"
            + (days.count > 1 ? " to \(days.upperBound)" : "") + " of treatment"
        if let months = product.retryAfterMonths {
            why += "; another attempt after \(months.lowerBound) to \(months.upperBound) months"
        }
        explain(
            "smoking cessation", "\(medicine.name), proposed",
            because: why + "; a prescriber must confirm it before it is taken",
            evidence: product.evidence.text)
    }
}
