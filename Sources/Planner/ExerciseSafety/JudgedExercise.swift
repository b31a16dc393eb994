/// An exercise of a phase as it was prescribed, and as it is done for one patient.
package struct JudgedExercise: Hashable, Sendable {
    package let prescribed: PrescribedExercise
    /// As it was judged.
    package let use: ExerciseUse
    package let verdict: ExerciseVerdict
    /// Id in the library of what is done.
    package let exercise: String
    package let name: String
    package let amount: ExerciseAmount
    /// Each limit as it is told.
    package let limits: [String]
    /// The name under which the phase has it already, so that it is not done twice.
    package var mergedInto: String?

    package init(_ prescribed: PrescribedExercise, _ judge: ExerciseJudge, _ catalog: Catalog) {
        self.prescribed = prescribed
        use = prescribed.use(catalog)
        verdict = judge.verdict(on: use)
        let asked = catalog.exercise(prescribed.exercise)
        let other = verdict.with.flatMap(catalog.exercise)
        exercise = other?.id ?? prescribed.exercise
        if let other {
            name = other.name
        } else if prescribed.isNamedByUse(verdict) {
            name = asked?.name ?? prescribed.label
        } else {
            name = prescribed.label
        }
        amount = prescribed.amount.given(to: other, insteadOf: asked).within(verdict.limit)
        limits = verdict.limit.told(
            catalog.exerciseSafety, beside: other?.tags ?? use.tags, substitute: other != nil)
    }

    package var isDone: Bool { !verdict.isStopped && mergedInto == nil }
    /// Whether rules changed anything about it.
    package var isChanged: Bool {
        switch verdict.effect {
        case .holdAll, .leaveOut, .replace: true
        case .limit: !limits.isEmpty
        case .ask, .monitor, nil: false
        }
    }
    /// The dose and its limits: `3 × 8, 3 days a week; hold on to something firm`.
    package var dose: String { ([amount.text] + limits).joined(separator: "; ") }
}

/// An exercise as a template prescribes it.
package struct PrescribedExercise: Hashable, Sendable {
    /// Id in the library.
    package var exercise: String
    package var label: String
    package var amount: ExerciseAmount
    /// Tags that this use has and the library does not, and the other way round.
    package var adds: [String]
    package var drops: [String]
    package var progression: String?
    package var evidence: String

    package init(
        exercise: String, label: String, amount: ExerciseAmount, adds: [String] = [],
        drops: [String] = [], progression: String? = nil, evidence: String
    ) {
        self.exercise = exercise
        self.label = label
        self.amount = amount
        self.adds = adds
        self.drops = drops
        self.progression = progression
        self.evidence = evidence
    }

    package init(_ dose: ExerciseDose) {
        self.init(
            exercise: dose.exercise, label: dose.label, amount: dose.amount, adds: dose.adds,
            drops: dose.drops, progression: dose.progression?.told, evidence: dose.evidence.text)
    }

    package func use(_ catalog: Catalog) -> ExerciseUse {
        let library = catalog.exercise(exercise)?.tags ?? []
        return ExerciseUse(exercise, tags: library.union(adds).subtracting(drops))
    }

    /// Whether a rule speaks of what only this use asks of the body, so that its label no longer holds.
    func isNamedByUse(_ verdict: ExerciseVerdict) -> Bool {
        verdict.effect == .limit
            && verdict.rules.contains { !$0.target.tags.isDisjoint(with: adds) }
    }
}

extension ExerciseAmount {
    /// The amount of what takes the place of another: as long, where both are aerobic; else the usual one, on
    /// the same days.
    fileprivate func given(to other: Exercise?, insteadOf old: Exercise?) -> ExerciseAmount {
        guard let other, var usual = other.usual else { return self }
        if let minutes = durationMinutes, other.kind == "aerobic", old?.kind == "aerobic" {
            usual.durationMinutes = minutes
        }
        usual.daysPerWeek = daysPerWeek
        usual.timesPerDay = timesPerDay
        return usual
    }
}

extension Catalog {
    /// Whether an exercise is walking, cycling or the like, which the activity programme prescribes too.
    package func isAerobic(_ exercise: String) -> Bool {
        self.exercise(exercise)?.kind == "aerobic"
    }
}
