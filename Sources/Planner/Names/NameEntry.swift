/// What a name may be the name of.
package enum NameKind: String, Hashable, Sendable, CaseIterable {
    case medicine, condition, allergy

    /// The fact that the rules ask for what is named so.
    package var fact: String {
        switch self {
        case .medicine: "current_classes"
        case .condition: "conditions"
        case .allergy: "allergies"
        }
    }
}

/// A medicine, a condition or an allergy with everything that people call it.
package struct NameEntry: Hashable, Sendable {
    package var kind: NameKind
    /// Kebab-case, its own within its kind; never changes.
    package var id: String
    /// As it is told back.
    package var name: String
    /// Other names and brands.
    package var names: [String]
    /// The words by which the rules know it: classes of a medicine, conditions, classes of allergies.
    package var words: [String]
    /// What a medicine is for, e.g. `blood pressure`; empty for others.
    package var purpose: String
    /// Ids of the catalogue's medicines that hold the same substance, whatever their form.
    package var planned: [String]
    /// What would make it more exact.
    package var question: NameQuestion?
    package var note: String?
    /// How the words are known: V read, M from memory, C own choice.
    package var mark: String

    package init(
        kind: NameKind, id: String, name: String, names: [String] = [], words: [String],
        purpose: String = "", planned: [String] = [], question: NameQuestion? = nil,
        note: String? = nil, mark: String = "C"
    ) {
        self.kind = kind
        self.id = id
        self.name = name
        self.names = names
        self.words = words
        self.purpose = purpose
        self.planned = planned
        self.question = question
        self.note = note
        self.mark = mark
    }

    /// `Hydralazine (blood pressure)`.
    package var told: String { purpose.isEmpty ? name : "\(name) (\(purpose))" }
}

/// What is asked when a name is told, because its answers mean different things.
package struct NameQuestion: Hashable, Sendable {
    package struct Answer: Hashable, Sendable {
        /// As it may be told after the name: `heart attack: longer ago`.
        package var says: String
        /// What it means for the rules.
        package var words: [String]
        /// The entry that is meant instead, if it is another one.
        package var entry: String?
        /// Days since it happened that are this answer; `nil` where time is not what is asked.
        package var daysAgo: ClosedRange<Int>?

        package init(
            says: String, words: [String] = [], entry: String? = nil,
            daysAgo: ClosedRange<Int>? = nil
        ) {
            self.says = says
            self.words = words
            self.entry = entry
            self.daysAgo = daysAgo
        }
    }

    package var ask: String
    package var answers: [Answer]
    /// Whether a measurement answers it, so that no rule waits for the words.
    package var isMeasured: Bool

    package init(ask: String, answers: [Answer], isMeasured: Bool = false) {
        self.ask = ask
        self.answers = answers
        self.isMeasured = isMeasured
    }
}

/// A word that several things are called, e.g. `water tablets`.
package struct AmbiguousName: Hashable, Sendable {
    package var kind: NameKind
    /// As people say it.
    package var said: String
    /// Ids of entries that it may be; the usual ones, not all.
    package var couldBe: [String]
    package var question: String
    /// What it means for the rules while nobody knows better.
    package var words: [String]
    /// The fact that says it, if it is a fact and no name: `pregnant=yes`.
    package var fact: String?
    /// The question of the screening that it answers, if it is a sign of a red flag and no name.
    package var sign: ToldSign?

    package init(
        kind: NameKind, said: String, couldBe: [String], question: String, words: [String] = [],
        fact: String? = nil, sign: ToldSign? = nil
    ) {
        self.sign = sign
        self.kind = kind
        self.said = said
        self.couldBe = couldBe
        self.question = question
        self.words = words
        self.fact = fact
    }
}

/// A sign of a red flag that people tell when they are asked for a condition.
package struct ToldSign: Hashable, Sendable {
    /// The id of the question of the screening that it answers with yes, e.g. `ces.saddle`.
    package var question: String
    /// Names of conditions as which it may be recorded when it is old and settled.
    package var old: [String]

    package init(question: String, old: [String] = []) {
        self.question = question
        self.old = old
    }
}

/// Two names that are taken for each other.
package struct ConfusablePair: Hashable, Sendable {
    package var kind: NameKind
    package var first: String
    package var second: String
    /// How it is known, and from where.
    package var evidence: String

    package init(kind: NameKind, first: String, second: String, evidence: String) {
        self.kind = kind
        self.first = first
        self.second = second
        self.evidence = evidence
    }
}

/// What happened to somebody who had what an allergy is recorded to.
package struct AllergyReaction: Hashable, Sendable {
    package enum Nature: String, Hashable, Sendable, CaseIterable {
        /// Counts as an allergy.
        case allergy
        /// A side effect: the rules about the allergy ask whether it may be given again.
        case intolerance
        /// Harm of another kind: counts like an allergy, so that it is not given again.
        case harm
    }

    package var id: String
    package var name: String
    package var names: [String]
    package var nature: Nature
    /// Words of the only classes after which it is of that nature; after others it counts as an allergy. All
    /// classes where it is empty.
    package var onlyAfter: Set<String>
    /// `severe`, `moderate`, `mild` or `unknown`.
    package var severity: String
    package var meaning: String
    /// Conditions that follow from it: the class of the allergy, or `any`, and the condition's word.
    package var implies: [Implication]

    package struct Implication: Hashable, Sendable {
        package var after: String
        package var condition: String

        package init(after: String, condition: String) {
            self.after = after
            self.condition = condition
        }
    }

    package init(
        id: String, name: String, names: [String], nature: Nature,
        onlyAfter: Set<String> = [], severity: String, meaning: String, implies: [Implication] = []
    ) {
        self.id = id
        self.name = name
        self.names = names
        self.nature = nature
        self.onlyAfter = onlyAfter
        self.severity = severity
        self.meaning = meaning
        self.implies = implies
    }

    /// The same, after something with these words.
    func after(_ words: Set<String>) -> AllergyReaction {
        guard !onlyAfter.isEmpty, onlyAfter.isDisjoint(with: words) else { return self }
        var reaction = self
        reaction.nature = .allergy
        return reaction
    }
}

/// Words around a name that say nothing about which name it is, or that say something of their own.
package struct NameWording: Hashable, Sendable {
    package enum Role: String, Hashable, Sendable, CaseIterable {
        /// May stand around a name and is left out: `tablets`, `twice`, `my`.
        case ignored
        /// Stands behind a figure of a dose: `mg`.
        case unit
        /// A form that works where it is put: with it the name may be another medicine.
        case form
        /// Says that something is not there.
        case denial
        /// Joins two names.
        case joining
        /// Salts and the like at the end of a substance's name.
        case salt
        /// Says that there is none at all: `no known allergies`.
        case nothing
        /// Says that there are no others than those on record: `no others`.
        case nothingElse = "nothing-else"
    }

    package var kind: NameKind?
    package var role: Role
    package var words: [String]

    package init(kind: NameKind?, role: Role, words: [String]) {
        self.kind = kind
        self.role = role
        self.words = words
    }
}
