/// An exercise of a phase as it is prescribed, and as one patient does it.
package struct JudgedExercise: Hashable, Sendable {
    package let prescribed: PrescribedExercise
    /// The exercise with the tags by which it was judged.
    package let use: ExerciseUse
    package let verdict: ExerciseVerdict
    /// Id in the library of what is done.
    package let exercise: String
    /// The name of what is done.
    package let name: String
    /// The dose of what is done, within its limits.
    package let amount: ExerciseAmount
    /// Each limit in words.
    package let limits: [String]
    /// The name under which the phase has the same exercise already, so that it is not done twice.
    package var mergedInto: String?

    /// Judges an exercise by the rules.
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

    /// Whether the patient does it, or what takes its place.
    package var isDone: Bool { !verdict.isStopped && mergedInto == nil }
    /// Whether rules change anything about it.
    package var isChanged: Bool {
        switch verdict.effect {
        case .holdAll, .leaveOut, .replace: true
        case .limit: !limits.isEmpty
        case .ask, .monitor, nil: false
        }
    }
    /// The dose and its limits in words: `3 × 8, 3 days a week; hold on to something firm`.
    package var dose: String { ([amount.text] + limits).joined(separator: "; ") }
}

extension ExerciseAmount {
    /// The amount for what takes the place of another exercise: as long, if both are aerobic; else its usual
    /// one, on the same days.
    func given(to other: Exercise?, insteadOf old: Exercise?) -> ExerciseAmount {
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
    /// Whether an exercise, given by its id, is walking, cycling or the like, which the activity programme
    /// prescribes, too.
    package func isAerobic(_ exercise: String) -> Bool {
        self.exercise(exercise)?.kind == "aerobic"
    }
}

extension JudgedExercise {
    /// In words: `Plank: Plank against a wall instead`, `Cycling: at most 10 minutes`, `Deadlift: left out`.
    package var told: String {
        if let mergedInto {
            return "\(prescribed.label): \(name) instead, done once: \(mergedInto)"
        }
        return switch verdict.effect {
        case .holdAll: "\(prescribed.label): stopped for now"
        case .leaveOut: "\(prescribed.label): left out"
        case .replace:
            "\(prescribed.label): \(name) instead"
                + (limits.isEmpty ? "" : ", \(limits.joined(separator: ", "))")
        case .limit: "\(prescribed.label): \(limits.joined(separator: ", "))"
        case .ask, .monitor, nil: prescribed.label
        }
    }
}

extension PrescribedExercise {
    /// An exercise as a phase of a template gives it.
    package init(_ dose: ExerciseDose) {
        self.init(
            exercise: dose.exercise, label: dose.label, amount: dose.amount, adds: dose.adds,
            drops: dose.drops, progression: dose.progression?.told, evidence: dose.evidence.text)
    }

    /// The exercise with the tags that it has in this use.
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
