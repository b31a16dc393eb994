import CivilTime

extension PlanOutline {
    /// How heavily the patient smokes; asks for what decides it.
    mutating func tellHeaviness(_ smoking: SmokingProgramme, _ facts: PlanFacts) {
        guard let index = smoking.heaviness, let count = facts.smokes else { return }
        guard let minutes = facts.minutesToFirstCigarette else {
            questions.append(
                "Minutes from waking to the first cigarette?"
                    + " (--fact minutes_to_first_cigarette=20)")
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

    /// The chosen aid, step by step, proposed only; its rules and the quit date's have to allow it.
    mutating func addQuitAid(
        _ smoking: SmokingProgramme, quit: Int, _ catalog: Catalog, _ facts: PlanFacts,
        _ choices: PlanChoices
    ) throws(ComposeError) {
        guard let id = choices.quitAid else {
            explain(
                "smoking cessation", "A medicine that helps to stop", included: false,
                because: "none was chosen (--quit-aid)", evidence: smoking.evidence.text)
            return
        }
        let known = smoking.products.flatMap(\.medicines)
        let product = smoking.products.first {
            $0.medicines.contains { factWord($0) == factWord(id) }
        }
        let name = known.first { factWord($0) == factWord(id) }
        guard let product, let medicine = name.flatMap(catalog.medicine) else {
            throw .unknownMedicine(id, cause: "smoking cessation", known: known)
        }
        let schedule = try schedule(of: product, medicine, quit: quit, facts)
        let days = schedule.lastDay - schedule.firstDay + 1
        let verdict = OptionVerdict(
            of: PlannedItem(medicine: medicine, days: days), beside: plannedItems(catalog),
            lines(choices), facts.sheet, catalog, overridden: choices.overridden)
        guard verdict.blocking.isEmpty else {
            throw .forbidden(
                medicine.name,
                verdict.blocking.map { $0.refusal(facts, catalog, planned: verdict.sheet) })
        }
        add(product, schedule, medicine, quit: quit, facts)
        settle(verdict.fired, on: medicine.id, reviewDay: max(1, quit), choices) {
            $0.told(verdict.sheet, facts.recorded, catalog)
        }
        ask(verdict.open)
    }

    /// The first schedule for this patient whose first dose does not lie before the plan.
    private func schedule(
        of product: QuitProduct, _ medicine: Medicine, quit: Int, _ facts: PlanFacts
    ) throws(ComposeError) -> QuitSchedule {
        let count = facts.smokes ?? 0
        let own = product.schedules.filter { $0.cigarettes?.contains(count) ?? true }
        if let fitting = own.first(where: { quit + $0.firstDay >= 0 }) { return fitting }
        let lead = -(own.map(\.firstDay).max() ?? 0)
        throw .quitDate(
            "\(medicine.name) starts \(lead) days before the quit date, which would be before the plan.",
            remedy: "Choose a quit date from day \(lead) of the plan on.")
    }

    private mutating func add(
        _ product: QuitProduct, _ schedule: QuitSchedule, _ medicine: Medicine, quit: Int,
        _ facts: PlanFacts
    ) {
        let first = quit + schedule.firstDay
        let stop = quit + schedule.lastDay
        let review = product.stopIfSmokingOnDay.map { first + $0 - 1 } ?? min(stop, quit + 28)
        medicines.append(
            OutlineMedicine(
                medicine: medicine.id, name: medicine.name, line: 1,
                dose: "in steps: \(schedule.name)", firstDay: first, stopDay: stop,
                reviewDay: review, evidence: product.evidence.text))
        milestones += [
            OutlineMilestone(
                kind: .medicineReview, day: review, title: "Medicine review: \(medicine.name)"),
            OutlineMilestone(
                kind: .medicineStop, day: stop, title: "Medicine stops: \(medicine.name)"),
        ]
        for step in schedule.merged {
            routines.append(
                OutlineRoutine(
                    kind: .medicine, title: medicine.name, detail: detail(step, product, facts),
                    days: (quit + step.days.lowerBound)...(quit + step.days.upperBound),
                    daysPerWeek: 7,
                    timesPerDay: step.tablets ?? step.timesPerDay ?? step.minimumPerDay ?? 1,
                    isProposed: true,
                    times: step.clock.compactMap { try? TimeOfDay(parsing: $0) },
                    medicine: medicine.id))
        }
        var why = "chosen; \(schedule.name)"
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

    private func detail(
        _ step: QuitStep, _ product: QuitProduct, _ facts: PlanFacts
    ) -> String {
        var parts = [step.told]
        if let strength = product.strength {
            let minutes = facts.minutesToFirstCigarette
            let mg = minutes.map { $0 <= strength.minutes ? strength.within : strength.later }
            parts.append(
                mg.map { "\(plain($0)) mg each" }
                    ?? "\(plain(strength.within)) mg if the first cigarette comes within "
                    + "\(plain(strength.minutes)) minutes of waking, else "
                    + "\(plain(strength.later)) mg")
        }
        if let hours = product.hoursOn { parts.append("on for \(hours) hours") }
        return parts.filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private func plannedItems(_ catalog: Catalog) -> [PlannedItem] {
        medicines.compactMap { planned in
            catalog.medicine(planned.medicine).map {
                PlannedItem(medicine: $0, days: planned.stopDay ?? 0)
            }
        }
    }
}

extension QuitSchedule {
    /// Steps with the same dose on following days are one.
    var merged: [QuitStep] {
        var merged: [QuitStep] = []
        for step in steps {
            if let last = merged.last, last.isSameDose(as: step),
                last.days.upperBound + 1 == step.days.lowerBound
            {
                merged[merged.count - 1].days = last.days.lowerBound...step.days.upperBound
            } else {
                merged.append(step)
            }
        }
        return merged
    }
}
