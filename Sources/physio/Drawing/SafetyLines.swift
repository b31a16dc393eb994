import Clinic
import Planner

extension Desk {
    /// What the rules say today, what changed first; what is applied only where it is asked for. What is said of
    /// exercises is told with them.
    func safetyLines(_ live: LiveFindings?, withApplied: Bool = false) -> [String] {
        let lines = (live?.lines ?? []).filter {
            $0.finding.subject != SafetyScope.exercise.rawValue
                && (withApplied || $0.finding.state != .applied || $0.news != nil)
        }
        return (lines.filter { $0.news != nil } + lines.filter { $0.news == nil }).map(safetyLine)
    }

    private func safetyLine(_ line: LiveFindings.Line) -> String {
        let finding = line.finding
        let news = line.newsText.map { "[\($0)] " } ?? ""
        guard line.news != .gone else {
            return "\(news)\(finding.rule), \(finding.subject): \(finding.title)."
        }
        return "\(news)\(finding.severity.rawValue), \(finding.subject): \(line.sentence)"
            + " (\(decided(finding)))"
    }

    private func decided(_ finding: PlanFinding) -> String {
        let who = finding.by.map { " by \($0)" } ?? ""
        let why = finding.reason.map { ": \($0)" } ?? ""
        switch (finding.state, finding.severity) {
        case (.open, .contraindicated): return "must not be taken"
        case (.open, .avoid): return "not without an override by name"
        case (.open, _): return "to be acknowledged"
        default: return finding.state.rawValue + who + why
        }
    }

    /// Below a medicine: that today's facts keep it from being begun, or forbid what is taken.
    func blocked(_ medicine: PlannedMedicine, _ live: LiveFindings?) -> [String] {
        guard medicine.status != .stopped, let lines = live?.blocking(medicine.medicine) else {
            return []
        }
        return lines.map { line in
            let head =
                medicine.status == .proposed
                ? "  BLOCKED, cannot be confirmed"
                : line.finding.severity == .contraindicated
                    ? "  DANGER, it is being taken: call the patient and the prescriber" : "  AVOID"
            let news = line.newsText.map { ", \($0)" } ?? ""
            return "\(head)\(news). \(line.sentence)"
        }
    }

    /// What today's facts leave open: a heading, and a line a question.
    func asked(of plan: StoredPlan) -> (heading: String, lines: [String]) {
        (try? clinic().questions(of: plan))?.told(for: plan.details.patient, .commands) ?? ("", [])
    }
}
