import CivilTime
import GRDB
package import Planner

extension StoreReading {
    /// The plans of all patients, or of one, in order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func plans(of patient: ID<Patient>? = nil) throws -> [StoredPlan] {
        let sql = "SELECT * FROM plan WHERE ?1 IS NULL OR patient = ?1 ORDER BY id"
        return try rows(.plan, sql, [patient?.number]).map(plan)
    }

    /// One plan with all its parts.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func plan(_ id: ID<StoredPlan>) throws -> StoredPlan {
        try plan(stored(.plan, id))
    }

    private func plan(_ stored: StoredRow) throws -> StoredPlan {
        let row = stored.row
        let pin = TemplatePin(
            cause: row["cause"], causeName: row["causeName"], version: row["templateVersion"],
            contentHash: row["templateHash"])
        var details = PlanDetails(
            patient: ID(row["patient"]), pin: pin, side: try stored.optionalWord("side"),
            start: try stored.day("firstDay"), end: try stored.day("lastDay"),
            phases: try parts(.plannedPhase, of: stored.id).map(phase),
            routines: try parts(.routine, of: stored.id).map(routine),
            milestones: try parts(.milestone, of: stored.id).map(milestone),
            medicines: try parts(.plannedMedicine, of: stored.id).map(medicine),
            reasons: try parts(.reason, of: stored.id).map(reason),
            findings: try parts(.planFinding, of: stored.id).map(finding),
            assessment: (row["assessment"] as Int64?).map { ID($0) },
            screening: (row["screening"] as Int64?).map { ID($0) })
        details.wishes = row["wishes"]
        details.readOlderMedicines()
        var plan = StoredPlan(
            id: ID(stored.id), details: details, status: try stored.word("status"),
            created: Moment(minute: row["created"]), author: row["author"])
        plan.pauses = try pauses(of: stored.id)
        plan.discharge = try stored.optionalDay("dischargedDay").map {
            Discharge(day: $0, reason: row["dischargeReason"] ?? "", summary: row["summary"] ?? "")
        }
        return plan
    }

    private func parts(_ table: ClinicTable, of plan: Int64) throws -> [StoredRow] {
        try rows(table, "SELECT * FROM \(table.name) WHERE plan = ? ORDER BY position", [plan])
    }

    private func phase(_ stored: StoredRow) throws -> PlannedPhase {
        let row = stored.row
        let sql = "SELECT * FROM plannedExercise WHERE phase = ? ORDER BY position"
        let kept = try rows(.plannedExercise, sql, [stored.id])
        let isLeftOut = { (exercise: StoredRow) in exercise.row["leftOut"] as Int? == 1 }
        var phase = PlannedPhase(
            name: row["name"], goal: row["goal"], firstDay: try stored.day("firstDay"),
            weeks: row["weeks"], sessions: row["sessions"],
            sessionsPerWeek: row["sessionsPerWeek"], minutes: row["minutes"],
            minDaysBetween: row["minDaysBetween"],
            exercises: try kept.filter { !isLeftOut($0) }.map { try $0.plannedExercise() })
        phase.leftOut = try kept.filter(isLeftOut).map { try $0.plannedExercise() }
        phase.extraDays = row["extraDays"] ?? 0
        return phase
    }

    private func routine(_ stored: StoredRow) throws -> Routine {
        let row = stored.row
        var routine = Routine(
            uid: row["uid"], kind: try stored.word("kind"), title: row["title"],
            detail: row["detail"], firstDay: try stored.day("firstDay"),
            lastDay: try stored.day("lastDay"), daysPerWeek: row["daysPerWeek"],
            timesPerDay: row["timesPerDay"], isProposed: row["isProposed"],
            times: try stored.times("times"), medicine: row["medicine"])
        routine.sequence = row["sequence"] ?? 0
        routine.revised = (row["revised"] as Int?).map { Moment(minute: $0) }
        routine.isReplaced = row["replaced"] ?? false
        routine.dose = try dose(row["dose"], at: stored)
        routine.minutes = row["minutes"]
        routine.suspendedLastDay = try stored.optionalDay("suspendedLastDay")
        routine.asksFirst = row["asksFirst"] ?? false
        return routine
    }

    private func dose(_ text: String?, at stored: StoredRow) throws -> MedicineDose? {
        guard let text else { return nil }
        guard let dose = try? DoseSchedule(parsing: text).steps.first?.dose else {
            throw stored.unreadable("dose")
        }
        return dose
    }

    private func milestone(_ stored: StoredRow) throws -> Milestone {
        var milestone = Milestone(
            uid: stored.row["uid"], kind: try stored.word("kind"), day: try stored.day("day"),
            title: stored.row["title"], rule: stored.row["rule"],
            measures: (stored.row["measures"] as String?)?.split(separator: ",").map(String.init)
                ?? [])
        if let medicine = stored.row["medicine"] as String? {
            milestone.course = MedicineCourse(medicine, stored.row["course"] ?? 1)
        }
        milestone.words = try stored.optionalWord("words")
        milestone.sequence = stored.row["sequence"] ?? 0
        milestone.revised = (stored.row["revised"] as Int?).map { Moment(minute: $0) }
        return milestone
    }

    private func medicine(_ stored: StoredRow) throws -> PlannedMedicine {
        let row = stored.row
        var planned = PlannedMedicine(
            medicine: row["medicine"], name: row["name"], line: row["line"], dose: row["dose"],
            firstDay: try stored.day("firstDay"), lastDay: try stored.optionalDay("stopDay"),
            reviewDay: try stored.optionalDay("reviewDay"), status: try stored.word("status"),
            evidence: row["evidence"], prescriber: row["prescriber"],
            decidedDay: try stored.optionalDay("decidedDay"), stopReason: row["stopReason"])
        // 0 is none yet; it is counted once the whole list is read.
        planned.number = row["number"] ?? 0
        return planned
    }

    private func finding(_ stored: StoredRow) throws -> PlanFinding {
        let row = stored.row
        return PlanFinding(
            rule: row["rule"], severity: try stored.word("severity"), title: row["title"],
            action: row["action"], subject: row["subject"], evidence: row["evidence"],
            state: try stored.word("state"), by: row["decidedBy"], reason: row["reason"],
            facts: (row["facts"] as String?).map(facts))
    }

    /// `egfr=45` and `pregnant == yes=no`, a line each: the last sign parts name and value.
    private func facts(_ text: String) -> [String: String] {
        text.split(separator: "\n").reduce(into: [:]) { facts, line in
            guard let sign = line.lastIndex(of: "=") else { return }
            facts[String(line[..<sign])] = String(line[sign...].dropFirst())
        }
    }

    private func reason(_ stored: StoredRow) -> Reason {
        let row = stored.row
        return Reason(
            line: row["line"], subject: row["subject"], isIncluded: row["isIncluded"],
            because: row["because"], evidence: row["evidence"])
    }
}

extension StoreReading {
    fileprivate func pauses(of plan: Int64) throws -> [PlanPause] {
        try rows(.pause, "SELECT * FROM pause WHERE plan = ? ORDER BY firstDay, id", [plan]).map {
            PlanPause(
                id: ID($0.id), first: try $0.day("firstDay"), last: try $0.day("lastDay"),
                days: $0.row["days"], reason: $0.row["reason"])
        }
    }
}
