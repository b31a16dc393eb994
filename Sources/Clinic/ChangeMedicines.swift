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
                option?.option.courseDays.upperBound
                ?? medicine.courseDays.compactMap(\.amount?.upperBound).map { Int($0) }.max()
            let review = option?.option.reviewDay ?? medicine.reviewDay
            let proposed = PlannedMedicine(
                medicine: medicine.id, name: medicine.name, line: option?.line ?? 2,
                dose: medicine.doseText, firstDay: today, stopDay: days.map { today + $0 },
                reviewDay: review.map { today + $0 },
                evidence: option?.option.evidence.text ?? medicine.evidence.first?.evidence?.text
                    ?? "C")
            try writing.addMedicine(proposed, to: plan.id)
            try setMilestones(of: proposed, in: plan, writing)
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
            changed.stopDay = max(last, planned.firstDay)
            changed.decidedDay = today
            changed.stopReason = reason
            changed.reviewDay = planned.reviewDay.flatMap { $0 <= last ? $0 : nil }
            try writing.updateMedicine(changed, at: position, of: plan.id)
            try writing.setRoutines([], of: planned.medicine, from: last + 1, in: plan.id)
            try setMilestones(of: changed, in: plan, writing)
            return try writing.now.plan(plan.id)
        }
    }

    /// A medicine of the plan and its place in the list.
    func planned(
        _ text: String, in plan: StoredPlan
    ) throws(Failure) -> (position: Int, medicine: PlannedMedicine) {
        let medicines = plan.details.medicines
        let position = medicines.firstIndex { factWord($0.medicine) == factWord(text.lowercased()) }
        guard let position else {
            let known = medicines.map(\.medicine).joined(separator: ", ")
            throw Failure(
                .notFound, "\(plan.id) proposes no '\(text)'.",
                remedy: medicines.isEmpty
                    ? "The plan has no medicines." : "It has: \(known).")
        }
        return (position, medicines[position])
    }

    /// Puts review and stop of a medicine on their days, instead of those before.
    func setMilestones(
        of planned: PlannedMedicine, in plan: StoredPlan, _ writing: StoreWriting
    ) throws {
        var dates: [Milestone] = []
        if let review = planned.reviewDay {
            dates.append(
                Milestone(
                    uid: ambient.makeUID(), kind: .medicineReview, day: review,
                    title: "Medicine review: \(planned.name)"))
        }
        if let stop = planned.stopDay {
            dates.append(
                Milestone(
                    uid: ambient.makeUID(), kind: .medicineStop, day: stop,
                    title: "Medicine stops: \(planned.name)"))
        }
        try writing.setMilestones(
            dates,
            instead: {
                [.medicineReview, .medicineStop].contains($0.kind)
                    && $0.title.hasSuffix(": \(planned.name)")
            }, in: plan.id)
    }
}
