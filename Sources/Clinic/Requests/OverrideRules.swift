import CivilTime
import ClinicStore
package import Planner

/// Records that a clinician sets aside a rule that speaks against a running plan, and why: it may go on.
///
/// - Throws: a refusal without a reason, and where no rule of that name waits for such a decision.
package struct OverrideRules: Request {
    let rules: [String]
    let plan: ID<StoredPlan>
    package let reason: String?

    package init(_ rules: [String], in plan: ID<StoredPlan>, reason: String?) {
        self.rules = rules
        self.plan = plan
        self.reason = reason
    }

    package func carryOut(_ act: Act) throws -> StoredPlan {
        let decided = try RuleDecisions(
            overridden: rules, acknowledged: [], answers: [], reason: reason, by: act.ambient.actor)
        try act.clinic.settle([], decided, to: .overriding(plan))
        let plan = try act.reading.plan(plan)
        let before = try act.clinic.stop(of: plan.details.patient, act.reading)
        let catalog = try act.shelf.catalog()
        let facts = try act.clinic.facts(
            of: try act.reading.patient(plan.details.patient), judging: [plan.id], by: catalog,
            act.reading)
        let medicines = Set(plan.details.medicines.map(\.medicine))
        let waiting = LiveFindings(of: plan, facts, catalog).lines.map(\.finding).filter {
            $0.state == .open && $0.severity == .avoid && !medicines.contains($0.subject)
        }
        var findings = plan.details.findings
        for rule in decided.overridden.sorted() {
            let open = waiting.filter { $0.rule == rule }
            guard !open.isEmpty else {
                throw FindingRefusal.noDecision(rule, in: plan.id, waiting: waiting)
            }
            for var finding in open {
                finding.state = .overridden
                (finding.by, finding.reason) = (act.ambient.actor, decided.reason)
                findings.removeAll { $0.rule == rule && $0.subject == finding.subject }
                findings.append(finding.resting(on: facts.sheet, catalog))
            }
        }
        try act.writing.setFindings(findings, of: plan.id)
        try act.clinic.followAge(of: plan.details.patient, before: before, act.writing)
        return try act.reading.plan(plan.id)
    }
}
