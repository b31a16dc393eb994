/// What a rule does to an exercise it applies to, the firmest first.
package enum ExerciseEffect: String, Hashable, Sendable, CaseIterable {
    /// It stops until the fact that asks for it is put right.
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

    /// 0 is the firmest.
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

/// A rule on exercises, parts of the activity programme and intensities.
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
    /// The table that names what takes an exercise's place.
    package var need: String? { fields.value.need }
    /// Switches the rule off where it certainly holds.
    package var unless: RuleCondition? { fields.value.unless }
    package var target: ExerciseTarget { fields.value.target }
    package var limit: ExerciseLimit { fields.value.limit }
    package var patient: PatientWords { fields.value.patient }
    /// A safety rule that, overridden by name, lifts this one too.
    package var liftedBy: String? { fields.value.liftedBy }
    /// Facts of which the dangerous answer counts until they are known.
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

/// What a rule applies to.
package struct ExerciseTarget: Hashable, Sendable {
    package let everything: Bool
    package let tags: Set<String>
    /// Ids of exercises and of parts of the activity programme.
    package let exercises: Set<String>

    package init(everything: Bool = false, tags: Set<String> = [], exercises: Set<String> = []) {
        self.everything = everything
        self.tags = tags
        self.exercises = exercises
    }

    package func holds(_ use: ExerciseUse) -> Bool {
        everything || exercises.contains(use.id) || !tags.isDisjoint(with: use.tags)
    }
}

/// An exercise, or a part of the activity programme, with what it asks of the body where it is used.
package struct ExerciseUse: Hashable, Sendable {
    package let id: String
    package let tags: Set<String>

    package init(_ id: String, tags: Set<String>) {
        self.id = id
        self.tags = tags
    }
}

/// A sentence for the patient in each language.
package struct PatientWords: Hashable, Sendable {
    package let en: String
    package let de: String

    package init(en: String, de: String) {
        self.en = en
        self.de = de
    }
}

/// What an exercise asks of the body, as a word that rules know.
package struct ExerciseTag: Hashable, Sendable {
    package let id: String
    package let name: String
    /// Why no rule asks for it; `nil` where one must.
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
    case exercise(String)
    /// The same exercise, within limits.
    case limited(ExerciseLimit)
    case nothing
}

/// What takes the place of exercises that do not suit one need.
package struct ReplacementTable: Hashable, Sendable {
    package let need: String
    package let instead: [String: Substitute]

    package init(need: String, instead: [String: Substitute]) {
        self.need = need
        self.instead = instead
    }
}

/// All that is known of the safety of exercises.
package struct ExerciseSafety: Hashable, Sendable {
    /// In the order of the plan files.
    package var rules: [ExerciseRule] = []
    package var tags: [ExerciseTag] = []
    package var items: [ActivityItem] = []
    package var limits: [LimitKind] = []
    package var limitWords: [LimitWords] = []
    package var tables: [String: ReplacementTable] = [:]

    package init() {}

    package func item(_ id: String) -> ActivityItem? { items.first { $0.id == id } }
}

extension Catalog {
    /// An exercise, or a part of the activity programme, as the library has it.
    package func use(of id: String) -> ExerciseUse? {
        if let exercise = exercise(id) { return ExerciseUse(id, tags: exercise.tags) }
        return exerciseSafety.item(id).map { ExerciseUse(id, tags: $0.tags) }
    }
}
