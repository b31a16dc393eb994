package import Planner

extension StoreReading {
    func finding(_ stored: StoredRow) throws -> PlanFinding {
        let row = stored.row
        return PlanFinding(
            rule: try row["rule"], severity: try stored.word("severity"), title: try row["title"],
            action: try row["action"], subject: try row["subject"], evidence: try row["evidence"],
            state: try stored.word("state"), by: row["decidedBy"], reason: row["reason"],
            facts: (row["facts"] as String?).map(facts))
    }

    /// `egfr=45` and `pregnant == yes=no`, a line each: the last sign parts name and value.
    private func facts(_ text: String) -> [String: String] {
        text.split(separator: "\n").reduce(into: [:]) { facts, line in
            guard let sign = line.lastIndex(of: "=") else { return }
            facts[String(line[..<sign])] = String(line[sign...].dropFirst())
        }
    }
}

extension StoreWriting {
    /// Writes what was decided about the findings of a plan, and findings that came later.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func setFindings(_ findings: [PlanFinding], of plan: ID<StoredPlan>) throws {
        let stored = try now.plan(plan)
        guard stored.details.findings != findings else { return }
        try delete(.planFinding, of: stored.details.patient.number, where: "plan", is: plan.number)
        var details = stored.details
        details.findings = findings
        try insertFindings(details, plan: plan.number)
    }

    func insertFindings(_ details: PlanDetails, plan: Int64) throws {
        for (position, finding) in details.findings.enumerated() {
            try insert(
                .planFinding, of: details.patient.number,
                [
                    "plan": plan, "position": position, "rule": finding.rule,
                    "severity": finding.severity.rawValue, "title": finding.title,
                    "action": finding.action, "subject": finding.subject,
                    "evidence": finding.evidence, "state": finding.state.rawValue,
                    "decidedBy": finding.by, "reason": finding.reason,
                    "facts": finding.facts.map { facts in
                        facts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                            .joined(separator: "\n")
                    },
                ])
        }
    }
}
