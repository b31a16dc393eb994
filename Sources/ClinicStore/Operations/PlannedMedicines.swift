import CivilTime
package import Planner

extension StoreReading {
    func medicine(_ stored: StoredRow) throws -> PlannedMedicine {
        let row = stored.row
        var planned = PlannedMedicine(
            medicine: try row["medicine"], name: try row["name"], line: try row["line"],
            dose: try row["dose"],
            firstDay: try stored.day("firstDay"), lastDay: try stored.optionalDay("stopDay"),
            reviewDay: try stored.optionalDay("reviewDay"), status: try stored.word("status"),
            evidence: try row["evidence"], prescriber: row["prescriber"],
            decidedDay: try stored.optionalDay("decidedDay"), stopReason: row["stopReason"])
        // 0 is none yet; it is counted once the whole list is read.
        planned.number = row["number"] ?? 0
        return planned
    }
}

extension StoreWriting {
    /// Changes one course of a medicine of a plan.
    ///
    /// - Throws: `StoreError.notFound` where the plan has no such course.
    package func updateMedicine(_ medicine: PlannedMedicine, of plan: ID<StoredPlan>) throws {
        let details = try now.plan(plan).details
        let rows = zip(try partIDs(.plannedMedicine, of: plan), details.medicines)
        guard let row = rows.first(where: { $1.course == medicine.course })?.0 else {
            throw StoreError.notFound(what: "course of \(medicine.medicine) in plan \(plan)")
        }
        try update(
            .plannedMedicine, row, of: details.patient.number,
            [
                "dose": medicine.dose, "firstDay": medicine.firstDay.description,
                "stopDay": medicine.lastDay?.description,
                "reviewDay": medicine.reviewDay?.description, "status": medicine.status.rawValue,
                "prescriber": medicine.prescriber,
                "decidedDay": medicine.decidedDay?.description,
                "stopReason": medicine.stopReason,
            ])
    }

    /// Adds a medicine to a plan, as the last in its list.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func addMedicine(_ medicine: PlannedMedicine, to plan: ID<StoredPlan>) throws {
        let details = try now.plan(plan).details
        try insertMedicine(
            medicine, plan: plan.number, position: details.medicines.count,
            of: details.patient.number)
    }

    func insertMedicine(
        _ medicine: PlannedMedicine, plan: Int64, position: Int, of patient: Int64
    ) throws {
        try insert(
            .plannedMedicine, of: patient,
            [
                "plan": plan, "position": position, "medicine": medicine.medicine,
                "number": medicine.number, "name": medicine.name, "line": medicine.line,
                "dose": medicine.dose,
                "firstDay": medicine.firstDay.description,
                "stopDay": medicine.lastDay?.description,
                "reviewDay": medicine.reviewDay?.description,
                "status": medicine.status.rawValue, "evidence": medicine.evidence,
                "prescriber": medicine.prescriber,
                "decidedDay": medicine.decidedDay?.description,
                "stopReason": medicine.stopReason,
            ])
    }
}
