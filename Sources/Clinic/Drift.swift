import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    /// What somebody has to look at in all running plans, or one patient's: by risk, then by time.
    package func drift(of patient: ID<Patient>? = nil) throws -> [DriftItem] {
        (try safetyDrift(of: patient) + watch(patient: patient)).inOrder
    }

    /// What the rules say now, where it differs from what was settled.
    package func safetyDrift(of patient: ID<Patient>? = nil) throws -> [DriftItem] {
        let catalog = try shelf.catalog()
        return try read { reading in
            try reading.plans(of: patient).filter {
                $0.status != .discharged && $0.details.end >= today
            }
            .flatMap { try drift(of: $0, catalog, reading) }
        }.inOrder
    }

    private func drift(
        of plan: StoredPlan, _ catalog: Catalog, _ reading: StoreReading
    ) throws -> [DriftItem] {
        let patient = try reading.patient(plan.details.patient)
        let screenings = try reading.screenings(of: patient.id)
        let open = screenings.flatMap(\.stopping)
        var items: [DriftItem] = []
        func add(_ kind: DriftItem.Kind, since: Day? = nil, _ text: String, _ command: String) {
            items.append(
                DriftItem(
                    kind: kind, plan: plan.id, patient: patient.id, since: since ?? today,
                    text: text, command: command))
        }
        for screening in screenings {
            for flag in screening.stopping {
                add(
                    .redFlag, since: screening.day,
                    "An \(flag.action.rawValue) red flag is open: \(flag.flag).",
                    "physio screen \(patient.id)")
            }
        }
        let facts = PlanFacts(
            patient.details, on: today, catalog, jurisdiction: settings.jurisdiction)
        for hit in hits(on: plan, facts, catalog, redFlag: !open.isEmpty) {
            let told = hit.rule.told(hit.sheet, facts.recorded, catalog)
            let kind: DriftItem.Kind =
                hit.rule.severity == .contraindicated ? .contraindicated : .avoid
            let stop =
                hit.medicine.map { "physio medicine stop \(plan.id) \($0) --reason \(hit.rule.id)" }
                ?? "physio safety \(patient.id)"
            add(
                kind,
                "\(hit.rule.id): \(hit.rule.title)" + (told.isEmpty ? "" : " (\(told))")
                    + ". \(hit.rule.action).", stop)
        }
        for finding in plan.details.findings where finding.state == .open {
            add(
                .unacknowledged, since: min(zone.local(plan.created).day, today),
                "\(finding.rule): \(finding.title). \(finding.action).",
                "physio safety acknowledge \(plan.id) \(finding.rule)")
        }
        for fact in catalog.facts {
            guard let record = patient.details.facts[fact.name],
                let days = fact.staleDays(record, on: today)
            else { continue }
            add(
                .staleFact, since: record.day.map { min($0 + (fact.staleAfterDays ?? 0), today) },
                "\(fact.ask): told \(days) days ago.",
                "physio patient set \(patient.id) --fact \(fact.name)=…")
        }
        return items
    }

    private struct Hit {
        let rule: SafetyRule
        let sheet: FactSheet
        let medicine: String?
    }

    /// Rules that now forbid what the plan holds, and that nobody has overridden.
    private func hits(
        on plan: StoredPlan, _ facts: PlanFacts, _ catalog: Catalog, redFlag: Bool
    ) -> [Hit] {
        let overridden = Set(
            plan.details.findings.filter { $0.state == .overridden }.map { $0.rule + $0.subject })
        var hits: [Hit] = []
        for planned in plan.details.medicines where planned.status != .stopped {
            guard let medicine = catalog.medicine(planned.medicine) else { continue }
            let verdict = MedicineVerdict(
                medicine, in: plan, facts, catalog,
                role: planned.prescriber == nil ? "physio" : "specialist", redFlag: redFlag)
            hits += verdict.fired.filter { $0.severity.rank <= 1 }
                .filter { !overridden.contains($0.id + medicine.id) }
                .map { Hit(rule: $0, sheet: verdict.sheet, medicine: medicine.id) }
        }
        let sheet = facts.planningSheet(
            [], cause: plan.details.pin.cause, weightLoss: plan.hasWeightLoss,
            quitting: plan.quitDate != nil, redFlag: redFlag)
        let rules = catalog.safetyRules.filter { $0.scope != .medication }
        let settled = Set(
            plan.details.findings.filter { $0.state == .applied || $0.state == .overridden }
                .map(\.rule))
        hits += SafetyVerdict(rules, for: sheet).fired
            .filter { $0.severity.rank <= 1 && !settled.contains($0.id) && $0.id != "ACT-01" }
            .map { Hit(rule: $0, sheet: sheet, medicine: nil) }
        return hits
    }

    /// Records that somebody has seen a caution of a plan.
    package func acknowledge(_ rules: [String], in plan: StoredPlan) throws -> StoredPlan {
        try write { writing in
            var findings = try writing.now.plan(plan.id).details.findings
            for text in rules {
                let rule = text.uppercased()
                let open = findings.indices.filter {
                    findings[$0].rule == rule && findings[$0].state == .open
                }
                guard !open.isEmpty else {
                    let waiting = findings.filter { $0.state == .open }.map(\.rule)
                    throw Failure(
                        .notFound, "\(plan.id) has no caution \(rule) that waits.",
                        remedy: waiting.isEmpty
                            ? "Nothing waits to be acknowledged."
                            : "Waiting: \(waiting.joined(separator: ", ")).")
                }
                for index in open {
                    findings[index].state = .acknowledged
                    findings[index].by = ambient.actor
                }
            }
            try writing.setFindings(findings, of: plan.id)
            return try writing.now.plan(plan.id)
        }
    }
}
