import Clinic
import Planner

extension PhasePage: Drawn {
    func lines(width: Int?) -> [String] {
        let dose = PhaseText.dose(phase.sessions, phase.sessionsPerWeek, phase.minutes)
        var lines = [
            "\(plan), phase \(number): \(phase.name)",
            "\(phase.firstDay) to \(phase.lastDay), \(dose)", "Goal: \(phase.goal)", "",
            "Exercises",
        ]
        for exercise in phase.exercises {
            lines.append("  \(exercise.line)  [\(exercise.evidence)]")
            let how = exercise.exercise.flatMap { self.how[$0] }
            if let how { lines.append("      \(how)") }
            if let later = exercise.progression { lines.append("      later: \(later)") }
        }
        lines += section("Progress if", progressIf)
        lines += section("Stop or review if", stopOrReviewIf)
        lines += section("Variants", variants)
        if !isAsPinned {
            lines += [
                "",
                "The template has changed since the plan was made; the criteria are those of now.",
            ]
        }
        return lines
    }

    private func section(_ title: String, _ statements: [Statement]) -> [String] {
        statements.isEmpty ? [] : ["", title] + statements.map { "  - \($0.told)" }
    }
}
