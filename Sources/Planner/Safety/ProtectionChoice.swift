import CivilTime

/// What protects the stomach while tablets are taken that may harm it.
package enum ProtectionChoice: Hashable, Sendable {
    /// The tablets are not of a class that the stomach is protected from.
    case noneNeeded
    /// This patient needs none; why.
    case notNeeded(String)
    /// The patient takes a protecting medicine already.
    case taken
    /// Somebody decided by name that there is none.
    case overridden
    /// This one is planned, and why.
    case medicine(Medicine, because: String)
    /// One is needed, but rules forbid each; why.
    case forbidden([String])
}

extension ProtectionChoice {
    /// The medicine that it plans, on the same days as the tablets.
    func items(_ tablets: PlannedItem) -> [PlannedItem] {
        guard case .medicine(let medicine, _) = self else { return [] }
        return [PlannedItem(medicine: medicine, days: tablets.days)]
    }
}

/// What is asked about tablets before they are planned.
package struct ProtectionQuestion {
    let item: PlannedItem
    /// What the plan has beside them.
    let others: [PlannedItem]
    let lines: PlannedLines
    let facts: PlanFacts
    var patient: FactSheet
    /// Ids of medicines that protect, which somebody asked for.
    var named: [String] = []
    /// Whether one is to be planned even if none is needed.
    var always = false
    var overridden: Set<String> = []

    init(
        item: PlannedItem, others: [PlannedItem], lines: PlannedLines, facts: PlanFacts,
        patient: FactSheet? = nil
    ) {
        self.item = item
        self.others = others
        self.lines = lines
        self.facts = facts
        self.patient = patient ?? facts.sheet
    }

    /// About a medicine of a running plan, or one that is to join it.
    package init(
        _ medicine: Medicine, days: Int?, in plan: StoredPlan, _ facts: PlanFacts,
        _ catalog: Catalog, role: String, overridden: Set<String>
    ) {
        self.init(
            item: PlannedItem(medicine: medicine, days: days),
            others: plan.planned(beside: medicine, on: facts.today, catalog),
            lines: plan.lines(role: role),
            facts: facts)
        self.overridden = overridden
    }
}

extension Catalog {
    /// What protects the stomach: what is taken already, else the first medicine that no rule forbids.
    package func protection(_ asked: ProtectionQuestion) -> ProtectionChoice {
        guard let known = gastroprotection,
            asked.item.medicine.classes.contains(where: { factWord($0) == factWord(known.with) })
        else {
            return asked.always && asked.item.medicine.proposal == .withGastroprotection
                ? .forbidden(["nothing is known that protects the stomach"]) : .noneNeeded
        }
        let sheet = asked.patient.planning(
            asked.others + [asked.item], asked.lines, ontology)
        if case .set(let taken) = asked.patient["current_classes"],
            taken.members.contains(factWord(known.classTaken))
        {
            return alreadyTaken(known, asked)
        }
        if asked.overridden.contains(known.id) { return .overridden }
        let need = known.neededIf.truth(for: sheet)
        guard asked.always || need != .no || !asked.named.isEmpty else {
            return .notNeeded(known.otherwise)
        }
        let because =
            switch need {
            case .yes: "it is needed with \(asked.item.medicine.name)"
            case .no: known.otherwise
            case .unknown: "whether the gut is at risk is not known yet"
            }
        return firstAllowed(of: known, asked, because)
    }

    /// What the patient takes protects. But the program chooses tablets only if what protects could be
    /// planned, too: that somebody takes a medicine against which rules speak must not let in another one.
    private func alreadyTaken(
        _ known: Gastroprotection, _ asked: ProtectionQuestion
    ) -> ProtectionChoice {
        guard asked.always else { return .taken }
        var without = asked
        if case .set(var classes) = asked.patient["current_classes"] {
            classes.members.remove(factWord(known.classTaken))
            without.patient["current_classes"] = .set(classes)
        }
        guard case .forbidden(let why) = firstAllowed(of: known, without, "") else {
            return .taken
        }
        return .forbidden(why)
    }

    private func firstAllowed(
        of known: Gastroprotection, _ asked: ProtectionQuestion, _ because: String
    ) -> ProtectionChoice {
        let ordered =
            known.medicines.filter { asked.named.contains(factWord($0)) }
            + known.medicines.filter { !asked.named.contains(factWord($0)) }
        // Only one of those that protect is planned, so none counts as taken with another.
        let others = asked.others.filter { !known.medicines.contains($0.medicine.id) }
        var obstacles: [String] = []
        for medicine in ordered.compactMap(medicine) {
            let verdict = MedicineVerdict(
                of: PlannedItem(medicine: medicine, days: asked.item.days),
                beside: others + [asked.item], asked.lines, asked.facts, self,
                asked.patient)
            let blocking = verdict.blocking(overridden: asked.overridden)
            if blocking.isEmpty { return .medicine(medicine, because: because) }
            obstacles += blocking.map { $0.refusal(asked.facts, self, planned: verdict.sheet) }
        }
        return .forbidden(obstacles)
    }

    /// The ids among these, as words, that protect the stomach.
    func protectors(among ids: [String]) -> [String] {
        let known = Set((gastroprotection?.medicines ?? []).map(factWord))
        return ids.map { factWord($0.lowercased()) }.filter(known.contains)
    }
}

extension StoredPlan {
    /// The plan's other medicines that are not stopped.
    func planned(
        beside medicine: Medicine, on day: Day?, _ catalog: Catalog
    ) -> [PlannedItem] {
        details.medicines.filter { planned in
            planned.status != .stopped && planned.medicine != medicine.id
                && !(day.map(planned.isOver) ?? false)
        }
        .compactMap { planned in
            catalog.medicine(planned.medicine).map {
                PlannedItem(medicine: $0, days: $0.usualCourseDays)
            }
        }
    }

    /// For how many days the plan has the medicine, `nil` without an end; the usual length for one that it
    /// does not have.
    package func length(of medicine: Medicine) -> Int? {
        let planned = details.medicines.last {
            $0.medicine == medicine.id && $0.status != .stopped
        }
        guard let planned else { return medicine.usualCourseDays ?? 0 }
        return planned.lastDay.map { planned.firstDay.days(through: $0) }
    }

    /// The dose that a prescriber confirmed; `nil` if nobody did, so that the usual one counts.
    func schedule(of medicine: Medicine) -> DoseSchedule? {
        details.medicines.last { $0.medicine == medicine.id && $0.status == .active }
            .flatMap { try? DoseSchedule(parsing: $0.dose) }
    }

    /// The lines of care that rules ask about.
    func lines(role: String) -> PlannedLines {
        PlannedLines(
            cause: details.pin.cause,
            weightLoss: hasWeightLoss, quitting: quitDate != nil, role: role)
    }
}
