/// Something that may be known of a patient or of a plan.
package struct Fact: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case number
        case yesNo = "yes-no"
        case set, map, text
    }
    /// Where its value comes from.
    package enum Origin: String, Hashable, Sendable, CaseIterable {
        /// Recorded with its day and who said so.
        case recorded
        /// Worked out from the registration.
        case patient
        /// Worked out from the plan.
        case plan
    }

    /// As in the rules, with underscores.
    package let name: String
    package let kind: Kind
    /// What to ask.
    package let ask: String
    package let unit: String?
    /// What is plausible at all, in `unit`.
    package let range: ClosedRange<Double>?
    /// The words it may hold, if it is a text with few of them.
    package let values: [String]
    /// Whether "none" is an answer: no operation is planned.
    package let mayBeNone: Bool
    package let origin: Origin
    /// Days after which its value is asked for again.
    package let staleAfterDays: Int?
    /// Who is asked; everybody where it is `nil`.
    package let askedOf: Audience?
    package let meaning: String?

    /// Whom a question makes sense for.
    package struct Audience: Hashable, Sendable {
        package let sexes: [PatientDetails.Sex]
        package let ages: ClosedRange<Int>

        package init(sexes: [PatientDetails.Sex], ages: ClosedRange<Int>) {
            self.sexes = sexes
            self.ages = ages
        }
    }

    package init(
        name: String, kind: Kind, ask: String, unit: String? = nil,
        range: ClosedRange<Double>? = nil, values: [String] = [], mayBeNone: Bool = false,
        origin: Origin = .recorded, staleAfterDays: Int? = nil, askedOf: Audience? = nil,
        meaning: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.ask = ask
        self.unit = unit
        self.range = range
        self.values = values
        self.mayBeNone = mayBeNone
        self.origin = origin
        self.staleAfterDays = staleAfterDays
        self.askedOf = askedOf
        self.meaning = meaning
    }
}

/// A word that a fact may hold, e.g. a condition.
package struct FactWord: Hashable, Sendable {
    /// With underscores.
    package let id: String
    /// As it is read aloud.
    package let name: String

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
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

    /// As it is read aloud.
    package func name(of word: String, in fact: String) -> String {
        words(of: fact)?.first { $0.id == word }?.name
            ?? String(word.map { $0 == "_" ? " " : $0 })
    }
}
