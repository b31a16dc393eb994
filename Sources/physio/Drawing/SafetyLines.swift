import Clinic
import ClinicWords
import Planner

extension LiveFindings {
    /// What the rules say today, what changed first; what is applied only where it is asked for. What is said of
    /// exercises is told with them.
    func safetyLines(withApplied: Bool = false) -> [String] {
        let lines = lines.filter {
            $0.finding.subject != SafetyScope.exercise.rawValue
                && (withApplied || $0.finding.state != .applied || $0.news != nil)
        }
        return (lines.filter { $0.news != nil } + lines.filter { $0.news == nil }).map(\.safetyLine)
    }

    /// Below a medicine: that today's facts keep it from being begun, or forbid what is taken.
    fileprivate func blocked(_ medicine: PlannedMedicine) -> [String] {
        guard medicine.status != .stopped else { return [] }
        return blocking(medicine.medicine).map { line in
            let head =
                medicine.status == .proposed
                ? "  BLOCKED, cannot be confirmed"
                : line.finding.severity == .contraindicated
                    ? "  DANGER, it is being taken: call the patient and the prescriber" : "  AVOID"
            let news = line.newsText.map { ", \($0)" } ?? ""
            return "\(head)\(news). \(line.sentence)"
        }
    }
}

extension LiveFindings.Line {
    fileprivate var safetyLine: String {
        let news = newsText.map { "[\($0)] " } ?? ""
        guard self.news != .gone else {
            return "\(news)\(finding.rule), \(finding.subject): \(finding.title)."
        }
        return "\(news)\(finding.severity.rawValue), \(finding.subject): \(sentence)"
            + " (\(finding.decided))"
    }
}

extension PlanFinding {
    fileprivate var decided: String {
        let who = by.map { " by \($0)" } ?? ""
        let why = reason.map { ": \($0)" } ?? ""
        switch (state, severity) {
        case (.open, .contraindicated): return "must not be taken"
        case (.open, .avoid): return "not without an override by name"
        case (.open, _): return "to be acknowledged"
        default: return state.rawValue + who + why
        }
    }
}

extension PlanMedicines: Drawn {
    func lines(width: Int?) -> [String] {
        guard !cautions.isEmpty else { return medicineLines }
        return medicineLines
            + ["Ask too, it decides cautions: physio patient set \(plan.details.patient)"]
            + cautions.map { "  \($0.line(.commands))" }
    }

    func talk(width: Int?) -> [String] {
        tapers.map { taper in
            "\(taper.name) was taken for more than \(counted(taper.afterDays, "day")): it is stepped down,"
                + " never stopped at once. Agree the steps with its prescriber today."
        }
    }

    /// The medicines, each with what keeps it from being taken today.
    var medicineLines: [String] {
        plan.details.medicines.flatMap { medicine in
            [medicine.line]
                + waiting.filter { $0.medicine == medicine }.map {
                    "  NOT TAKEN, \($0.state) \($0.step.command)"
                } + live.blocked(medicine)
        }
    }
}

extension PlannedMedicine {
    fileprivate var line: String {
        let span = [
            reviewDay.map { "review \($0)" },
            neverBegan ? "before its first day" : lastDay.map { "last day \($0)" },
            prescriber.map { "by \($0)" }, stopReason,
        ].compactMap { $0 }.joined(separator: ", ")
        return "\(name), \(dose): \(status.rawValue)" + (span.isEmpty ? "" : " (\(span))")
            + "  [\(evidence)]"
    }
}
