/// A word that a fact may hold, e.g. a condition.
package struct FactWord: Hashable, Sendable {
    /// With underscores.
    package let id: String
    /// As it is read aloud.
    package let name: String
    /// Ids that stand for the same thing; each holds when another does.
    package let also: [String]
    /// Words that hold whenever this one does: `recent_mi` is `ischaemic_heart_disease`.
    package let broader: [String]
    package let evidence: Evidence
    /// Why no rule asks it, for a class of a medicine that no rule asks.
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
    /// Medicines that are never proposed, but recognised when somebody takes them.
    package var otherMedicines: [FactWord] = []

    package init() {}

    /// The words that `fact` may hold; `nil` where it is no set of words kept here.
    package func words(of fact: String) -> [FactWord]? {
        switch fact {
        case "conditions": conditions
        case "current_classes", "planned_class": classes
        case "allergies": allergies
        case "planned_diet": diets
        default: nil
        }
    }

    /// Every id that `fact` may hold, also those that stand for the same thing.
    package func ids(of fact: String) -> [String]? {
        words(of: fact)?.flatMap { [$0.id] + $0.also }
    }

    /// As it is read aloud.
    package func name(of word: String, in fact: String) -> String {
        words(of: fact)?.first { $0.isCalled(word) }?.name
            ?? String(word.map { $0 == "_" ? " " : $0 })
    }
}
