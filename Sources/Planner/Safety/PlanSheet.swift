/// A medicine as it is planned, for the rules.
struct PlannedItem: Hashable, Sendable {
    let medicine: Medicine
    /// How many days its longest course has; `nil` if it has no end.
    let days: Int?
    /// As it is prescribed; `nil` for the usual dose.
    var schedule: DoseSchedule?

    /// Milligrams a day at most, `nil` where the dose is not in milligrams or has no number.
    var dailyMg: Double? {
        if let schedule { return schedule.dailyMg }
        guard medicine.unit == "mg", let amount = medicine.amount, let times = medicine.timesPerDay
        else { return nil }
        return amount.upperBound * Double(times.upperBound)
    }
}

extension PlannedItem {
    /// The item with the dose for a weight in kg, if none is prescribed.
    fileprivate func dosed(kg: Double?) -> PlannedItem {
        PlannedItem(medicine: medicine.dosed(kg: kg), days: days, schedule: schedule)
    }
}

/// The lines of care that rules ask about.
struct PlannedLines: Hashable, Sendable {
    var cause: String
    var weightLoss = false
    var quitting = false
    /// Who proposes or confirms: `physio`, `gp` or `specialist`.
    var role = "physio"
}

extension FactSheet {
    /// What is known when these medicines and lines of care are in the plan, before its first day. The last
    /// medicine is the one under test.
    ///
    /// The others count as taken, so that two medicines of a plan see each other and none sees itself.
    func planning(
        _ items: [PlannedItem], _ lines: PlannedLines, _ ontology: Ontology
    ) -> FactSheet {
        var sheet = self
        let items = items.map { $0.dosed(kg: self[number: "weight_kg"]) }
        let classes = Set(items.flatMap(\.medicine.classes))
        sheet.take(items.dropLast().flatMap(\.medicine.classes))
        sheet["cause"] = .text(factWord(lines.cause))
        sheet["prescriber_role"] = .text(lines.role)
        sheet["planned_drug"] = .set(FactSet(Set(items.suffix(1).map(\.medicine.id))))
        sheet["planned_class"] = .set(FactSet(Set(items.last?.medicine.classes ?? [])))
        sheet["planned_daily_mg"] = .map(
            Dictionary(
                items.compactMap { item in
                    item.dailyMg.map { (factWord(item.medicine.id), $0) }
                }, uniquingKeysWith: max))
        sheet["planned_mg_per_kg_day"] = sheet.byWeight()
        sheet["calcium_vitd_in_plan"] = .flag(classes.contains("calcium_supplement"))
        let endless = items.last.map { $0.days == nil } ?? false
        sheet["planned_days"] = .number(endless ? 36_500 : Double(items.last?.days ?? 0))
        sheet["has_stop_date"] = .flag(!endless)
        sheet["days_on_drug"] = .number(0)
        sheet["ppi_in_plan"] = .flag(classes.contains("ppi"))
        sheet["only_analgesic"] = onlyAnalgesic(items, classes)
        if sheet["only_analgesic"] == nil { sheet.waiting["only_analgesic"] = ["current_classes"] }
        sheet["nsaid_ended"] = .flag(false)
        sheet["weight_programme"] = .flag(lines.weightLoss)
        sheet["quit_planned"] = .flag(lines.quitting)
        sheet.assumeNothingElse()
        return sheet.closed(under: ontology, planned: true)
    }

    /// What a plan does not say is not in it, and nothing of it has happened yet.
    private mutating func assumeNothingElse() {
        if self["planned_diet"] == nil { self["planned_diet"] = .set(FactSet([])) }
        if self["red_flag_active"] == nil { self["red_flag_active"] = .flag(false) }
        for name in [
            "weight_loss_kg_week", "next_day_pain_rise_0_10", "days_after_quit_still_smoking",
        ]
        where self[name] == nil {
            self[name] = FactValue.none
        }
    }

    /// The sheet as the rules see it for one of the planned medicines, with the others taken.
    package func testing(_ medicine: Medicine, beside planned: [Medicine]) -> FactSheet {
        var sheet = self
        sheet["planned_drug"] = .set(FactSet([medicine.id]))
        sheet["planned_class"] = .set(FactSet(Set(medicine.classes)))
        sheet.take(planned.filter { $0.id != medicine.id }.flatMap(\.classes))
        return sheet
    }

    /// Names of the facts that a plan gives by itself, sorted.
    package static var factsOfPlan: [String] {
        FactSheet(["weight_kg": .number(70)])
            .planning([], PlannedLines(cause: ""), Ontology()).values.keys.sorted()
    }

    /// Adds classes to those taken.
    mutating func take(_ classes: [String]) {
        guard !classes.isEmpty else { return }
        var taken = FactSet([], isComplete: false)
        if case .set(let known) = self["current_classes"] { taken = known }
        taken.members.formUnion(classes.map(factWord))
        self["current_classes"] = .set(taken)
    }

    /// The planned dose of each medicine in milligrams a day for each kilogram of body weight; `nil` without
    /// a weight.
    package func byWeight() -> FactValue? {
        guard let weight = self[number: "weight_kg"], weight > 0,
            case .map(let doses) = self["planned_daily_mg"]
        else { return nil }
        return .map(doses.mapValues { $0 / weight })
    }

    private func onlyAnalgesic(_ items: [PlannedItem], _ classes: Set<String>) -> FactValue? {
        if items.count != 1 { return .flag(false) }
        guard case .set(let current) = self["current_classes"] else { return nil }
        let others = [
            "nsaid_systemic", "opioid", "opioid_strong", "opioid_tramadol", "snri", "tca",
        ]
        if others.contains(where: current.members.contains) { return .flag(false) }
        return current.isComplete && current.open.isEmpty ? .flag(true) : nil
    }
}

extension PlanFacts {
    /// One sheet for each of these medicines, with the others taken; one sheet without medicines if there are
    /// none.
    package func planningSheets(
        _ medicines: [Medicine], cause: String?, weightLoss: Bool, quitting: Bool, redFlag: Bool,
        role: String = "physio"
    ) -> [FactSheet] {
        let orders =
            medicines.isEmpty
            ? [[]]
            : medicines.indices.map { tested in
                medicines.indices.filter { $0 != tested }.map { medicines[$0] } + [
                    medicines[tested]
                ]
            }
        return orders.map {
            planningSheet(
                $0, cause: cause, weightLoss: weightLoss, quitting: quitting, redFlag: redFlag,
                role: role)
        }
    }

    /// What is known when these medicines are in the plan for their usual longest course. The last one is the
    /// one under test; the others count as taken.
    ///
    /// `role` is who proposes or confirms: `physio`, `gp` or `specialist`.
    package func planningSheet(
        _ medicines: [Medicine], cause: String?, weightLoss: Bool, quitting: Bool, redFlag: Bool,
        role: String = "physio"
    ) -> FactSheet {
        let items = medicines.map { medicine in
            PlannedItem(
                medicine: medicine,
                days: Int(medicine.courseDays.compactMap(\.amount?.upperBound).max() ?? 0))
        }
        var sheet = sheet
        sheet["red_flag_active"] = .flag(redFlag)
        return sheet.planning(
            items,
            PlannedLines(
                cause: cause ?? "", weightLoss: weightLoss, quitting: quitting, role: role),
            ontology)
    }
}
