import Clinic
import Planner

extension Desk {
    /// One phase of a plan as a clinician works with it: what is done and how, what has to be reached to go on, and
    /// when to stop or look again. Doses are the plan's own; what the template says of them is of today.
    func phase(_ number: Int, of plan: StoredPlan) throws -> Report {
        let shown = try clinic().showing(plan).details
        guard shown.phases.indices.contains(number - 1) else {
            throw Failure(
                .notFound, "\(plan.id) has no phase \(number).",
                remedy: shown.phases.isEmpty
                    ? "It is a plan to refer, without phases."
                    : "Choose from 1 to \(shown.phases.count).")
        }
        let phase = shown.phases[number - 1]
        let catalog = try catalog()
        let template = catalog.cause(shown.pin.cause)
        let prescribed = template?.phases.first { $0.name == phase.name }
        let isPinned = template?.contentHash == shown.pin.contentHash
        return Report(
            text: text(phase, number, plan, template, prescribed, catalog, isPinned),
            json: [
                "plan": .text(plan.id), "phase": phase.json, "number": .integer(number),
                "progressIf": .statements(prescribed?.progressIf ?? []),
                "stopOrReviewIf": .statements(prescribed?.stopOrReviewIf ?? []),
                "variants": .statements(template?.variants ?? []),
                "asPinned": .bool(isPinned),
            ])
    }

    private func text(
        _ phase: PlannedPhase, _ number: Int, _ plan: StoredPlan, _ template: PlanTemplate?,
        _ prescribed: Phase?, _ catalog: Catalog, _ isPinned: Bool
    ) -> String {
        let dose = PhaseText.dose(phase.sessions, phase.sessionsPerWeek, phase.minutes)
        var lines = [
            "\(plan.id), phase \(number): \(phase.name)",
            "\(phase.firstDay) to \(phase.lastDay), \(dose)", "Goal: \(phase.goal)", "",
            "Exercises",
        ]
        for exercise in phase.exercises {
            lines.append("  \(exercise.line)  [\(exercise.evidence)]")
            let how = exercise.exercise.flatMap { catalog.exercise($0)?.how }
            if let how { lines.append("      \(how)") }
            if let later = exercise.progression { lines.append("      later: \(later)") }
        }
        lines += section("Progress if", prescribed?.progressIf ?? [])
        lines += section("Stop or review if", prescribed?.stopOrReviewIf ?? [])
        lines += section("Variants", template?.variants ?? [])
        if !isPinned {
            lines += [
                "",
                "The template has changed since the plan was made; the criteria are those of now.",
            ]
        }
        return lines.map { wrapped($0) }.joined(separator: "\n")
    }

    private func section(_ title: String, _ statements: [Statement]) -> [String] {
        statements.isEmpty ? [] : ["", title] + statements.map { "  - \($0.told)" }
    }
}
