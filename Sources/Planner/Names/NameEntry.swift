/// A medicine, a condition or an allergy, with everything that people call it.
package struct NameEntry: Hashable, Sendable {
    package var kind: NameKind
    /// In kebab-case; unique within its kind, and never changed.
    package var id: String
    /// The name that is shown.
    package var name: String
    /// Other names and brands.
    package var names: [String]
    /// The words by which the rules know it: classes of a medicine, a condition, classes of an allergy.
    package var words: [String]
    /// What a medicine is for, like `blood pressure`; empty for other kinds.
    package var purpose: String
    /// Ids of the catalogue's medicines that hold the same substance, in whatever form.
    package var planned: [String]
    /// A question whose answer would make it more exact.
    package var question: NameQuestion?
    /// A remark, as in the plan files.
    package var note: String?
    /// How the words are known: V read in the source, M from memory, C our own choice.
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

    /// The name, and what it is for: `Hydralazine (blood pressure)`.
    package var told: String { purpose.isEmpty ? name : "\(name) (\(purpose))" }
}

/// What is asked when a name is given, because it may mean different things.
package struct NameQuestion: Hashable, Sendable {
    /// One of the answers that can be given.
    package struct Answer: Hashable, Sendable {
        /// The answer, as it may follow the name: `heart attack: longer ago`.
        package var says: String
        /// What it means for the rules.
        package var words: [String]
        /// Id of the entry that is meant instead, if it is another one.
        package var entry: String?
        /// How many days ago it happened, for this answer; `nil` if the question is not about time.
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

    /// The question, as it is asked.
    package var ask: String
    package var answers: [Answer]
    /// Whether a measurement answers it, so that no rule waits for an answer.
    package var isMeasured: Bool

    package init(ask: String, answers: [Answer], isMeasured: Bool = false) {
        self.ask = ask
        self.answers = answers
        self.isMeasured = isMeasured
    }
}

/// Words that several things are called, like `water tablets`.
package struct AmbiguousName: Hashable, Sendable {
    package var kind: NameKind
    /// As people say it.
    package var said: String
    /// Ids of entries that it may be; the usual ones, not all.
    package var couldBe: [String]
    /// The question that finds out which one it is.
    package var question: String
    /// What it means for the rules while nobody knows which one it is.
    package var words: [String]
    /// What it tells of a patient, if it is not a name.
    package var fact: NamedFact?
    /// The sign of a red flag that it is, if it is not a name.
    package var sign: ToldSign?

    package init(
        kind: NameKind, said: String, couldBe: [String], question: String, words: [String] = [],
        fact: NamedFact? = nil, sign: ToldSign? = nil
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

/// What is told of a patient with words that are no name.
package enum NamedFact: Hashable, Sendable {
    /// A fact and its value: `pregnant`, `yes`.
    case value(of: String, String)
    /// A fact whose value is a number, and what it counts: `the weeks since the birth`.
    case number(of: String, counts: String)
    case particular(Particular)

    /// What a patient is registered with.
    package enum Particular: String, Hashable, Sendable, CaseIterable {
        /// The cigarettes of a day.
        case smoking
        /// Height and weight.
        case size
    }
}

/// A sign of a red flag that people give when they are asked for a condition.
package struct ToldSign: Hashable, Sendable {
    /// The id of the question of the screening that it answers with yes, e.g. `ces.saddle`.
    package var question: String
    /// Names of conditions as which it may be recorded if it is old and settled.
    package var old: [String]

    package init(question: String, old: [String] = []) {
        self.question = question
        self.old = old
    }
}

/// Two names that are easily taken for each other.
package struct ConfusablePair: Hashable, Sendable {
    package var kind: NameKind
    /// One of them, as it is written.
    package var first: String
    /// The other one.
    package var second: String
    /// How that is known, and from where.
    package var evidence: String

    package init(kind: NameKind, first: String, second: String, evidence: String) {
        self.kind = kind
        self.first = first
        self.second = second
        self.evidence = evidence
    }
}

/// What happened to somebody after the substance to which an allergy is recorded.
package struct AllergyReaction: Hashable, Sendable {
    /// What it says about the substance.
    package enum Nature: String, Hashable, Sendable, CaseIterable {
        /// Counts as an allergy.
        case allergy
        /// A side effect: rules about the allergy ask whether the substance may be given again.
        case intolerance
        /// Harm of another kind: counts like an allergy, so that the substance is not given again.
        case harm
    }

    package var id: String
    package var name: String
    /// Other words for it.
    package var names: [String]
    package var nature: Nature
    /// Words of the classes after which it is of that nature; after others it counts as an allergy. Empty for
    /// all classes.
    package var onlyAfter: Set<String>
    /// `severe`, `moderate`, `mild` or `unknown`.
    package var severity: String
    /// What it means, for people.
    package var meaning: String
    /// Conditions that follow from it.
    package var implies: [Implication]

    /// A condition that follows from a reaction.
    package struct Implication: Hashable, Sendable {
        /// The class of the allergy, or `any`.
        package var after: String
        /// The word of the condition.
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

    /// The reaction as it counts after something with these words.
    func after(_ words: Set<String>) -> AllergyReaction {
        guard !onlyAfter.isEmpty, onlyAfter.isDisjoint(with: words) else { return self }
        var reaction = self
        reaction.nature = .allergy
        return reaction
    }
}

/// Words around a name that do not change which name it is, or that say something of their own.
package struct NameWording: Hashable, Sendable {
    /// What such a word does.
    package enum Role: String, Hashable, Sendable, CaseIterable {
        /// May stand around a name and is left out: `tablets`, `twice`, `my`.
        case ignored
        /// Follows the number of a dose: `mg`.
        case unit
        /// A form that works only where it is applied. With it, the name may be another medicine.
        case form
        /// Says that the person does not have it.
        case denial
        /// Joins two names.
        case joining
        /// Salts and the like, at the end of a substance's name.
        case salt
        /// Says that there is none at all: `no known allergies`.
        case nothing
        /// Says that there are no others than those recorded: `no others`.
        case nothingElse = "nothing-else"
    }

    /// The only kind of name around which they stand; `nil` for every kind.
    package var kind: NameKind?
    package var role: Role
    package var words: [String]

    package init(kind: NameKind?, role: Role, words: [String]) {
        self.kind = kind
        self.role = role
        self.words = words
    }
}
