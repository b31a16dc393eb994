/// What a rule does to an exercise, the firmest first.
package enum ExerciseEffect: String, Hashable, Sendable, CaseIterable {
    /// All exercises stop until the fact behind the rule is put right.
    case holdAll = "hold-all"
    case leaveOut = "leave-out"
    /// Another exercise takes its place.
    case replace
    /// It stays, within limits.
    case limit
    /// A fact has to be asked first.
    case ask
    /// The patient is told what to watch.
    case monitor

    /// 0 for the firmest, 5 for the least firm.
    package var rank: Int {
        switch self {
        case .holdAll: 0
        case .leaveOut: 1
        case .replace: 2
        case .limit: 3
        case .ask: 4
        case .monitor: 5
        }
    }
}

/// A safety rule about exercises, parts of the activity programme, or intensities.
package struct ExerciseRule: Hashable, Sendable {
    struct Fields: Hashable, Sendable {
        let rule: SafetyRule
        let effect: ExerciseEffect
        let need: String?
        let unless: RuleCondition?
        let target: ExerciseTarget
        let limit: ExerciseLimit
        let patient: PatientWords
        let liftedBy: String?
        let presumed: Set<String>
        let asked: Set<String>
    }
    private let fields: Shared<Fields>

    /// Its id, condition, severity, action and evidence.
    package var rule: SafetyRule { fields.value.rule }
    package var effect: ExerciseEffect { fields.value.effect }
    /// Id of the table that says what takes the place of an exercise.
    package var need: String? { fields.value.need }
    /// A condition that switches the rule off if it certainly holds.
    package var unless: RuleCondition? { fields.value.unless }
    /// The exercises that it is about.
    package var target: ExerciseTarget { fields.value.target }
    /// The limits that it sets.
    package var limit: ExerciseLimit { fields.value.limit }
    /// What the patient reads.
    package var patient: PatientWords { fields.value.patient }
    /// Id of a safety rule that lifts this rule, too, when it is overridden by name.
    package var liftedBy: String? { fields.value.liftedBy }
    /// Facts whose dangerous answer counts until they are known.
    package var presumed: Set<String> { fields.value.presumed }
    /// The facts that it asks.
    var asked: Set<String> { fields.value.asked }

    package init(
        rule: SafetyRule, effect: ExerciseEffect, need: String? = nil,
        unless: RuleCondition? = nil, target: ExerciseTarget,
        limit: ExerciseLimit = ExerciseLimit(), patient: PatientWords, liftedBy: String? = nil,
        presumed: Set<String> = []
    ) {
        fields = Shared(
            Fields(
                rule: rule, effect: effect, need: need, unless: unless, target: target,
                limit: limit, patient: patient, liftedBy: liftedBy,
                presumed: presumed,
                asked: Set(rule.when.facts + (unless?.facts ?? []))))
    }

    package var id: String { rule.id }
}

/// Which exercises a rule is about.
package struct ExerciseTarget: Hashable, Sendable {
    /// Whether it is about all of them.
    package let everything: Bool
    /// Tags of exercises; one of them is enough.
    package let tags: Set<String>
    /// Ids of exercises and of parts of the activity programme.
    package let exercises: Set<String>

    package init(everything: Bool = false, tags: Set<String> = [], exercises: Set<String> = []) {
        self.everything = everything
        self.tags = tags
        self.exercises = exercises
    }

    /// Whether it is about this exercise.
    package func holds(_ use: ExerciseUse) -> Bool {
        everything || exercises.contains(use.id) || !tags.isDisjoint(with: use.tags)
    }
}

/// An exercise or a part of the activity programme, with what it asks of the body in the place where it is
/// used.
package struct ExerciseUse: Hashable, Sendable {
    package let id: String
    /// What it asks of the body: ids of tags.
    package let tags: Set<String>

    package init(_ id: String, tags: Set<String>) {
        self.id = id
        self.tags = tags
    }
}

/// A sentence for patients, in each language.
package struct PatientWords: Hashable, Sendable {
    /// In English.
    package let en: String
    /// In German.
    package let de: String

    package init(en: String, de: String) {
        self.en = en
        self.de = de
    }

    /// In a language by its id; in English where there are no words in it.
    package func told(in language: String) -> String { language == "de" ? de : en }
}

/// One thing that an exercise asks of the body; rules refer to it.
package struct ExerciseTag: Hashable, Sendable {
    package let id: String
    package let name: String
    /// Why no rule refers to it; `nil` if one must.
    package let undecided: String?

    package init(id: String, name: String, undecided: String? = nil) {
        self.id = id
        self.name = name
        self.undecided = undecided
    }
}

/// A part of the activity programme, or an intensity, that rules judge like an exercise.
package struct ActivityItem: Hashable, Sendable {
    package let id: String
    package let name: String
    package let tags: Set<String>

    package init(id: String, name: String, tags: Set<String>) {
        self.id = id
        self.name = name
        self.tags = tags
    }
}

/// What takes the place of an exercise.
package enum Substitute: Hashable, Sendable {
    /// Another exercise, by its id.
    case exercise(String)
    /// The same exercise, within limits.
    case limited(ExerciseLimit)
    case nothing
}

/// What takes the place of exercises that do not suit one need.
package struct ReplacementTable: Hashable, Sendable {
    /// Id of the table, which rules give as their `need`.
    package let need: String
    /// By the id of the exercise that does not suit.
    package let instead: [String: Substitute]

    package init(need: String, instead: [String: Substitute]) {
        self.need = need
        self.instead = instead
    }
}

/// All rules about exercises, and what they refer to.
package struct ExerciseSafety: Hashable, Sendable {
    /// In the order of the plan files.
    package var rules: [ExerciseRule] = []
    package var tags: [ExerciseTag] = []
    /// Parts of the activity programme that are judged like exercises.
    package var items: [ActivityItem] = []
    /// The kinds of numbers that limit, in the order in which they are shown.
    package var limits: [LimitKind] = []
    /// Limits that are no numbers.
    package var limitWords: [LimitWords] = []
    /// By their needs.
    package var tables: [String: ReplacementTable] = [:]

    package init() {}

    /// The part of the activity programme with this id.
    package func item(_ id: String) -> ActivityItem? { items.first { $0.id == id } }
}

extension Catalog {
    /// The exercise or the part of the activity programme with this id, with the tags of the library.
    package func use(of id: String) -> ExerciseUse? {
        if let exercise = exercise(id) { return ExerciseUse(id, tags: exercise.tags) }
        return exerciseSafety.item(id).map { ExerciseUse(id, tags: $0.tags) }
    }
}
