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
    /// Whether the prescriber has checked what is not on record.
    var questionsChecked: Bool
    var reason: String?

    package init(
        plan: StoredPlan, medicine: String, prescriber: String, role: String = "gp",
        dose: String? = nil, from: String? = nil, until: String? = nil,
        acknowledged: [String] = [], overridden: [String] = [], questionsChecked: Bool = false,
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
        self.questionsChecked = questionsChecked
        self.reason = reason
    }
}

extension Clinic {
    /// Makes a proposed medicine active, with the prescriber's dose and dates; or changes the dose and
    /// dates of an active one.
    ///
    /// The rules are asked again: what is contraindicated is refused, and so is what an unanswered
    /// fact may make so; an "avoid" needs an override and a caution an acknowledgement.
    package func confirmMedicine(_ order: Prescription) throws -> StoredPlan {
        let catalog = try shelf.catalog()
        let prescriber = try Text.name(order.prescriber, of: "prescriber")
        let role: PrescriberRole = try Text.choice(order.role, "role")
        return try write(reason: order.reason) { writing in
            let plan = try writing.now.plan(order.plan.id)
            try requireGoing(
                plan.details.patient, writing.now, "no medicine is begun or changed")
            let (position, planned) = try planned(order.medicine, in: plan)
            guard planned.status != .stopped else {
                throw Failure(
                    .refused, "\(planned.name) was stopped on \(planned.lastDay ?? today).",
                    remedy: "Propose it anew first:"
                        + " physio medicine propose \(plan.id) \(planned.medicine)")
            }
            let medicine = try found(
                catalog.medicine(planned.medicine), planned.medicine, noun: "medicine")
            let patient = try writing.now.patient(plan.details.patient)
            var changed = planned
            let course = try course(order, medicine, planned, of: plan, catalog)
            changed.dose = "\(course.schedule)"
            changed.firstDay = course.firstDay
            changed.lastDay = course.lastDay
            changed.reviewDay = course.reviewDay
            let findings = try cleared(
                order, medicine, plan, patient, role, by: prescriber, catalog, writing.now)
            changed.status = .active
            changed.prescriber = prescriber
            changed.decidedDay = today
            try writing.updateMedicine(changed, at: position, of: plan.id)
            try writing.setFindings(findings, of: plan.id)
            try setRoutines(course, of: medicine, in: plan, writing)
            try setMilestones(of: changed, before: planned, in: plan, writing)
            try tellForbidden(of: plan.details.patient, writing)
            return try writing.now.plan(plan.id)
        }
    }

    /// The plan's findings with what this decision adds.
    ///
    /// - Throws: a refusal that lists every obstacle.
    private func cleared(
        _ order: Prescription, _ medicine: Medicine, _ plan: StoredPlan, _ patient: Patient,
        _ role: PrescriberRole, by prescriber: String, _ catalog: Catalog,
        _ reading: StoreReading
    ) throws -> [PlanFinding] {
        let facts = PlanFacts(
            patient.details, on: today, catalog, jurisdiction: settings.jurisdiction)
        let verdict = MedicineVerdict(
            medicine, in: plan, facts, catalog, role: role.rawValue,
            redFlag: try reading.screenings(of: patient.id).contains { !$0.stopping.isEmpty })
        let overridden = Set(order.overridden.map { $0.uppercased() })
        let acknowledged = Set(order.acknowledged.map { $0.uppercased() })
            .union(
                LiveFindings(of: plan, facts, catalog).lines.filter {
                    $0.finding.state == .acknowledged && $0.finding.subject == medicine.id
                }.map(\.finding.rule))
        var obstacles: [String] = []
        for rule in verdict.fired {
            let told = rule.told(verdict.sheet, facts.recorded, catalog)
            let why =
                "\(rule.id) \(rule.severity.rawValue): \(rule.title)"
                + (told.isEmpty ? "" : " (\(told))") + ". \(rule.action)."
            switch rule.severity {
            case .contraindicated: obstacles.append(why)
            case .avoid where !overridden.contains(rule.id):
                obstacles.append(why + " Override by name: --override \(rule.id) --reason WHY")
            case .caution where !acknowledged.contains(rule.id):
                obstacles.append(why + " Acknowledge: --acknowledge \(rule.id)")
            default: break
            }
        }
        if let twice = verdict.duplicates(of: medicine, catalog),
            !acknowledged.contains("DUPLICATE")
        {
            obstacles.append(
                "The patient takes something of the same kind already: \(twice)."
                    + " Acknowledge: --acknowledge DUPLICATE")
        }
        let open = verdict.open.filter {
            $0.rule.severity.rank <= 1 && !overridden.contains($0.rule.id)
        }
        for question in SafetyVerdict(open: open).questions where !order.questionsChecked {
            obstacles.append(
                "Ask first: \(PlanQuestion(question, catalog).text)"
                    + " (\(question.rules.map(\.id).joined(separator: ", ")))")
        }
        if !overridden.isEmpty, order.reason == nil {
            obstacles.append("An override needs --reason.")
        }
        guard obstacles.isEmpty else {
            throw Failure(
                .refused, "\(medicine.name) is not confirmed.",
                remedy: "Record answers with: physio patient set \(patient.id) --fact KEY=VALUE; or"
                    + " --checked when the prescriber knows them.",
                details: obstacles)
        }
        var findings = verdict.findings(
            added: plan.details.findings, subject: medicine.id, by: prescriber, order.reason
        ).map { $0.subject == medicine.id ? $0.resting(on: facts.sheet, catalog) : $0 }
        if order.questionsChecked, !open.isEmpty {
            findings.append(
                PlanFinding(
                    rule: "CHECKED", severity: .caution, title: "Answers known to the prescriber",
                    action: "Not on record: \(open.map(\.rule.id).joined(separator: ", "))",
                    subject: medicine.id, evidence: "C", state: .acknowledged, by: prescriber))
        }
        return findings
    }
}

/// Who may confirm a medicine.
private enum PrescriberRole: String, CaseIterable { case gp, specialist }
