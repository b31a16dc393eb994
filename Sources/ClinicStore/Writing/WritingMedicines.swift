package import CivilTime
import GRDB
package import Planner

extension StoreWriting {
    /// Changes a medicine of a plan; `position` is its place in the plan's list, from 0.
    ///
    /// - Throws: `StoreError.notFound` where the plan has no medicine at that place.
    package func updateMedicine(
        _ medicine: PlannedMedicine, at position: Int, of plan: ID<StoredPlan>
    ) throws {
        let rows = try partIDs(.plannedMedicine, of: plan)
        guard rows.indices.contains(position) else {
            throw StoreError.notFound(what: "medicine \(position + 1) of plan \(plan)")
        }
        let patient = try now.plan(plan).details.patient.number
        try update(
            .plannedMedicine, rows[position], of: patient,
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

    /// Replaces the routines that take `medicine` by others from a day on: those that run end with the day
    /// before, so that a calendar's series keeps what it says of the past, and those to come are withdrawn.
    ///
    /// Proposed ones, which no calendar has, go; those that a stop of the treatment had ended wait no longer.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func setRoutines(
        _ routines: [Routine], of medicine: String, from day: Day, in plan: ID<StoredPlan>
    ) throws {
        let stored = try now.plan(plan)
        let patient = stored.details.patient.number
        let rows = try partIDs(.routine, of: plan)
        for (row, routine) in zip(rows, stored.details.routines)
        where routine.medicine == medicine {
            if routine.suspendedLastDay != nil { try forgetStop(of: row, of: patient) }
            guard !routine.isReplaced else { continue }
            if routine.isProposed {
                try delete(.routine, of: patient, where: "id", is: row)
            } else {
                try end(routine, row, before: day, of: patient)
            }
        }
        try append(routines, to: plan)
    }

    /// Adds routines to a plan, behind those in its list.
    func append(_ routines: [Routine], to plan: ID<StoredPlan>) throws {
        guard !routines.isEmpty else { return }
        let patient = try now.plan(plan).details.patient.number
        let last = try Int.fetchOne(
            db, sql: "SELECT max(position) FROM routine WHERE plan = ?", arguments: [plan.number])
        for (index, routine) in routines.enumerated() {
            try insertRoutine(
                routine, plan: plan.number, position: (last ?? -1) + 1 + index, of: patient)
        }
    }

    /// Lets the series of these medicines that go on say to ask before the next dose, and no others.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func askFirst(
        about medicines: Set<String>, on day: Day, in plan: ID<StoredPlan>
    ) throws {
        let stored = try now.plan(plan)
        for (row, routine) in zip(try partIDs(.routine, of: plan), stored.details.routines)
        where routine.kind == .medicine && !routine.isProposed && routine.lastDay >= day {
            let asks = routine.medicine.map(medicines.contains) ?? false
            guard asks != routine.asksFirst else { continue }
            try update(
                .routine, row, of: stored.details.patient.number,
                [
                    "asksFirst": asks ? true : nil, "sequence": routine.sequence + 1,
                    "revised": max(change.at, routine.revised ?? change.at).minute,
                ])
        }
    }

    private func end(_ routine: Routine, _ row: Int64, before day: Day, of patient: Int64) throws {
        let last = routine.ended(before: day).lastDay
        guard last != routine.lastDay else {
            return try update(.routine, row, of: patient, ["replaced": true])
        }
        try update(
            .routine, row, of: patient,
            [
                "lastDay": last.description, "replaced": true, "sequence": routine.sequence + 1,
                "revised": max(change.at, routine.revised ?? change.at).minute,
            ])
    }

    /// Replaces the dates that `old` names by others; one of the same kind, about the same course, keeps its UID
    /// and moves.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func setMilestones(
        _ milestones: [Milestone], instead old: (Milestone) -> Bool, in plan: ID<StoredPlan>
    ) throws {
        let stored = try now.plan(plan)
        let patient = stored.details.patient.number
        let rows = try partIDs(.milestone, of: plan)
        var new = milestones
        for (row, milestone) in zip(rows, stored.details.milestones) where old(milestone) {
            let same = new.firstIndex {
                $0.kind == milestone.kind && $0.course == milestone.course
                    && $0.rule == milestone.rule
            }
            guard let same else {
                try delete(.milestone, of: patient, where: "id", is: row)
                continue
            }
            let now = new.remove(at: same)
            if now.day != milestone.day || now.title != milestone.title {
                try move(milestone, row, to: now, of: patient)
            }
        }
        let last = try Int.fetchOne(
            db, sql: "SELECT max(position) FROM milestone WHERE plan = ?",
            arguments: [plan.number])
        for (index, milestone) in new.enumerated() {
            try insertMilestone(
                milestone, plan: plan.number, position: (last ?? -1) + 1 + index, of: patient)
        }
    }

    private func move(
        _ milestone: Milestone, _ row: Int64, to now: Milestone, of patient: Int64
    ) throws {
        try update(
            .milestone, row, of: patient,
            [
                "day": now.day.description, "title": now.title,
                "sequence": milestone.sequence + 1,
                "revised": max(change.at, milestone.revised ?? change.at).minute,
            ])
    }

    /// Writes what was decided about the findings of a plan, and findings that came later.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func setFindings(_ findings: [PlanFinding], of plan: ID<StoredPlan>) throws {
        let stored = try now.plan(plan)
        guard stored.details.findings != findings else { return }
        try delete(.planFinding, of: stored.details.patient.number, where: "plan", is: plan.number)
        var details = stored.details
        details.findings = findings
        try insertFindings(details, plan: plan.number)
    }

    /// The rows of a plan's parts, in the order of its list.
    func partIDs(_ table: ClinicTable, of plan: ID<StoredPlan>) throws -> [Int64] {
        try Int64.fetchAll(
            db, sql: "SELECT id FROM \(table.name) WHERE plan = ? ORDER BY position",
            arguments: [plan.number])
    }
}
