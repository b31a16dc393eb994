import Clinic
import ClinicWords
import Planner

extension SafetyReview: Drawn {
    func lines(width: Int?) -> [String] {
        var lines: [String] = []
        for head in self.told {
            let rule = head.rule
            let told = self.told(rule)
            lines.append(
                "\(rule.severity.rawValue.uppercased())  \(head.ids)  \(rule.title)"
                    + (told.isEmpty ? "" : ": \(told)"))
            lines.append("    \(rule.action)  [\(rule.evidence.text)]")
        }
        if lines.isEmpty { lines.append("No rule fires for what is known.") }
        lines += names.flatMap(\.lines).filter { $0.contains("not recognised") }
        let patient = patient.id
        if showsAll {
            lines += openLines
        } else if let asked = asked.told(for: patient, .commands) {
            lines += ["", asked.heading] + asked.lines.map { "  \($0)" }
            lines.append("All that rules wait for: physio safety \(patient) --all")
        }
        if !stale.isEmpty { lines += ["", "Ask again:"] }
        lines += stale.map { "  \($0.fact.ask): told \(counted($0.days, "day")) ago" }
        return lines
    }

    /// Every fact that a rule waits for.
    private var openLines: [String] {
        let open = verdict.questions.map {
            PlanQuestion($0, catalog, of: patient.details)
        }
        guard !open.isEmpty else { return [] }
        return ["", "All that rules wait for:"]
            + open.flatMap { question in
                [
                    "  \(question.text)",
                    "    decides \(question.rules.joined(separator: ", "))"
                        + (question.inputs.map { "  (\($0.list.flags))" } ?? ""),
                ]
            }
    }
}

extension AcknowledgedRules: Drawn {
    func lines(width: Int?) -> [String] {
        findings.filter { $0.state != .applied }
            .map { "\($0.rule) \($0.state.rawValue)\($0.by.map { " by \($0)" } ?? "")" }
    }
}

extension OverriddenRules: Drawn {
    func lines(width: Int?) -> [String] {
        findings.map {
            "\($0.rule) overridden\($0.by.map { " by \($0)" } ?? "")"
                + ($0.reason.map { ": \($0)" } ?? "")
        }
    }
}
