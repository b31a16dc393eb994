extension PlanOutline {
    /// Proposes the first medicine of the template that the program may choose by itself, and no other. If a
    /// rule forbids it, or the patient takes it, none is proposed; the reasons say why, and who decides.
    ///
    /// Which medicine it would be follows only from the template, so that no fact about a patient ever makes
    /// the program choose another one instead.
    mutating func chooseMedicine(_ catalog: Catalog, _ facts: PlanFacts, _ choices: PlanChoices) {
        var left: [(option: MedicineOption, medicine: Medicine)] = []
        var isDecided = false
        for (line, option) in template.options {
            guard let medicine = catalog.medicine(option.medicine) else { continue }
            if let only = option.onlyIn, only != facts.jurisdiction {
                explain(
                    "medication", medicine.name, included: false,
                    because: "guidance in the \(facts.jurisdiction.rawValue) does not offer it"
                        + " (\(only.rawValue) only)", evidence: option.evidence.text)
            } else if isDecided {
                left.append((option, medicine))
            } else if let obstacle = obstacle(medicine, catalog, facts) {
                left.append((option, medicine))
                explain(
                    "medication", medicine.name, included: false, because: obstacle,
                    evidence: option.evidence.text)
            } else {
                isDecided = true
                if choose(option, medicine, line: line, catalog, facts, choices) { return }
            }
        }
        guard !template.options.isEmpty else {
            return explain(
                "medication", "Medicines", included: false, because: "the template proposes none",
                evidence: "C")
        }
        explainNoChoice(left, catalog, facts, choices)
    }

    /// Nothing was proposed: who may name one of those that are left.
    private mutating func explainNoChoice(
        _ left: [(option: MedicineOption, medicine: Medicine)], _ catalog: Catalog,
        _ facts: PlanFacts, _ choices: PlanChoices
    ) {
        // What a rule speaks against is not offered to a prescriber; the reason is given instead.
        let open = left.filter { !isForbidden($0.option, $0.medicine, catalog, facts, choices) }
        let named = open.map(\.medicine.id).joined(separator: ", ")
        explain(
            "medication", "Medicines", included: false,
            because: "the program chooses no other in its place; ask a prescriber"
                + (open.isEmpty ? "" : ", who may name one: \(named)"),
            evidence: "C")
    }

    /// Whether a rule forbids it with what is known; the firmest becomes the reason.
    private mutating func isForbidden(
        _ option: MedicineOption, _ medicine: Medicine, _ catalog: Catalog, _ facts: PlanFacts,
        _ choices: PlanChoices
    ) -> Bool {
        let item = PlannedItem(medicine: medicine, days: option.course.longest)
        let verdict = verdict(on: item, catalog, facts, choices)
        guard let firmest = verdict.blocking(overridden: []).first else { return false }
        explain(
            "medication", medicine.name, included: false,
            because: firmest.refusal(facts, catalog, planned: verdict.sheet),
            evidence: firmest.evidence.text)
        return true
    }

    /// Whether it was proposed; whatever forbids it is noted as a finding and a reason.
    private mutating func choose(
        _ option: MedicineOption, _ medicine: Medicine, line: Int, _ catalog: Catalog,
        _ facts: PlanFacts, _ choices: PlanChoices
    ) -> Bool {
        if let obstacle = obstacle(option, medicine, takenBy: facts, catalog) {
            explain(
                "medication", medicine.name, included: false, because: obstacle.because,
                evidence: obstacle.evidence)
            return false
        }
        let item = PlannedItem(medicine: medicine, days: option.course.longest)
        let protection = protection(for: item, always: true, catalog, facts, choices)
        let verdict = verdict(
            on: item, beside: protection.items(item), catalog, facts, choices)
        let blocking = verdict.blocking(overridden: [])
        guard blocking.isEmpty else {
            leaveOut(medicine, of: "medication", for: blocking, verdict, facts, catalog)
            return false
        }
        if case .forbidden(let why) = protection {
            explain(
                "medication", medicine.name, included: false,
                because: "nothing may protect the stomach beside it: "
                    + why.joined(separator: "; "),
                evidence: catalog.gastroprotection?.evidence.text ?? "C")
            return false
        }
        let waits = verdict.undecided(overridden: []).isEmpty ? "" : "; what is open is asked first"
        propose(
            option, medicine, line: line,
            because: "it is the first for \(template.name) that the program may propose" + waits,
            verdict, facts, choices, catalog)
        protect(with: protection, catalog, facts, choices)
        return true
    }

    /// Why the program does not choose it for this patient, before any rule is asked.
    private func obstacle(
        _ option: MedicineOption, _ medicine: Medicine, takenBy facts: PlanFacts,
        _ catalog: Catalog
    ) -> (because: String, evidence: String)? {
        if facts.takes(medicine) {
            return ("the patient takes it already", option.evidence.text)
        }
        let unknown = medicine.proposal == .withGastroprotection ? facts.unrecognised(catalog) : []
        guard !unknown.isEmpty else { return nil }
        return (
            "\(Self.unknownNames) \(unknown.joined(separator: ", ")): it may forbid them,"
                + " so the program chooses no tablets of this kind until it is known", "C"
        )
    }

    /// Leaves a medicine out because of rules: a reason and a finding for each of them.
    mutating func leaveOut(
        _ medicine: Medicine, of line: String, for rules: [SafetyRule], _ verdict: MedicineVerdict,
        _ facts: PlanFacts, _ catalog: Catalog, adding remark: String = ""
    ) {
        for rule in rules {
            explain(
                line, medicine.name, included: false,
                because: rule.refusal(facts, catalog, planned: verdict.sheet) + remark,
                evidence: rule.evidence.text)
            note(rule, on: medicine.id, .applied)
        }
    }

    /// How the reason begins when the patient's record holds names that no rule knows.
    package static let unknownNames = "no rule knows what is on record as"

    /// Why the program never chooses it for this cause, whoever the patient is.
    private func obstacle(
        _ medicine: Medicine, _ catalog: Catalog, _ facts: PlanFacts
    ) -> String? {
        if medicine.specialistOnly { return "only a specialist starts it" }
        guard medicine.proposal == .alone || medicine.proposal == .withGastroprotection else {
            return "it is in a plan only when somebody names it"
        }
        let not = template.medication?.doNot.first { item in
            item.rule(in: facts.jurisdiction)?.concerns(medicine, catalog) ?? false
        }
        return not.map { "the template says not to use it by itself (\($0.what))" }
    }
}

extension PlanFacts {
    /// Whether the patient takes a medicine already.
    func takes(_ medicine: Medicine) -> Bool {
        currentMedicines.contains { factWord($0) == factWord(medicine.id) }
    }

    /// Recorded conditions, medicines and allergies that no rule knows, as they were said.
    fileprivate func unrecognised(_ catalog: Catalog) -> [String] {
        let named =
            details.conditions.map { ($0, NameKind.condition, nil as String?) }
            + details.medicines.map { ($0, .medicine, nil) }
            + details.allergies.map { ($0.substance, .allergy, $0.reaction) }
        return named.compactMap { kept, kind, reaction in
            guard case .unrecognised(let said) = KeptName(kept),
                let open = catalog.meaning(of: kept, kind, reaction: reaction).open,
                open.words == nil
            else { return nil }
            return "'\(said)'"
        }
    }
}
