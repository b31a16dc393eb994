package import CivilTime

/// The exercises of a running plan as the rules leave them on a day, and why.
///
/// What was prescribed is pinned. What of it is done depends on today's rules and facts.
package struct PlanExercises: Sendable {
    /// The phases that are not over, in order.
    package private(set) var phases: [PhaseExercises] = []

    /// `facts` are those of `day`; `openFlags` are ids of red flags that are open.
    package init(
        of plan: StoredPlan, on day: Day, _ facts: PlanFacts, _ catalog: Catalog,
        openFlags: Set<String> = []
    ) {
        let overridden = Set(
            plan.details.findings.filter { $0.state == .overridden }.map(\.rule))
        let cause = plan.details.pin.cause
        var earlier: PhaseJudge?
        for (index, phase) in plan.details.phases.enumerated() where phase.lastDay >= day {
            let days = (max(day, phase.firstDay) - day)...(phase.lastDay - day)
            let kept = phase.exercises + phase.leftOut
            let said = PhaseFacts(
                kept.compactMap { $0.prescribed?.use(catalog) }, catalog, openFlags: openFlags)
            let judge = PhaseJudge(
                cause, on: days, facts, catalog, said, overridden: overridden, after: earlier)
            earlier = judge
            let rows = ShownExercise.rows(kept, of: cause, judge, catalog)
            let walking = judge.verdict(on: ActivityPart.walking)
            phases.append(
                PhaseExercises(
                    index: index, exercises: rows, watched: judge.judge.watched, walking: walking,
                    fired: judge.judge.fired, open: rows.flatMap(\.open) + walking.open))
        }
    }

    /// The phase with this place in the plan, from 0; `nil` if it is over.
    package subscript(phase index: Int) -> PhaseExercises? {
        phases.first { $0.index == index }
    }

    /// The rules that change an exercise, forbid the programme's walking or ask the patient to watch
    /// something; each once, the firmest first.
    package var acting: [ExerciseRule] {
        let all = phases.flatMap { phase in
            phase.exercises.flatMap(\.rules)
                + (phase.walking.isForbidden ? phase.walking.decisive.filter(\.isOfPatient) : [])
                + (phase.exercises.isEmpty ? [] : phase.watched)
        }
        return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
            .sorted { ($0.rule.severity.rank, $0.id) < ($1.rule.severity.rank, $1.id) }
    }
}

