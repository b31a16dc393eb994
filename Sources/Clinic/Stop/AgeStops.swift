import CivilTime
import ClinicStore
package import Planner

/// Who is too young for the plan that runs, or whose age nobody knows.
extension Clinic {
    /// What stops a patient's treatment now; `nil` where nothing does.
    func stop(of patient: ID<Patient>, _ reading: StoreReading) throws -> TreatmentStop? {
        let treated = try reading.treatedAges(on: today, of: patient)
        return TreatmentStop(
            of: patient, try reading.screenings(of: patient),
            age: try ageStop(treated, reading))
    }

    /// All patients whose treatment is stopped now.
    func stops(_ reading: StoreReading) throws -> [ID<Patient>: TreatmentStop] {
        let treated = Dictionary(
            grouping: try reading.treatedAges(on: today), by: \.patient)
        var ages = try treated.compactMapValues { try ageStop($0, reading) }
        var stops: [ID<Patient>: TreatmentStop] = [:]
        for patient in try reading.stoppedByFlags() {
            stops[patient] = TreatmentStop(
                of: patient, try reading.screenings(of: patient),
                age: ages.removeValue(forKey: patient))
        }
        for (patient, age) in ages { stops[patient] = TreatmentStop(of: patient, [], age: age) }
        return stops
    }

    /// The first of one patient's running plans that the age stops.
    private func ageStop(
        _ treated: [TreatedAge], _ reading: StoreReading
    ) throws -> AgeStop? {
        guard !treated.isEmpty else { return nil }
        let catalog = try shelf.catalog()
        guard let limits = catalog.ages else { return nil }
        for one in treated {
            guard let template = try? catalog.template(named: one.cause) else { continue }
            var age = PatientDetails(name: "")
            age.born = one.born
            let made = template.ages ?? limits.template
            guard age.age(on: today).map(made.contains) != true else { continue }
            if let stop = try ageStop(one, template, catalog, reading) { return stop }
        }
        return nil
    }

    private func ageStop(
        _ one: TreatedAge, _ template: PlanTemplate, _ catalog: Catalog,
        _ reading: StoreReading
    ) throws -> AgeStop? {
        let plan = try reading.plan(one.plan)
        let facts = PlanFacts(
            try reading.patient(one.patient).details, on: today, catalog,
            jurisdiction: settings.jurisdiction)
        let decided = plan.details.findings.filter { $0.state == .overridden }.map(\.rule)
        let since = one.rings ?? today
        do {
            try template.requireAge(catalog, facts, overridden: Set(decided))
            return nil
        } catch .ageUnknown {
            return AgeStop(
                plan: plan.id,
                why: "No date of birth is on record, and plans are made by age.",
                override: nil, since: since)
        } catch .wrongAge(let why, let override) {
            return AgeStop(
                plan: plan.id, why: why.withFullStop, override: override, since: since)
        } catch { throw Failure(error.kind, error.problem, remedy: error.remedy) }
    }

    /// Stops the treatment, or lets it go on, where what was just written changed whether the age stands against
    /// it; `before` is what stopped it before.
    func followAge(
        of patient: ID<Patient>, before: TreatmentStop?, _ writing: StoreWriting
    ) throws {
        let now = try stop(of: patient, writing.now)
        if before == nil, now != nil { try stopTreatment(of: patient, writing) }
        if let before, now == nil { try resumeTreatment(of: before, writing) }
    }

    /// Records that a clinician sets aside a rule that speaks against a running plan, and why: it may go on.
    ///
    /// - Throws: a refusal without a reason, and where no rule of that name waits for such a decision.
    package func overrideRules(
        _ rules: [String], in order: StoredPlan, reason: String?
    ) throws -> StoredPlan {
        let decided = try RuleDecisions(
            overridden: rules, acknowledged: [], answers: [], reason: reason, by: ambient.actor)
        try settle([], decided, "\(order.id) is as it was.")
        return try write(reason: reason) { writing in
            let plan = try writing.now.plan(order.id)
            let before = try stop(of: plan.details.patient, writing.now)
            let catalog = try shelf.catalog()
            let facts = try facts(
                of: try writing.now.patient(plan.details.patient), judging: [plan.id], by: catalog,
                writing.now)
            let medicines = Set(plan.details.medicines.map(\.medicine))
            let waiting = LiveFindings(of: plan, facts, catalog).lines.map(\.finding).filter {
                $0.state == .open && $0.severity == .avoid && !medicines.contains($0.subject)
            }
            var findings = plan.details.findings
            for rule in decided.overridden.sorted() {
                let open = waiting.filter { $0.rule == rule }
                guard !open.isEmpty else { throw notWaiting(rule, in: plan, waiting) }
                for var finding in open {
                    finding.state = .overridden
                    (finding.by, finding.reason) = (ambient.actor, reason)
                    findings.removeAll { $0.rule == rule && $0.subject == finding.subject }
                    findings.append(finding.resting(on: facts.sheet, catalog))
                }
            }
            try writing.setFindings(findings, of: plan.id)
            try followAge(of: plan.details.patient, before: before, writing)
            return try writing.now.plan(plan.id)
        }
    }

    private func notWaiting(
        _ rule: String, in plan: StoredPlan, _ waiting: [PlanFinding]
    ) -> Failure {
        let names = Set(waiting.map(\.rule)).sorted()
        return Failure(
            .notFound, "\(plan.id) has no rule \(rule) that waits for a decision.",
            remedy: names.isEmpty
                ? "Nothing of the plan waits to be overridden; what speaks against a medicine is"
                    + " overridden where it is confirmed."
                : "Waiting: \(names.joined(separator: ", ")).")
    }
}
