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
    /// Like `400 mg, 3 times a day`; `nil` for the usual one.
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
            let (position, planned) = try planned(order.medicine, in: plan)
            let medicine = try found(
                catalog.medicine(planned.medicine), planned.medicine, noun: "medicine")
            let patient = try writing.now.patient(plan.details.patient)
            var changed = planned
            try setDose(order, medicine, &changed)
            try setDates(order, &changed)
            let findings = try cleared(
                order, medicine, plan, patient, role, by: prescriber, catalog, writing.now)
            changed.status = .active
            changed.prescriber = prescriber
            changed.decidedDay = today
            try writing.updateMedicine(changed, at: position, of: plan.id)
            try writing.setFindings(findings, of: plan.id)
            try setRoutines(
                routines(of: changed, before: planned, medicine, order, in: plan), of: medicine,
                in: plan, writing)
            try setMilestones(of: changed, in: plan, writing)
            return try writing.now.plan(plan.id)
        }
    }

    private func setDose(
        _ order: Prescription, _ medicine: Medicine, _ planned: inout PlannedMedicine
    ) throws(Failure) {
        guard let text = order.dose else { return }
        guard let dose = PrescribedDose(parsing: text) else {
            throw Failure(
                .usage, "'\(text)' is no dose that can be checked.",
                remedy: "Write it like \"400 mg, 3 times a day\".")
        }
        if let problem = medicine.problem(with: dose) {
            throw Failure(
                .refused, "The dose is refused: \(problem).",
                remedy: "Usual: \(medicine.doseText). Give a dose within the limits.")
        }
        planned.dose =
            "\(plain(dose.amount)) \(dose.unit), "
            + (dose.timesPerDay == 1 ? "once a day" : "\(dose.timesPerDay) times a day")
            + (medicine.withFood.map { ", \($0)" } ?? "")
    }

    private func setDates(_ order: Prescription, _ planned: inout PlannedMedicine) throws {
        let from = try order.from.map { try Day(telling: $0, today: today) }
        let until = try order.until.map { try Day(telling: $0, today: today) }
        let shift = from.map { $0 - planned.firstDay } ?? 0
        planned.firstDay = from ?? planned.firstDay
        planned.stopDay = until ?? planned.stopDay.map { $0 + shift }
        planned.reviewDay = planned.reviewDay.map { $0 + shift }
        if let stop = planned.stopDay {
            guard stop >= planned.firstDay else {
                throw Failure(
                    .usage,
                    "The course would end on \(stop), before it begins (\(planned.firstDay)).",
                    remedy: "Give --until a day from \(planned.firstDay) on.")
            }
            planned.reviewDay = planned.reviewDay.map { min($0, stop) }
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
                plan.details.findings.filter { $0.state == .acknowledged }.map(\.rule))
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
            added: plan.details.findings, subject: medicine.id, by: prescriber, order.reason)
        if order.questionsChecked, !open.isEmpty {
            findings.append(
                PlanFinding(
                    rule: "CHECKED", severity: .caution, title: "Answers known to the prescriber",
                    action: "Not on record: \(open.map(\.rule.id).joined(separator: ", "))",
                    subject: medicine.id, evidence: "C", state: .acknowledged, by: prescriber))
        }
        return findings
    }

    /// What is taken from now on. A series that runs is not rewritten: it ends, and another one begins
    /// today; one that would say the same goes on.
    private func setRoutines(
        _ routines: [Routine], of medicine: Medicine, in plan: StoredPlan, _ writing: StoreWriting
    ) throws {
        let old = plan.details.routines.filter {
            $0.medicine == medicine.id && !$0.isReplaced && !$0.isProposed
        }
        guard old.isEmpty || !routines.isSame(as: old) else { return }
        let isRunning = old.contains { $0.firstDay < today }
        let first = routines.map(\.firstDay).min() ?? today
        let day = isRunning ? max(today, first) : first
        let taken = routines.filter { $0.lastDay >= day }.map { routine in
            var routine = routine
            routine.firstDay = max(routine.firstDay, day)
            return routine
        }
        try writing.setRoutines(
            taken, of: medicine.id, from: isRunning ? day : min(day, today), in: plan.id)
    }

    /// The steps of the plan with the prescriber's dates; a dose of the prescriber's own replaces them.
    private func routines(
        of changed: PlannedMedicine, before planned: PlannedMedicine, _ medicine: Medicine,
        _ order: Prescription, in plan: StoredPlan
    ) -> [Routine] {
        let steps = plan.details.routines.filter {
            $0.medicine == medicine.id && !$0.isReplaced
        }
        guard !steps.isEmpty, order.dose == nil, planned.dose.hasPrefix("in steps") else {
            return routine(of: changed, medicine)
        }
        let shift = changed.firstDay - planned.firstDay
        return steps.compactMap { step in
            let first = step.firstDay + shift
            let last = min(step.lastDay + shift, changed.stopDay ?? step.lastDay + shift)
            guard first <= last else { return nil }
            return Routine(
                uid: ambient.makeUID(), kind: step.kind, title: step.title, detail: step.detail,
                firstDay: first, lastDay: last, daysPerWeek: step.daysPerWeek,
                timesPerDay: step.timesPerDay, times: step.times, medicine: step.medicine)
        }
    }

    /// The taking of an active medicine; none for what is taken when needed.
    private func routine(of planned: PlannedMedicine, _ medicine: Medicine) -> [Routine] {
        let times =
            PrescribedDose(parsing: Self.doseOnly(planned.dose))?.timesPerDay
            ?? medicine.timesPerDay?.upperBound ?? 1
        guard !medicine.asNeeded, let last = planned.stopDay else { return [] }
        return [
            Routine(
                uid: ambient.makeUID(), kind: .medicine, title: medicine.name,
                detail: planned.dose, firstDay: planned.firstDay, lastDay: last, daysPerWeek: 7,
                timesPerDay: times,
                times: medicine.clock(times: times).compactMap { try? TimeOfDay(parsing: $0) },
                medicine: medicine.id)
        ]
    }

    /// Without what stands behind the second comma, like "with food".
    private static func doseOnly(_ text: String) -> String {
        text.split(separator: ",").prefix(2).joined(separator: ",")
    }
}

/// Who may confirm a medicine.
private enum PrescriberRole: String, CaseIterable { case gp, specialist }

extension [Routine] {
    /// Whether a calendar would show the same from now on.
    fileprivate func isSame(as others: [Routine]) -> Bool {
        count == others.count
            && zip(self, others).allSatisfy { one, other in
                one.title == other.title && one.detail == other.detail && one.times == other.times
                    && one.timesPerDay == other.timesPerDay && one.daysPerWeek == other.daysPerWeek
                    && one.firstDay == other.firstDay && one.lastDay == other.lastDay
            }
    }
}
