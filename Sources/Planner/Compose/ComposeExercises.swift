extension PlanOutline {
    /// Judges the exercises of a phase, explains what the rules changed, and asks what they wait for.
    ///
    /// `days` are the phase's, from the plan's start.
    mutating func judge(
        _ phase: Phase, on days: ClosedRange<Int>, _ catalog: Catalog, _ facts: PlanFacts,
        _ choices: PlanChoices
    ) -> [JudgedExercise] {
        for change in choices.exercises.told(of: phase.exercises) {
            explain(
                "exercises", change, included: false,
                because: "this patient's own plan"
                    + (choices.actor.map { ", said by \($0)" } ?? ""), evidence: "C")
        }
        let doses = choices.exercises.applied(to: phase.exercises, catalog)
        let uses = doses.map { PrescribedExercise($0).use(catalog) }
        let judge = PhaseJudge(
            template.id, on: facts.days(ofPlan: days), facts, catalog, PhaseFacts(uses, catalog),
            overridden: choices.overridden, after: judges.last)
        let judged = doses.map {
            JudgedExercise(PrescribedExercise($0), judge.judge, catalog)
        }.merged()
        for exercise in judged where exercise.isChanged {
            let rules = exercise.verdict.decisive
            explain(
                "exercises", exercise.told, included: exercise.isDone,
                because: judge.because(rules), evidence: rules.evidence)
        }
        noteExercises(judged, judge.judge, choices)
        judges.append(judge)
        return judged
    }

    /// Adds one finding for each rule, however many exercises it touches.
    private mutating func noteExercises(
        _ judged: [JudgedExercise], _ judge: ExerciseJudge, _ choices: PlanChoices
    ) {
        let touching = judged.filter { $0.isChanged }.flatMap(\.verdict.decisive)
        for rule in touching + (judged.isEmpty ? [] : judge.watched)
        where !findings.contains(where: { $0.rule == rule.id }) {
            note(rule.rule, on: SafetyScope.exercise.rawValue, .applied)
        }
        for rule in judge.lifted
        where !findings.contains(where: { $0.rule == rule.id })
            && judged.contains(where: { rule.target.holds($0.use) })
        {
            note(
                rule.rule, on: SafetyScope.exercise.rawValue, .overridden, by: choices.actor,
                choices.reason)
        }
        ask(judged.flatMap(\.verdict.questions))
    }
}

extension PlanFacts {
    /// Days of a plan, counted from the day of these facts.
    fileprivate func days(ofPlan days: ClosedRange<Int>) -> ClosedRange<Int> {
        (days.lowerBound + untilStart)...(days.upperBound + untilStart)
    }
}
