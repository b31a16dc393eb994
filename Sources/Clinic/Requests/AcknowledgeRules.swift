import CivilTime
import ClinicStore
package import Planner

/// Records that somebody has seen a caution of a plan.
package struct AcknowledgeRules: Request {
    let rules: [String]
    let plan: ID<StoredPlan>

    package init(_ rules: [String], in plan: ID<StoredPlan>) {
        self.rules = rules
        self.plan = plan
    }

    package func carryOut(_ act: Act) throws -> StoredPlan {
        let plan = try act.reading.plan(plan)
        let catalog = try act.shelf.catalog()
        let facts = try act.clinic.facts(
            of: try act.reading.patient(plan.details.patient), judging: [plan.id], by: catalog,
            act.reading)
        let waiting = LiveFindings(of: plan, facts, catalog).lines.map(\.finding).filter {
            $0.state == .open && $0.severity.rank > FindingSeverity.avoid.rank
        }
        var findings = plan.details.findings
        for text in rules {
            let rule = text.uppercased()
            let open = waiting.filter { $0.rule == rule }
            guard !open.isEmpty else {
                throw FindingRefusal.noCaution(rule, in: plan.id, waiting: waiting)
            }
            for var finding in open {
                finding.state = .acknowledged
                finding.by = act.ambient.actor
                findings.removeAll { $0.rule == rule && $0.subject == finding.subject }
                findings.append(finding.resting(on: facts.sheet, catalog))
            }
        }
        try act.writing.setFindings(findings, of: plan.id)
        return try act.reading.plan(plan.id)
    }
}
