import CivilTime
import ClinicStore
import Planner

/// What protects the stomach goes with the tablets: confirmed with them, on the same days, and stopped with them.
extension Clinic {
    /// The protection that a prescriber confirms with the tablets; `nil` where there is none to confirm.
    struct Protection {
        let medicine: Medicine
        let planned: PlannedMedicine
        let because: String
    }

    /// What goes with a medicine, and an obstacle where it is needed and forbidden.
    func protection(
        for medicine: Medicine, in plan: StoredPlan, days: Int?, _ facts: PlanFacts,
        role: String, _ decided: RuleDecisions, _ catalog: Catalog, _ gate: inout MedicineGate
    ) -> Protection? {
        guard let known = catalog.gastroprotection else { return nil }
        let asked = ProtectionQuestion(
            medicine, days: days, in: plan, facts, catalog, role: role,
            overridden: decided.overridden)
        switch catalog.protection(asked) {
        case .noneNeeded, .notNeeded, .taken: return nil
        case .overridden:
            gate.findings.append(known.withoutIt(on: medicine.id, by: decided.by, decided.reason))
            return nil
        case .forbidden(let why):
            gate.obstacles.append(.unprotected(medicine, because: why, rule: known.id))
            return nil
        case .medicine(let usual, let because):
            let has = plan.details.medicines.last {
                $0.status != .stopped && known.medicines.contains($0.medicine)
            }
            let own = has.flatMap { catalog.medicine($0.medicine) } ?? usual
            let planned = has ?? proposed(own, beside: medicine, known, in: plan)
            return Protection(medicine: own, planned: planned, because: because)
        }
    }

    private func proposed(
        _ own: Medicine, beside medicine: Medicine, _ known: Gastroprotection,
        in plan: StoredPlan
    ) -> PlannedMedicine {
        let tablets = plan.details.medicines.last {
            $0.medicine == medicine.id && $0.status != .stopped
        }
        var planned = PlannedMedicine(
            medicine: own.id, name: own.name, line: tablets?.line ?? 1, dose: own.doseText,
            firstDay: tablets?.firstDay ?? today, lastDay: tablets?.lastDay, reviewDay: nil,
            evidence: known.evidence.text)
        planned.number = plan.details.nextCourse(of: own.id)
        return planned
    }

    /// Adds what protects the stomach to the plan, proposed, where it is not there yet.
    func propose(
        _ protection: Protection, in id: ID<StoredPlan>, _ writing: StoreWriting
    ) throws {
        let plan = try writing.now.plan(id)
        guard !plan.details.medicines.contains(where: { $0.course == protection.planned.course })
        else { return }
        try writing.addMedicine(protection.planned, to: id)
        try setMilestones(
            of: protection.planned, before: protection.planned, in: plan, writing)
    }

    /// Makes it active on the days of the tablets; one that is active is never made shorter.
    func confirm(
        _ protection: Protection, on days: (first: Day, last: Day?), by prescriber: String,
        in id: ID<StoredPlan>, _ writing: StoreWriting
    ) throws {
        try propose(protection, in: id, writing)
        let plan = try writing.now.plan(id)
        let planned = plan.details.medicines.first { $0.course == protection.planned.course }
        guard let before = planned else { return }
        var changed = before
        if before.status == .active {
            changed.firstDay = min(before.firstDay, days.first)
            changed.lastDay = before.lastDay.flatMap { last in days.last.map { max(last, $0) } }
        } else {
            changed.firstDay = days.first
            changed.lastDay = days.last
        }
        guard changed != before || before.status != .active else { return }
        let medicine = protection.medicine
        let usual = medicine.rhythm.timed(medicine.rhythm.usual)
        let kept = before.status == .active ? try? DoseSchedule(parsing: before.dose) : nil
        let course = PrescribedCourse(
            schedule: kept ?? usual, firstDay: changed.firstDay, lastDay: changed.lastDay)
        changed.dose = "\(course.schedule)"
        changed.status = .active
        changed.prescriber = prescriber
        changed.decidedDay = today
        try writing.updateMedicine(changed, of: id)
        try setRoutines(course, of: medicine, in: plan, writing)
        try setMilestones(of: changed, before: before, in: plan, writing)
    }

    /// What protects the stomach and has nothing left to protect it from, when `stopped` ends.
    func protectionLeft(
        behind stopped: PlannedMedicine, in plan: StoredPlan, _ catalog: Catalog
    ) -> PlannedMedicine? {
        guard let known = catalog.gastroprotection else { return nil }
        func isProtected(_ planned: PlannedMedicine) -> Bool {
            catalog.medicine(planned.medicine)?.classes
                .contains { factWord($0) == factWord(known.with) } ?? false
        }
        let others = plan.details.medicines.filter {
            $0.course != stopped.course && $0.status != .stopped
        }
        guard isProtected(stopped), !others.contains(where: isProtected) else { return nil }
        return others.last { known.medicines.contains($0.medicine) }
    }
}
