/// The part of a plan that a safety rule is about.
package enum SafetyScope: String, Hashable, Sendable, CaseIterable {
    case medication
    case weightLoss = "weight-loss"
    case smokingCessation = "smoking-cessation"
    case activity
    /// Exercises, and the parts of the activity programme, one by one.
    case exercise
    /// The whole plan.
    case plan
}

/// A rule that keeps a plan safe.
package struct SafetyRule: Hashable, Sendable {
    struct Fields: Hashable, Sendable {
        let id: String
        let title: String
        let severity: FindingSeverity
        let tier: Int
        let when: RuleCondition
        let leaves: [RuleCondition.Leaf]
        let action: String
        let scope: SafetyScope
        let checkDays: ClosedRange<Int>?
        let baselineDays: ClosedRange<Int>?
        let evidence: Evidence
        var patientWords: PatientText?
        let plannedWords: Set<String>
    }
    private var fields: Shared<Fields>

    /// Like `NSAID-01`.
    package var id: String { fields.value.id }
    /// What it warns of.
    package var title: String { fields.value.title }
    package var severity: FindingSeverity { fields.value.severity }
    /// 1 for the core rules, 2 for the others; all are always asked.
    package var tier: Int { fields.value.tier }
    /// When it fires.
    package var when: RuleCondition { fields.value.when }
    /// The comparisons of its condition, in the order in which they are written.
    package var leaves: [RuleCondition.Leaf] { fields.value.leaves }
    /// What is to be done then, as a sentence.
    package var action: String { fields.value.action }
    package var scope: SafetyScope { fields.value.scope }
    /// How many days after the first dose, or the start, its check is due. `nil` means at the review for a
    /// `monitor` rule, and never for others.
    package var checkDays: ClosedRange<Int>? { fields.value.checkDays }
    /// How many days before the first dose the same is checked for the first time, as negative numbers; `nil`
    /// for not at all.
    package var baselineDays: ClosedRange<Int>? { fields.value.baselineDays }
    package var evidence: Evidence { fields.value.evidence }
    /// What the patient reads about its check; `nil` if it is only for those who treat.
    package var patientWords: PatientText? {
        get { fields.value.patientWords }
        set {
            guard newValue != fields.value.patientWords else { return }
            var changed = fields.value
            changed.patientWords = newValue
            fields = Shared(changed)
        }
    }
    /// Medicines and classes that it asks for in the plan.
    var plannedWords: Set<String> { fields.value.plannedWords }

    /// Without a `scope`, it is about the part of the plan whose facts the condition asks for, else about the
    /// whole plan.
    package init(
        id: String, title: String, severity: FindingSeverity, tier: Int, when: RuleCondition,
        action: String, scope: SafetyScope? = nil, checkDays: ClosedRange<Int>? = nil,
        baselineDays: ClosedRange<Int>? = nil, evidence: Evidence
    ) {
        let leaves = when.leaves
        fields = Shared(
            Fields(
                id: id, title: title, severity: severity, tier: tier, when: when, leaves: leaves,
                action: action, scope: scope ?? Self.scope(of: when) ?? .plan,
                checkDays: checkDays, baselineDays: baselineDays, evidence: evidence,
                plannedWords: Set(
                    leaves.compactMap { leaf in
                        switch (leaf.name, leaf.value) {
                        case ("planned_class", .text(let word)),
                            ("planned_drug", .text(let word)):
                            factWord(word)
                        default: nil
                        }
                    })))
    }

    /// No two rules of a catalogue have the same id.
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }

    /// Whether it asks for this medicine in the plan, by its id, one of its classes or a broader one.
    package func concerns(_ medicine: Medicine, _ catalog: Catalog) -> Bool {
        concerns(catalog.ruleWords(of: medicine))
    }

    /// Whether it asks for one of these words in the plan.
    func concerns(_ words: Set<String>) -> Bool { !plannedWords.isDisjoint(with: words) }

    /// The part of the plan whose facts a condition asks for; `nil` if it asks for none of any part.
    package static func scope(of predicate: RuleCondition) -> SafetyScope? {
        let facts = Set(predicate.facts.map(RuleCondition.factName))
        if facts.contains("weight_programme") { return .weightLoss }
        if facts.contains("quit_planned") { return .smokingCessation }
        let medication: Set = [
            "planned_class", "planned_drug", "planned_daily_mg", "current_classes",
        ]
        if !facts.isDisjoint(with: medication) { return .medication }
        return facts.contains("planned_diet") ? .weightLoss : nil
    }
}

extension Medicine {
    /// The words by which rules ask for it in a plan: its id, its classes and everything broader.
    func ruleWords(_ ontology: Ontology) -> Set<String> {
        var words: Set = [factWord(id)]
        for word in classes.map(factWord) {
            words.insert(word)
            words.formUnion(ontology.broader(than: word, in: "planned_class"))
        }
        return words
    }
}
