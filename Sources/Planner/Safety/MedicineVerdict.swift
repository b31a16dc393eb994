/// What the rules say of a medicine of a running plan, beside the plan's others.
package struct MedicineVerdict: Hashable, Sendable {
    package let fired: [SafetyRule]
    package let open: [SafetyVerdict.OpenRule]
    package let sheet: FactSheet

    package init(
        _ medicine: Medicine, in plan: StoredPlan, _ facts: PlanFacts, _ catalog: Catalog,
        role: String, redFlag: Bool
    ) {
        let others = plan.details.medicines
            .filter { $0.status == .active && $0.medicine != medicine.id }
            .compactMap { catalog.medicine($0.medicine) }
        sheet = facts.planningSheet(
            others + [medicine], cause: plan.details.pin.cause, weightLoss: plan.hasWeightLoss,
            quitting: plan.quitDate != nil, redFlag: redFlag, role: role)
        let rules = catalog.safetyRules.filter { $0.scope == .medication && $0.concerns(medicine) }
        let verdict = SafetyVerdict(rules, for: sheet)
        fired = verdict.fired
        open = verdict.open
    }

    /// Classes that the medicine shares with what the patient takes already, also over the counter, and
    /// that no rule has spoken of; `nil` for none.
    package func duplicates(of medicine: Medicine, _ catalog: Catalog) -> String? {
        guard case .set(let current) = sheet["current_classes"] else { return nil }
        let spoken = Set(
            fired.flatMap(\.when.leaves).compactMap { leaf -> String? in
                guard leaf.name == "current_classes", case .text(let word) = leaf.value else {
                    return nil
                }
                return factWord(word)
            })
        let shared = medicine.classes.map(factWord)
            .filter { current.members.contains($0) && !spoken.contains($0) }
        guard !shared.isEmpty, spoken.isDisjoint(with: medicine.classes.map(factWord)) else {
            return nil
        }
        return shared.map { catalog.vocabulary.name(of: $0, in: "current_classes") }
            .joined(separator: ", ")
    }

    /// The findings of the plan with what was decided about this medicine.
    package func findings(
        added known: [PlanFinding], subject: String, by: String, _ reason: String?
    ) -> [PlanFinding] {
        var findings = known.filter { $0.subject != subject || $0.state == .applied }
        for rule in fired {
            let state: PlanFinding.State =
                switch rule.severity {
                case .avoid: .overridden
                case .caution: .acknowledged
                case .contraindicated, .monitor: .applied
                }
            guard !findings.contains(where: { $0.rule == rule.id && $0.subject == subject }) else {
                continue
            }
            findings.append(
                PlanFinding(
                    rule: rule.id, severity: rule.severity, title: rule.title,
                    action: rule.action, subject: subject, evidence: rule.evidence.text,
                    state: state, by: state == .applied ? nil : by,
                    reason: state == .overridden ? reason : nil))
        }
        return findings
    }
}
