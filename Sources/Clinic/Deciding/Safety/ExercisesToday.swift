package import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    /// The exercises of a running plan by what is known of the patient today; `nil` for a plan that is over.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func exercises(of plan: StoredPlan) throws -> PlanExercises? {
        try read { try exercises(of: plan, $0) }
    }

    func exercises(of plan: StoredPlan, _ reading: StoreReading) throws -> PlanExercises? {
        guard plan.status != .discharged, plan.details.end >= today else { return nil }
        let patient = try reading.patient(plan.details.patient)
        let flags = try reading.screenings(of: plan.details.patient).flatMap(\.flags)
        let catalog = try shelf.catalog()
        return PlanExercises(
            of: plan, on: today,
            try facts(of: patient, judging: [plan.id], by: catalog, reading), catalog,
            openFlags: Set(flags.filter { $0.closing == nil }.map(\.flag)))
    }

    /// The plan with the exercises of today: what rules stop now is not in it.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func showing(_ plan: StoredPlan) throws -> StoredPlan {
        try read { try showing(plan, $0) }
    }

    func showing(_ plan: StoredPlan, _ reading: StoreReading) throws -> StoredPlan {
        try exercises(of: plan, reading).map(plan.showing) ?? plan
    }
}

extension PlanExercises {
    /// What the rules change or stop, phase by phase, for a clinician; what is new since the plan was made is
    /// marked.
    package var changes: [String] {
        phases.flatMap { phase -> [String] in
            let name = "Phase \(phase.index + 1)"
            if let stop = phase.stops.first {
                return ["\(name): all exercises are stopped. \(phase.because(stop))"]
            }
            return phase.exercises.filter { !$0.because.isEmpty }.map { exercise in
                "\(name)\(exercise.isNew ? " (new)" : ""): \(exercise.told). "
                    + exercise.because.withFullStop
            }
        }
    }

    /// For the patient: why something of the phase of a day is other than usual, in plain words.
    package func patientNotes(
        on day: Day, _ plan: StoredPlan, _ teller: PatientTeller
    ) -> [String] {
        let index = plan.details.phases.lastIndex { $0.firstDay <= day } ?? 0
        guard let phase = self[phase: index] else { return [] }
        if let stop = phase.stops.first {
            return [
                "\(teller.tell(.exercisesStopped)) \(stop.patient.told(in: teller.language.id))"
            ]
        }
        let changing = phase.exercises.filter { !$0.because.isEmpty }.flatMap(\.rules)
        var told: [String] = []
        for rule in changing + phase.watched {
            let words = rule.patient.told(in: teller.language.id)
            if !told.contains(words) { told.append(words) }
        }
        return told
    }

    package var json: JSON {
        .array(
            phases.map { phase in
                [
                    "phase": .integer(phase.index + 1),
                    "stopped": .texts(phase.stops.map(\.id)),
                    "changes": .array(
                        phase.exercises.filter { !$0.because.isEmpty }.map { exercise in
                            [
                                "text": .string(exercise.told),
                                "because": .string(exercise.because),
                                "rules": .texts(exercise.rules.map(\.id)),
                                "new": .bool(exercise.isNew), "done": .bool(exercise.isDone),
                            ]
                        }),
                ]
            })
    }
}

extension PhaseExercises {
    /// Why everything is stopped, by the exercise that says so first.
    fileprivate func because(_ rule: ExerciseRule) -> String {
        exercises.first { $0.rules.contains(rule) }.map(\.because.withFullStop) ?? rule.rule.action
    }
}
