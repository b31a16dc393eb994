import CivilTime
import ClinicStore
package import Planner

/// Proposes one more medicine in a running plan, e.g. instead of one that was stopped; with it what protects the
/// stomach where it needs that.
///
/// Throws a refusal when a rule forbids it; an "avoid" may be overridden by name, for a reason.
package struct ProposeMedicine: Request {
    /// An id of the catalogue.
    let medicine: String
    let plan: ID<StoredPlan>
    let overridden: [String]
    package let reason: String?

    package init(
        _ medicine: String, in plan: ID<StoredPlan>, overridden: [String] = [],
        reason: String? = nil
    ) {
        self.medicine = medicine
        self.plan = plan
        self.overridden = overridden
        self.reason = reason
    }

    package func carryOut(_ act: Act) throws -> StoredPlan {
        let catalog = try act.shelf.catalog()
        // What the catalogue has not may still be spoken of by rules, under its own name.
        let medicine = try act.clinic.found(
            catalog.plannable(medicine) ?? catalog.strangeMedicine(medicine), medicine,
            noun: .medicine)
        let decided = try RuleDecisions(
            overridden: overridden, acknowledged: [], answers: [], reason: reason,
            by: act.ambient.actor)
        let plan = try act.reading.plan(plan)
        try requireFree(medicine, in: plan, act)
        let patient = try act.reading.patient(plan.details.patient)
        let facts = try act.clinic.facts(
            of: patient, judging: [plan.id], counting: .takenOrProposed, by: catalog,
            act.reading)
        let redFlag = try act.reading.screenings(of: patient.id)
            .contains { !$0.stopping.isEmpty }
        let verdict = MedicineVerdict(
            medicine, in: plan, facts, catalog, role: "physio", redFlag: redFlag)
        try requireAllowed(medicine, verdict, decided, facts, catalog)
        return try propose(
            medicine, dosed: medicine.dosed(kg: patient.details.weightKg), in: plan, verdict,
            decided, facts, catalog, act)
    }

    /// Throws a refusal where the treatment is stopped or over, or the plan has the medicine already.
    private func requireFree(_ medicine: Medicine, in plan: StoredPlan, _ act: Act) throws {
        try act.clinic.requireGoing(plan.details.patient, act.reading, .proposal)
        try act.clinic.requireNotDischarged(plan)
        let running = plan.details.medicines.contains {
            $0.medicine == medicine.id && $0.status != .stopped
        }
        guard !running else {
            throw PlannedMedicineRefusal.planned(medicine, in: plan.id)
        }
    }

    /// Throws a refusal where a rule forbids it, only a specialist starts it, or the catalogue has it not.
    private func requireAllowed(
        _ medicine: Medicine, _ verdict: MedicineVerdict, _ decided: RuleDecisions,
        _ facts: PlanFacts, _ catalog: Catalog
    ) throws(PlannedMedicineRefusal) {
        let rules = verdict.blocking(overridden: decided.overridden).map {
            "\($0.refusal(facts, catalog, planned: verdict.sheet))."
        }
        guard !medicine.specialistOnly else { throw .onlySpecialists(medicine, forbidding: rules) }
        guard rules.isEmpty else { throw .forbidden(medicine, by: rules) }
        guard catalog.medicine(medicine.id) != nil else { throw .notInCatalogue(medicine) }
    }

    /// Writes its usual course with its reviews, what protects the stomach, and what the rules say of it.
    private func propose(
        _ medicine: Medicine, dosed: Medicine, in plan: StoredPlan, _ verdict: MedicineVerdict,
        _ decided: RuleDecisions, _ facts: PlanFacts, _ catalog: Catalog, _ act: Act
    ) throws -> StoredPlan {
        var proposed = try act.clinic.usualCourse(of: dosed, in: plan, facts, catalog)
        let days = proposed.lastDay.map { proposed.firstDay.days(through: $0) }
        proposed.reviewDay = act.clinic.review(of: proposed, verdict.fired)
        try act.writing.addMedicine(proposed, to: plan.id)
        try act.clinic.setMilestones(
            of: proposed, before: proposed, askedBy: verdict.fired, in: plan, act.writing)
        var own = MedicineGate()
        let with = try act.reading.plan(plan.id)
        let protection = act.clinic.protection(
            for: medicine, in: with, days: days, facts, role: "physio", decided, catalog,
            &own)
        try act.clinic.settle([own], decided, to: .proposing(medicine))
        if let protection { try act.clinic.propose(protection, in: plan.id, act.writing) }
        let findings = verdict.findings(
            added: plan.details.findings, subject: medicine.id, by: decided.by, reason,
            isConfirmed: false
        ).map { $0.subject == medicine.id ? $0.resting(on: facts.sheet, catalog) : $0 }
        try act.writing.setFindings(findings + own.findings, of: plan.id)
        return try act.reading.plan(plan.id)
    }
}