/// The exercises of one phase as they are now.
package struct PhaseExercises: Sendable {
    /// Its place among the phases of the plan, from 0.
    package let index: Int
    /// In the order of the plan, with those that are not done.
    package let exercises: [ShownExercise]
    /// Rules that ask the patient to watch something.
    package let watched: [ExerciseRule]
    /// What the rules say of the activity programme's walking.
    package let walking: ExerciseVerdict
    /// Every rule that fires, whatever it is about.
    let fired: [ExerciseRule]
    /// The rules that wait for a fact.
    package let open: [SafetyVerdict.OpenRule]

    /// The exercises that are done.
    package var done: [PlannedExercise] { exercises.filter(\.isDone).map(\.planned) }
    /// The exercises that are not done.
    package var leftOut: [PlannedExercise] { exercises.filter { !$0.isDone }.map(\.planned) }
    /// The rules that stop every exercise; empty if any is done.
    package var stops: [ExerciseRule] {
        guard !exercises.isEmpty, exercises.allSatisfy({ !$0.isDone }) else { return [] }
        let all = exercises.flatMap(\.rules).filter { $0.target.everything }
        return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// An exercise of a plan as it is now.
package struct ShownExercise: Sendable {
    /// The exercise with today's name, dose and limits.
    package let planned: PlannedExercise
    package let isDone: Bool
    /// Whether that differs from the plan when it was made.
    package let isNew: Bool
    /// The rules that changed it.
    package let rules: [ExerciseRule]
    /// In words: `Plank: Plank against a wall instead`; only the name if nothing is changed.
    package let told: String
    /// The rules and the facts that changed it; empty if nothing is changed.
    package let because: String
    let open: [SafetyVerdict.OpenRule]

    /// The exercises of a phase, each of them once.
    static func rows(
        _ kept: [PlannedExercise], of cause: String, _ judge: PhaseJudge, _ catalog: Catalog
    ) -> [ShownExercise] {
        let judged = kept.map { kept in
            (kept.prescribed ?? catalog.prescribed(kept.name, cause)).map {
                JudgedExercise($0, judge.judge, catalog)
            }
        }
        var merged = judged.compactMap { $0 }.merged()[...]
        return zip(kept, judged).map { kept, judged in
            ShownExercise(kept, judged == nil ? nil : merged.popFirst(), judge)
        }
    }

    private init(_ kept: PlannedExercise, _ judged: JudgedExercise?, _ judge: PhaseJudge) {
        guard let judged else {
            // Of an older version, and no longer in the catalogue: only what stops everything is known to hold.
            let verdict = judge.judge.verdict(on: ExerciseUse("", tags: []))
            planned = kept
            isDone = !verdict.isStopped
            isNew = !isDone
            rules = isDone ? [] : verdict.decisive
            told = kept.name + (isDone ? "" : ": stopped for now")
            because = isDone ? "" : judge.because(rules)
            open = verdict.open
            return
        }
        var now = PlannedExercise(judged)
        now.evidence = kept.evidence
        planned = now
        isDone = judged.isDone
        isNew = now.rules != kept.rules || now.name != kept.name || now.dose != kept.dose
        rules = judged.isChanged ? judged.verdict.decisive : []
        told = judged.told
        because = judged.isChanged ? judge.because(rules) : ""
        open = judged.verdict.open
    }
}

extension Catalog {
    /// The exercise that a plan of an older version kept by its name alone.
    fileprivate func prescribed(_ name: String, _ cause: String) -> PrescribedExercise? {
        let rows = self.cause(cause)?.phases.flatMap(\.exercises) ?? []
        return rows.first { $0.label == name }.map(PrescribedExercise.init)
    }
}

extension StoredPlan {
    /// The plan with today's exercises. What rules stop is left out, also from the routines at home, and
    /// there is no walking if they stop that.
    package func showing(_ now: PlanExercises) -> StoredPlan {
        var shown = self
        for phase in now.phases {
            shown.details.phases[phase.index].exercises = phase.done
            shown.details.phases[phase.index].leftOut = phase.leftOut
        }
        shown.details.routines = details.routines.compactMap { showing($0, now) }
        return shown
    }

    /// The same plan for calendars, which may already have what is not done any more: there it ends on the
    /// day before, instead of disappearing.
    package func telling(_ now: PlanExercises, on day: Day) -> StoredPlan {
        var told = showing(now)
        told.details.routines = details.routines.map { showing($0, now) ?? $0.ended(before: day) }
        return told
    }

    private func showing(_ routine: Routine, _ now: PlanExercises) -> Routine? {
        let index = details.phases.firstIndex {
            $0.id == routine.phase
                || routine.phase == nil && $0.firstDay <= routine.firstDay
                    && routine.firstDay <= $0.lastDay
        }
        guard let phase = index.flatMap({ now[phase: $0] }), !routine.isWithdrawn else {
            return routine
        }
        switch routine.kind {
        case .homeExercise:
            guard !phase.done.isEmpty || phase.exercises.isEmpty else { return nil }
            var routine = routine
            routine.detail = phase.done.map(\.line).joined(separator: "\n")
            routine.daysPerWeek = phase.done.daysPerWeek(of: routine)
            return routine
        case .walking: return phase.walking.isForbidden ? nil : routine
        case .medicine, .weighing: return routine
        }
    }
}

extension PlannedExercise {
    /// The name and the dose: `Plank against a wall: 3 × 1, hold 10 s, 3 days a week`.
    package var line: String { "\(name): \(dose)" }
}
