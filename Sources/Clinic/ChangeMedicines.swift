import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    /// Proposes one more medicine in a running plan, e.g. instead of one that was stopped.
    ///
    /// Throws a refusal when a rule forbids it.
    package func proposeMedicine(_ id: String, in order: StoredPlan) throws -> StoredPlan {
        let catalog = try shelf.catalog()
        let medicine = try found(
            catalog.medicines.first { factWord($0.id) == factWord(id.lowercased()) }, id,
            noun: "medicine", listCommand: "physio medicine list")
        return try write { writing in
            let plan = try writing.now.plan(order.id)
            try requireGoing(plan.details.patient, writing.now, "no medicine is proposed")
            let running = plan.details.medicines.contains {
                $0.medicine == medicine.id && $0.status != .stopped
            }
            guard !running else {
                throw Failure(
                    .refused, "\(plan.id) has \(medicine.name) already.",
                    remedy: "Confirm it, or stop it first.")
            }
            let patient = try writing.now.patient(plan.details.patient)
            let facts = PlanFacts(
                patient.details, on: today, catalog, jurisdiction: settings.jurisdiction)
            let verdict = MedicineVerdict(
                medicine, in: plan, facts, catalog, role: "physio", redFlag: false)
            let forbidding = verdict.fired.filter { $0.severity == .contraindicated }
            guard forbidding.isEmpty, !medicine.specialistOnly else {
                throw Failure(
                    .refused, "\(medicine.name) is not proposed.",
                    remedy: medicine.specialistOnly
                        ? "Only a specialist starts it." : "Choose another medicine.",
                    details: forbidding.map { rule in
                        "\(rule.id): \(rule.title) "
                            + "(\(rule.told(verdict.sheet, facts.recorded, catalog))). \(rule.action)"
                    })
            }
            let option = try? catalog.template(named: plan.details.pin.cause).options
                .first { $0.option.medicine == medicine.id }
            let days =
                option.map { $0.option.course.longest } ?? medicine.usualCourseDays
            let last = days.map { today.last(ofDays: $0) }
            let review = (option?.option.reviewDay ?? medicine.reviewDay).map { today + $0 }
            var proposed = PlannedMedicine(
                medicine: medicine.id, name: medicine.name, line: option?.line ?? 2,
                dose: medicine.doseText, firstDay: today, lastDay: last,
                reviewDay: review.map { min($0, last ?? $0) },
                evidence: option?.option.evidence.text ?? medicine.evidence.first?.evidence?.text
                    ?? "C")
            proposed.number = plan.details.nextCourse(of: medicine.id)
            try writing.addMedicine(proposed, to: plan.id)
            try setMilestones(of: proposed, before: proposed, in: plan, writing)
            return try writing.now.plan(plan.id)
        }
    }

    /// Ends a medicine on a day; its routine ends with it, and the record stays.
    package func stopMedicine(
        _ text: String, of order: StoredPlan, on day: String?, reason: String
    ) throws -> StoredPlan {
        let last = try day.map { try Day(telling: $0, today: today) } ?? today
        return try write(reason: nil) { writing in
            let plan = try writing.now.plan(order.id)
            let (position, planned) = try planned(text, in: plan)
            guard planned.status != .stopped else {
                throw Failure(
                    .refused, "\(planned.name) is stopped already.",
                    remedy: "See the plan with 'physio plan show \(plan.id)'.")
            }
            var changed = planned
            changed.status = .stopped
            changed.lastDay = max(last, planned.firstDay)
            changed.decidedDay = today
            changed.stopReason = reason
            changed.reviewDay = planned.reviewDay.flatMap { $0 <= last ? $0 : nil }
            try writing.updateMedicine(changed, at: position, of: plan.id)
            try writing.setRoutines([], of: planned.medicine, from: last + 1, in: plan.id)
            try setMilestones(of: changed, before: changed, in: plan, writing)
            try tellForbidden(of: plan.details.patient, writing)
            return try writing.now.plan(plan.id)
        }
    }

    /// A medicine of the plan and its place in the list.
    func planned(
        _ text: String, in plan: StoredPlan
    ) throws -> (position: Int, medicine: PlannedMedicine) {
        let medicines = plan.details.medicines
        let ids = medicines.map(\.medicine)
        let meant = try meant(text, among: ids).map { ids[$0] }
        let named = medicines.indices.filter { ids[$0] == meant }
        // Of several courses the one that stands; those before it were stopped.
        let position = named.last { medicines[$0].status != .stopped } ?? named.last
        guard let position else {
            let known = medicines.map(\.medicine).joined(separator: ", ")
            throw Failure(
                .notFound, "\(plan.id) proposes no '\(text)'.",
                remedy: medicines.isEmpty
                    ? "The plan has no medicines." : "It has: \(known).")
        }
        return (position, medicines[position])
    }

    /// Puts review and stop of a course on their days, instead of those before; the checks that rules ask for
    /// move with its first day. What was withdrawn before anybody confirmed it has no dates.
    func setMilestones(
        of planned: PlannedMedicine, before: PlannedMedicine, in plan: StoredPlan,
        _ writing: StoreWriting
    ) throws {
        let shift = planned.firstDay - before.firstDay
        let own = plan.details.milestones.filter { $0.course == planned.course }
        var dates = own.filter { !$0.kind.isOfMedicine }.map { milestone in
            var moved = milestone
            moved.day = milestone.day + shift
            return moved
        }
        // Reviews to come of a course without an end keep their places behind the next.
        if let review = planned.reviewDay {
            dates.append(date(.medicineReview, review, "Medicine review", planned))
            dates += own.filter { $0.kind == .medicineReview }.dropFirst().compactMap { later in
                let day = later.day + shift
                guard planned.status != .stopped, planned.lastDay == nil, day > review else {
                    return nil
                }
                return date(.medicineReview, day, "Medicine review", planned)
            }
        }
        if let last = planned.lastDay {
            dates.append(date(.medicineStop, last, "Medicine stops", planned))
        }
        if planned.status == .stopped, !planned.isPrescribed { dates = [] }
        try writing.setMilestones(
            dates, instead: { $0.course == planned.course }, in: plan.id)
    }

    private func date(
        _ kind: Milestone.Kind, _ day: Day, _ words: String, _ planned: PlannedMedicine
    ) -> Milestone {
        Milestone(
            uid: ambient.makeUID(), kind: kind, day: day, title: "\(words): \(planned.name)",
            course: planned.course)
    }
}
