/// A word that a fact may hold, like a condition.
package struct FactWord: Hashable, Sendable {
    /// With underscores.
    package let id: String
    /// As people read it.
    package let name: String
    /// Other ids of the same thing; if one holds, all hold.
    package let also: [String]
    /// Words that hold whenever this one does: `recent_mi` is `ischaemic_heart_disease`.
    package let broader: [String]
    package let evidence: Evidence
    /// For a class of medicines that no rule asks for: why.
    package let withoutRule: Evidence?

    package init(
        id: String, name: String, also: [String] = [], broader: [String] = [],
        evidence: Evidence = .custom, withoutRule: Evidence? = nil
    ) {
        self.id = id
        self.name = name
        self.also = also
        self.broader = broader
        self.evidence = evidence
        self.withoutRule = withoutRule
    }

    func isCalled(_ word: String) -> Bool { id == word || also.contains(word) }
}

/// The words of the facts that are sets.
package struct Vocabulary: Hashable, Sendable {
    package var conditions: [FactWord] = []
    /// Classes of medicines.
    package var classes: [FactWord] = []
    package var allergies: [FactWord] = []
    package var diets: [FactWord] = []
    /// Medicines that are never proposed, but known when somebody takes them.
    package var otherMedicines: [FactWord] = []

    /// No words.
    package init() {}

    /// The words that a fact may hold; `nil` if it is not a set of words that are listed here.
    package func words(of fact: String) -> [FactWord]? {
        switch fact {
        case "conditions": conditions
        case "current_classes", "planned_class": classes
        case "allergies": allergies
        case "planned_diet": diets
        default: nil
        }
    }

    /// Every id that a fact may hold, with those that stand for the same thing; `nil` like `words(of:)`.
    package func ids(of fact: String) -> [String]? {
        words(of: fact)?.flatMap { [$0.id] + $0.also }
    }

    /// The word as people read it; if it is not known, with blanks for its underscores.
    package func name(of word: String, in fact: String) -> String {
        words(of: fact)?.first { $0.isCalled(word) }?.name
            ?? String(word.map { $0 == "_" ? " " : $0 })
    }
}
