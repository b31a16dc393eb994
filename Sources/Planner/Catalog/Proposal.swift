/// When the program itself chooses a medicine. Everything else is only in a plan when a person names it.
package enum Proposal: String, Hashable, Sendable, CaseIterable {
    case alone
    /// Only together with a medicine that protects the stomach.
    case withGastroprotection = "with-gastroprotection"
    /// Only together with a medicine that the stomach is protected from.
    case asGastroprotection = "as-gastroprotection"
    /// Only once the patient agreed to stop smoking.
    case whenQuitting = "when-quitting"
}

/// What protects the stomach while tablets of a class are taken.
package struct Gastroprotection: Hashable, Sendable {
    /// What somebody overrides by name to have the tablets without it.
    package let id: String
    /// The class that it is taken with.
    package let with: String
    /// Ids of medicines, the usual first: the first that no rule blocks is taken.
    package let medicines: [String]
    /// The class of those medicines: somebody who takes one already needs no other.
    package let classTaken: String
    /// When the tablets are not taken without it; unknown counts as needed.
    package let neededIf: RuleCondition
    /// What is said of it otherwise.
    package let otherwise: String
    package let evidence: Evidence

    package init(
        id: String, with: String, medicines: [String], classTaken: String,
        neededIf: RuleCondition, otherwise: String, evidence: Evidence
    ) {
        self.id = id
        self.with = with
        self.medicines = medicines
        self.classTaken = classTaken
        self.neededIf = neededIf
        self.otherwise = otherwise
        self.evidence = evidence
    }
}
