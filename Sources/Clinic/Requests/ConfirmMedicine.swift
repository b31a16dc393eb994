import CivilTime
import ClinicStore
package import Planner

/// Makes a proposed medicine active, with the prescriber's dose and dates; or changes the dose and
/// dates of an active one.
///
/// The rules are asked again: what is contraindicated is refused; an "avoid" needs an override, a caution an
/// acknowledgement, and each question of a firm rule its fact or an answer of its own. What protects the
/// stomach is confirmed with the tablets that need it.
package struct ConfirmMedicine: Request {
    let order: Prescription

    package var reason: String? { order.reason }

    package init(_ order: Prescription) {
        self.order = order
    }

    package func carryOut(_ act: Act) throws -> StoredPlan {
        let catalog = try act.shelf.catalog()
        let prescriber = try Text.name(order.prescriber, of: .prescriber)
        let role = order.role
        let found = try act.reading.plan(order.plan)
        try act.clinic.requireGoing(
            found.details.patient, act.reading, .prescription)
        try act.clinic.requireNotDischarged(found)
        let plan = try withSpecialists(order, role, in: found, catalog, act)
        let planned = try act.clinic.planned(order.medicine, in: plan)
        guard planned.status != .stopped else {
            throw PlannedMedicineRefusal.stopped(
                planned, on: planned.lastDay ?? act.today, in: plan.id)
        }
        let patient = try act.reading.patient(plan.details.patient)
        let medicine = try act.clinic.found(
            catalog.medicine(planned.medicine), planned.medicine, noun: .medicine
        ).dosed(kg: patient.details.weightKg)
        var changed = planned
        let course = try act.clinic.course(order, medicine, planned, of: plan, catalog)
        changed.dose = "\(course.schedule)"
        changed.firstDay = course.firstDay
        changed.lastDay = course.lastDay
        changed.reviewDay = course.reviewDay
        let decided = try RuleDecisions(
            overridden: order.overridden, acknowledged: order.acknowledged,
            answers: order.answers, reason: order.reason, by: prescriber)
        let (findings, protection, rules) = try cleared(
            medicine, course, plan, patient, role, decided, catalog, act)
        changed.reviewDay = act.clinic.review(of: changed, rules)
        changed.status = .active
        changed.prescriber = prescriber
        changed.decidedDay = act.today
        try act.writing.updateMedicine(changed, of: plan.id)
        try act.writing.setFindings(findings, of: plan.id)
        try act.clinic.setRoutines(course, of: medicine, in: plan, act.writing)
        try act.clinic.setMilestones(
            of: changed, before: planned, askedBy: rules, in: plan, act.writing)
        if let protection {
            try act.clinic.confirm(
                protection, on: (changed.firstDay, changed.lastDay), by: prescriber,
                in: plan.id, act.writing)
        }
        try act.clinic.tellForbidden(of: plan.details.patient, act.writing)
        return try act.reading.plan(plan.id)
    }

    /// The plan with the medicine that a specialist prescribes, where nobody proposed it: what only specialists start
    /// cannot be proposed by anybody else. The rules are asked after this, as for each prescription.
    private func withSpecialists(
        _ order: Prescription, _ role: Prescription.Role, in plan: StoredPlan, _ catalog: Catalog,
        _ act: Act
    ) throws -> StoredPlan {
        let known = catalog.medicines.map(\.id)
        guard role == .specialist, let place = try? act.clinic.meant(order.medicine, among: known),
            let medicine = catalog.medicine(known[place]),
            !plan.details.medicines.contains(where: {
                $0.medicine == medicine.id
                    && ($0.status != .stopped || !medicine.specialistOnly)
            })
        else { return plan }
        let facts = try act.clinic.facts(
            of: try act.reading.patient(plan.details.patient), judging: [plan.id], by: catalog,
            act.reading)
        try act.writing.addMedicine(
            act.clinic.usualCourse(of: medicine, in: plan, facts, catalog), to: plan.id)
        return try act.reading.plan(plan.id)
    }

    /// The plan's findings with what this decision adds, what protects the stomach beside it, and the rules that
    /// fired on the medicine itself.
    ///
    /// - Throws: a refusal that lists every obstacle.
    private func cleared(
        _ medicine: Medicine, _ course: PrescribedCourse, _ plan: StoredPlan, _ patient: Patient,
        _ role: Prescription.Role, _ decided: RuleDecisions, _ catalog: Catalog,
        _ act: Act
    ) throws -> (findings: [PlanFinding], protection: Clinic.Protection?, rules: [SafetyRule]) {
        let facts = try act.clinic.facts(of: patient, judging: [plan.id], by: catalog, act.reading)
        let redFlag = try act.reading.screenings(of: patient.id).contains { !$0.stopping.isEmpty }
        let days = course.lastDay.map { course.firstDay.days(through: $0) }
        var own = act.clinic.gate(
            medicine, in: plan, facts, role: role.rawValue, redFlag: redFlag, decided, catalog,
            dose: course.schedule)
        if let day = course.dayAheadOfSteps, !decided.acknowledged.contains("STEPS") {
            own.obstacles.append(.aheadOfSteps(medicine, day: day))
        }
        let protection = act.clinic.protection(
            for: medicine, in: plan, days: days, facts, role: role.rawValue, decided, catalog,
            &own)
        var gates = [own]
        if let protection, protection.planned.status != .active {
            gates.append(
                act.clinic.gate(
                    protection.medicine, in: plan, facts, role: role.rawValue, redFlag: redFlag,
                    decided, catalog))
        }
        try act.clinic.settle(gates, decided, to: .confirming(medicine))
        let subjects =
            [medicine.id]
            + (gates.count > 1 ? protection.map { [$0.medicine.id] } ?? [] : [])
        let kept = plan.details.findings.filter {
            !subjects.contains($0.subject) || $0.state == .applied
        }
        let new = gates.flatMap(\.findings).filter { finding in
            !kept.contains { $0.rule == finding.rule && $0.subject == finding.subject }
        }
        let fired = Set(own.findings.filter { $0.subject == medicine.id }.map(\.rule))
        return (kept + new, protection, catalog.safetyRules.filter { fired.contains($0.id) })
    }
}
