import Clinic
import Planner

extension ExplainedPlan: Drawn {
    /// Every line of the plan and why it is there, or is not.
    func lines(width: Int?) -> [String] {
        let plan = page.plan
        let pin = plan.details.pin
        var lines = [
            "\(plan.id)  \(pin.causeName): template \(pin.cause), version \(pin.version), "
                + "hash \(pin.contentHash.prefix(12))",
            "Marks: V read in the source, M from memory of it, C common practice.",
        ]
        var line = ""
        for reason in plan.details.reasons {
            if reason.line != line {
                line = reason.line
                lines += ["", line.prefix(1).uppercased() + line.dropFirst()]
            }
            lines.append("  \(reason.isIncluded ? "+" : "–") \(reason.subject)")
            lines.append("      because \(reason.because)  [\(reason.evidence)]")
        }
        for phase in page.shown.details.phases
        where !phase.exercises.isEmpty || !phase.leftOut.isEmpty {
            lines += ["", "Exercises of \(phase.name)"]
            lines += phase.exercises.map { "  \($0.line)  [\($0.evidence)]" }
            lines += phase.leftOut.map {
                let label = $0.prescribed?.label ?? $0.name
                let what = label == $0.name ? "left out" : "\($0.name) instead, done once"
                return "  – \(label): \(what), \($0.rules.joined(separator: ", "))"
            }
        }
        if let changes = page.exercises?.changes, !changes.isEmpty {
            lines += ["", "Exercises by the rules of today"] + changes.map { "  \($0)" }
        }
        let safety = page.live.safetyLines(withApplied: true)
        if !safety.isEmpty {
            lines += ["", "Safety, with today's facts"] + safety.map { "  \($0)" }
        }
        let asked = page.asked
        if !asked.lines.isEmpty { lines += ["", asked.heading] + asked.lines.map { "  \($0)" } }
        return lines
    }
}
