import CivilTime
import ClinicStore
package import Planner

/// A prescriber's decision on a proposed medicine.
package struct Prescription: Sendable {
    var plan: StoredPlan
    var medicine: String
    var prescriber: String
    /// `gp` or `specialist`.
    var role: String
    /// Like `400 mg 3 times a day` or `70 mg once a week on Monday`; `nil` for the usual one.
    var dose: String?
    var from: String?
    var until: String?
    var acknowledged: [String]
    var overridden: [String]
    /// Answers to open questions, each like `egfr=not known, decided by Dr Lee because …`.
    package var answers: [String]
    var reason: String?

    package init(
        plan: StoredPlan, medicine: String, prescriber: String, role: String = "gp",
        dose: String? = nil, from: String? = nil, until: String? = nil,
        acknowledged: [String] = [], overridden: [String] = [], answers: [String] = [],
        reason: String? = nil
    ) {
        self.plan = plan
        self.medicine = medicine
        self.prescriber = prescriber
        self.role = role
        self.dose = dose
        self.from = from
        self.until = until
        self.acknowledged = acknowledged
        self.overridden = overridden
        self.answers = answers
        self.reason = reason
    }
}

extension Clinic {
    /// Makes a proposed medicine active, with the prescriber's dose and dates; or changes the dose and
    /// dates of an active one.
    ///
    /// The rules are asked again: what is contraindicated is refused; an "avoid" needs an override, a caution an
    /// acknowledgement, and each question of a firm rule its fact or an answer of its own. What protects the
    /// stomach is confirmed with the tablets that need it.
    package func confirmMedicine(_ order: Prescription) throws -> StoredPlan {
        let catalog = try shelf.catalog()
        let prescriber = try Text.name(order.prescriber, of: "prescriber")
        let role: PrescriberRole = try Text.choice(order.role, "role")
        return try write(reason: order.reason) { writing in
            let found = try writing.now.plan(order.plan.id)
            try requireGoing(
                found.details.patient, writing.now, "no medicine is begun or changed")
            try requireNotDischarged(found)
            let plan = try withSpecialists(order, role, in: found, catalog, writing)
            let (position, planned) = try planned(order.medicine, in: plan)
            guard planned.status != .stopped else {
                throw Failure(
                    .refused, "\(planned.name) was stopped on \(planned.lastDay ?? today).",
                    remedy: "Propose it anew first:"
                        + " physio medicine propose \(plan.id) \(planned.medicine)")
            }
            let patient = try writing.now.patient(plan.details.patient)
            let medicine = try self.found(
                catalog.medicine(planned.medicine), planned.medicine, noun: "medicine"
            ).dosed(kg: patient.details.weightKg)
            var changed = planned
            let course = try course(order, medicine, planned, of: plan, catalog)
            changed.dose = "\(course.schedule)"
            changed.firstDay = course.firstDay
            changed.lastDay = course.lastDay
            changed.reviewDay = course.reviewDay
            let decided = try RuleDecisions(
                overridden: order.overridden, acknowledged: order.acknowledged,
                answers: order.answers, reason: order.reason, by: prescriber)
            let (findings, protection, rules) = try cleared(
                medicine, course, plan, patient, role, decided, catalog, writing.now)
            changed.reviewDay = review(of: changed, rules)
            changed.status = .active
            changed.prescriber = prescriber
            changed.decidedDay = today
            try writing.updateMedicine(changed, at: position, of: plan.id)
            try writing.setFindings(findings, of: plan.id)
            try setRoutines(course, of: medicine, in: plan, writing)
            try setMilestones(
                of: changed, before: planned, askedBy: rules, in: plan, writing)
            if let protection {
                try confirm(
                    protection, on: (changed.firstDay, changed.lastDay), by: prescriber,
                    in: plan.id, writing)
            }
            try tellForbidden(of: plan.details.patient, writing)
            return try writing.now.plan(plan.id)
        }
    }

    /// The plan with the medicine that a specialist prescribes, where nobody proposed it: what only specialists start
    /// cannot be proposed by anybody else. The rules are asked after this, as for each prescription.
    private func withSpecialists(
        _ order: Prescription, _ role: PrescriberRole, in plan: StoredPlan, _ catalog: Catalog,
        _ writing: StoreWriting
    ) throws -> StoredPlan {
        let known = catalog.medicines.map(\.id)
        guard role == .specialist, let place = try? meant(order.medicine, among: known),
            let medicine = catalog.medicine(known[place]),
            !plan.details.medicines.contains(where: {
                $0.medicine == medicine.id
                    && ($0.status != .stopped || !medicine.specialistOnly)
            })
        else { return plan }
        let facts = try facts(
            of: try writing.now.patient(plan.details.patient), judging: [plan.id], by: catalog,
            writing.now)
        try writing.addMedicine(
            usualCourse(of: medicine, in: plan, facts, catalog), to: plan.id)
        return try writing.now.plan(plan.id)
    }

    /// The plan's findings with what this decision adds, what protects the stomach beside it, and the rules that
    /// fired on the medicine itself.
    ///
    /// - Throws: a refusal that lists every obstacle.
    private func cleared(
        _ medicine: Medicine, _ course: PrescribedCourse, _ plan: StoredPlan, _ patient: Patient,
        _ role: PrescriberRole, _ decided: RuleDecisions, _ catalog: Catalog,
        _ reading: StoreReading
    ) throws -> (findings: [PlanFinding], protection: Protection?, rules: [SafetyRule]) {
        let facts = try facts(of: patient, judging: [plan.id], by: catalog, reading)
        let redFlag = try reading.screenings(of: patient.id).contains { !$0.stopping.isEmpty }
        let days = course.lastDay.map { course.firstDay.days(through: $0) }
        var own = gate(
            medicine, in: plan, facts, role: role.rawValue, redFlag: redFlag, decided, catalog,
            dose: course.schedule)
        if let day = course.dayAheadOfSteps, !decided.acknowledged.contains("STEPS") {
            own.obstacles.append(
                "\(medicine.name) is taken in steps (\(medicine.rhythm.usual.plan)), and this dose is"
                    + " ahead of them on day \(day). If the patient has the steps behind them:"
                    + " --acknowledge STEPS")
        }
        let protection = protection(
            for: medicine, in: plan, days: days, facts, role: role.rawValue, decided, catalog,
            &own)
        var gates = [own]
        if let protection, protection.planned.status != .active {
            gates.append(
                gate(
                    protection.medicine, in: plan, facts, role: role.rawValue, redFlag: redFlag,
                    decided, catalog))
        }
        try settle(gates, decided, "\(medicine.name) is not confirmed.")
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

/// Who may confirm a medicine.
private enum PrescriberRole: String, CaseIterable { case gp, specialist }
