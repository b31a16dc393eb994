/// What the safety rules say of one medicine of a plan, together with the plan's others.
///
/// The answer is the same whether the program chooses the medicine or somebody names, proposes or confirms
/// it.
package struct MedicineVerdict: Hashable, Sendable {
    /// The rules that fire, the firmest first. Of rules that say one thing, only the firmest is here.
    package let fired: [SafetyRule]
    /// Every rule that fired.
    let all: [SafetyRule]
    /// Classes that the patient takes already, without what is planned.
    private let taken: Set<String>
    /// The rules about it that a missing fact leaves open.
    package let open: [SafetyVerdict.OpenRule]
    /// The facts that the rules were asked with.
    package let sheet: FactSheet

    init(
        of item: PlannedItem, beside others: [PlannedItem], _ lines: PlannedLines,
        _ facts: PlanFacts, _ catalog: Catalog, _ patient: FactSheet? = nil
    ) {
        let rules =
            catalog.rules(on: item.medicine)
            + catalog.doNotRules(cause: lines.cause, in: facts.jurisdiction)
            .filter { $0.concerns(item.medicine, catalog) }
        sheet = (patient ?? facts.sheet).planning(others + [item], lines, catalog.ontology)
        let verdict = SafetyVerdict(rules, for: sheet)
        all = verdict.fired
        fired = all.toldAsOne(for: sheet, catalog.ontology).map(\.rule)
        taken = facts.takenClasses(catalog)
        open = verdict.open
    }

    /// About a medicine of a running plan, or one that is to join it.
    ///
    /// It is judged for the length of its course in the plan, else for the usual one; in the dose given here,
    /// else in the dose that was confirmed, else in the usual one. `role` is who proposes or confirms it:
    /// `physio`, `gp` or `specialist`.
    package init(
        _ medicine: Medicine, in plan: StoredPlan, _ facts: PlanFacts, _ catalog: Catalog,
        role: String, redFlag: Bool, dose: DoseSchedule? = nil
    ) {
        var patient = facts.sheet
        patient["red_flag_active"] = .flag(redFlag)
        self.init(
            of: PlannedItem(
                medicine: medicine, days: plan.length(of: medicine),
                schedule: dose ?? plan.schedule(of: medicine)),
            beside: plan.planned(beside: medicine, on: facts.today, catalog),
            plan.lines(role: role), facts,
            catalog, patient)
    }

    /// The rules that keep it out of the plan: what is contraindicated, and an "avoid" whose id is not among
    /// `overridden`.
    package func blocking(overridden: Set<String>) -> [SafetyRule] {
        fired.filter { $0.blocks(overridden: overridden) }
    }

    /// The rules that would keep it out, but wait for a fact.
    package func undecided(overridden: Set<String>) -> [SafetyVerdict.OpenRule] {
        open.filter { $0.rule.blocks(overridden: overridden) }
    }
}

extension MedicineVerdict {
    /// The classes that the medicine shares with what the patient takes already, also over the counter, in
    /// words; `nil` when there are none, or when a rule has spoken of them.
    package func duplicates(of medicine: Medicine, _ catalog: Catalog) -> String? {
        let spoken = Set(
            all.flatMap(\.when.leaves).compactMap { leaf -> String? in
                guard leaf.name == "current_classes", case .text(let word) = leaf.value else {
                    return nil
                }
                return factWord(word)
            })
        let shared = medicine.classes.map(factWord)
            .filter { taken.contains($0) && !spoken.contains($0) }
        guard !shared.isEmpty, spoken.isDisjoint(with: medicine.classes.map(factWord)) else {
            return nil
        }
        return shared.map { catalog.vocabulary.name(of: $0, in: "current_classes") }
            .joined(separator: ", ")
    }

    /// The findings of the plan (`known`), with those about this medicine and what was decided about them.
    ///
    /// An "avoid" counts as overridden, for `reason`, and a caution as acknowledged if the medicine
    /// `isConfirmed`; both by the person `by`.
    package func findings(
        added known: [PlanFinding], subject: String, by: String, _ reason: String?,
        isConfirmed: Bool = true
    ) -> [PlanFinding] {
        var findings = known.filter { $0.subject != subject || $0.state == .applied }
        for rule in fired {
            let state: PlanFinding.State =
                switch rule.severity {
                case .avoid: .overridden
                case .caution: isConfirmed ? .acknowledged : .open
                case .contraindicated, .monitor: .applied
                }
            guard !findings.contains(where: { $0.rule == rule.id && $0.subject == subject }) else {
                continue
            }
            let isDecided = state == .overridden || state == .acknowledged
            findings.append(
                PlanFinding(
                    rule: rule.id, severity: rule.severity, title: rule.title,
                    action: rule.action, subject: subject, evidence: rule.evidence.text,
                    state: state, by: isDecided ? by : nil,
                    reason: state == .overridden ? reason : nil))
        }
        return findings
    }
}

extension SafetyRule {
    /// A contraindication always blocks; an "avoid" unless somebody overrode it by name.
    func blocks(overridden: Set<String>) -> Bool {
        severity == .contraindicated || (severity == .avoid && !overridden.contains(id))
    }

    /// Why the rule keeps a medicine out, in words: `contraindicated: egfr 25 (rule NSAID-16); remove;
    /// paracetamol`.
    package func refusal(_ facts: PlanFacts, _ catalog: Catalog, planned sheet: FactSheet) -> String
    {
        let told = told(sheet, facts.recorded, catalog)
        return "\(severity.rawValue): \(title)" + (told.isEmpty ? "" : " (\(told))")
            + ", rule \(id). \(action.withoutFullStop)"
    }
}

extension PlanFacts {
    /// The classes of what the patient takes, as recorded, without what follows from them.
    fileprivate func takenClasses(_ catalog: Catalog) -> Set<String> {
        let told = recorded["current_classes"]?.value.split(separator: ",") ?? []
        return Set(
            currentMedicines.flatMap {
                catalog.medicine($0)?.classes.map(factWord) ?? [factWord($0)]
            } + told.map { factWord($0.filter { $0 != " " }) })
    }
}
