/// How a fired safety rule acts, the firmest first.
package enum FindingSeverity: String, Hashable, Sendable, CaseIterable {
    case contraindicated
    case avoid
    case caution
    case monitor
}

/// The part of a plan that a safety rule speaks of.
package enum SafetyScope: String, Hashable, Sendable, CaseIterable {
    case medication
    case weightLoss = "weight-loss"
    case smokingCessation = "smoking-cessation"
    case activity
    /// Exercises and the parts of the activity programme, one by one.
    case exercise
    /// The whole plan.
    case plan
}

/// A rule that keeps a plan safe.
package struct SafetyRule: Hashable, Sendable {
    /// E.g. `NSAID-01`.
    package let id: String
    package let title: String
    package let severity: FindingSeverity
    /// 1 is core, 2 is extended; both are always evaluated.
    package let tier: Int
    package let when: RuleCondition
    package let action: String
    package let scope: SafetyScope
    /// Days after the first dose, or the start, in which its check is due; `nil` is at the review for a `monitor`
    /// rule, and none for the others.
    package let checkDays: ClosedRange<Int>?
    /// Days before the first dose, as negative figures, in which the same is looked at first.
    package let baselineDays: ClosedRange<Int>?
    package let evidence: Evidence
    /// What the patient reads of its check; `nil` where it is for those who treat alone.
    package var patientWords: PatientText?
    /// Medicines and classes that it asks for in the plan.
    let plannedWords: Set<String>

    /// Without a `scope` it is told from the facts that the condition asks for.
    package init(
        id: String, title: String, severity: FindingSeverity, tier: Int, when: RuleCondition,
        action: String, scope: SafetyScope? = nil, checkDays: ClosedRange<Int>? = nil,
        baselineDays: ClosedRange<Int>? = nil, evidence: Evidence
    ) {
        self.id = id
        self.title = title
        self.severity = severity
        self.tier = tier
        self.when = when
        self.action = action
        self.scope = scope ?? Self.scope(of: when) ?? .plan
        self.checkDays = checkDays
        self.baselineDays = baselineDays
        self.evidence = evidence
        plannedWords = Set(
            when.leaves.compactMap { leaf in
                switch (leaf.name, leaf.value) {
                case ("planned_class", .text(let word)), ("planned_drug", .text(let word)):
                    factWord(word)
                default: nil
                }
            })
    }

    /// Whether it asks for the medicine, a class of it, or a broader one, in the plan.
    package func concerns(_ medicine: Medicine, _ ontology: Ontology) -> Bool {
        plannedWords.contains(factWord(medicine.id))
            || medicine.classes.map(factWord).contains { word in
                plannedWords.contains(word)
                    || !plannedWords.isDisjoint(
                        with: ontology.broader(than: word, in: "planned_class"))
            }
    }

    /// The part of the plan whose facts the condition asks for, if it asks for any.
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
