import CivilTime
import Planner

/// Tells one patient what the plans hold, in the patient's words.
struct PatientBook {
    let teller: PatientTeller
    let catalog: Catalog
    let facts: FactSheet

    /// What to do and how, for one routine of a plan.
    func task(_ routine: Routine, in plan: PlanDetails) -> PatientAhead.Task {
        task(routine, doing: routine.kind == .homeExercise ? plan.exercises(of: routine) : [])
    }

    /// The same with the exercises of some of its days.
    func task(_ routine: Routine, doing exercises: [PlannedExercise]) -> PatientAhead.Task {
        let medicine = routine.medicine.flatMap { teller.language.medicines[$0] }
        return PatientAhead.Task(
            routine: routine, text: text(of: routine),
            how: medicine.map { teller.filled($0.how, values(routine)) } ?? how(routine),
            exercises: exercises.map(told),
            stopSigns: medicine.map { teller.stopSigns($0) } ?? [])
    }

    private func text(of routine: Routine) -> String {
        switch routine.kind {
        case .homeExercise: return teller.tell(.routineHomeExercise)
        case .weighing: return teller.tell(.routineWeighing)
        case .medicine:
            let dose = routine.dose.map { teller.tell($0) } ?? routine.detail
            let taken = "\(name(of: routine)), \(dose)"
            return routine.asksFirst ? "\(teller.tell(.routineAskFirst)) \(taken)" : taken
        case .walking:
            guard let minutes = routine.minutes else { return teller.tell(.routineWalkingFirst) }
            return teller.tell(
                .routineWalkingWeek,
                ["minutes": "\(minutes)", "days": "\(routine.daysPerWeek)"])
        }
    }

    /// As the patient calls the medicine.
    func name(of routine: Routine) -> String {
        routine.medicine.flatMap { teller.language.medicines[$0]?.name } ?? routine.title
    }

    private func how(_ routine: Routine) -> String? {
        switch routine.kind {
        case .homeExercise:
            [.routineHomeExercisePain, .routineHomeExerciseFlare]
                .map { teller.tell($0) }.joined(separator: " ")
        case .walking: routine.minutes == nil ? nil : teller.tell(.routineWalkingHold)
        case .weighing, .medicine: nil
        }
    }

    /// `{weekday}` of what is taken once a week.
    private func values(_ routine: Routine) -> [String: String] {
        guard case .weekly(_, let days) = routine.rhythm.days else { return [:] }
        return ["weekday": teller.name(of: days.first ?? routine.firstDay.weekday)]
    }

    private func told(_ planned: PlannedExercise) -> PatientAhead.Exercise {
        let known = planned.exercise.flatMap(catalog.exercise)
        return PatientAhead.Exercise(
            name: name(of: planned, known),
            dose: planned.amount.map { teller.tell($0) } ?? planned.dose,
            how: how(planned, known),
            limits: planned.limits.map { teller.limit($0, catalog.exerciseSafety) })
    }

    /// Intervals are hard in part, which what is said of the exercise at a steady pace denies.
    private func how(_ planned: PlannedExercise, _ known: Exercise?) -> String? {
        planned.amount?.intervals == nil
            ? known.flatMap { teller.exercise($0).how } : teller.tell(.exerciseIntervals)
    }

    /// In plain words where the language has some for what the plan calls it; else as the language calls the
    /// exercise, else as the plan does.
    private func name(of planned: PlannedExercise, _ known: Exercise?) -> String {
        teller.language.labels[planned.name]
            ?? known.flatMap { teller.language.exercises[$0.id]?.name } ?? planned.name
    }
}
