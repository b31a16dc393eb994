/// Exercises that one patient does otherwise than the template says.
package struct OwnExercises: Hashable, Sendable {
    /// Those that are not done, by id.
    package var leftOut: Set<String> = []
    /// What is done instead, by the id of what it takes the place of.
    package var replaced: [String: Exercise] = [:]

    /// As the template says.
    package init() {}

    /// What a dose wishes of a template.
    ///
    /// - Throws: `DoseProblem` where the template has no such exercise, or the library not what is to be done instead.
    package init(
        _ dose: PatientDose, of template: PlanTemplate, _ catalog: Catalog
    ) throws(DoseProblem) {
        for text in dose.leftOut ?? [] {
            leftOut.insert(try template.exercise(called: text, catalog))
        }
        for (old, new) in dose.replaced ?? [:] {
            guard let other = catalog.exercise(called: new) else {
                throw .unknownExercise(new, near: [])
            }
            replaced[try template.exercise(called: old, catalog)] = other
        }
    }

    /// What is left of a phase's exercises, and what takes their place.
    func applied(to exercises: [ExerciseDose], _ catalog: Catalog) -> [ExerciseDose] {
        exercises.filter { !leftOut.contains($0.exercise) }.map { dose in
            guard let other = replaced[dose.exercise] else { return dose }
            var changed = ExerciseDose(
                exercise: other.id, label: other.name,
                amount: dose.amount.given(to: other, insteadOf: catalog.exercise(dose.exercise)),
                evidence: dose.evidence)
            changed.progression = nil
            return changed
        }
    }

    /// Of a phase's exercises what is done otherwise, in words.
    func told(of exercises: [ExerciseDose]) -> [String] {
        exercises.compactMap { dose in
            if leftOut.contains(dose.exercise) { return "\(dose.label): left out" }
            return replaced[dose.exercise].map { "\(dose.label): \($0.name) instead" }
        }
    }
}

extension PlanTemplate {
    /// The id of an exercise of one of the phases, given by its id, its name or its label there.
    fileprivate func exercise(
        called text: String, _ catalog: Catalog
    ) throws(DoseProblem) -> String {
        let doses = phases.flatMap(\.exercises)
        let known = catalog.exercise(called: text)?.id
        let found = doses.first {
            $0.exercise == known || $0.label.lowercased() == text.lowercased()
        }
        guard let found else {
            throw .noExercise(text, has: Set(doses.map(\.exercise)).sorted())
        }
        return found.exercise
    }
}

extension Catalog {
    fileprivate func exercise(called text: String) -> Exercise? {
        exercise(text) ?? exercises.first { $0.name.lowercased() == text.lowercased() }
    }
}
