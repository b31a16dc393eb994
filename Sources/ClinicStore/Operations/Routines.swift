package import CivilTime
package import Planner

extension StoreReading {
    func routine(_ stored: StoredRow) throws -> Routine {
        let row = stored.row
        var routine = Routine(
            uid: try row["uid"], kind: try stored.word("kind"), title: try row["title"],
            detail: try row["detail"], firstDay: try stored.day("firstDay"),
            lastDay: try stored.day("lastDay"), daysPerWeek: try row["daysPerWeek"],
            timesPerDay: try row["timesPerDay"], isProposed: try row["isProposed"],
            times: try stored.times("times"), medicine: row["medicine"])
        routine.sequence = row["sequence"] ?? 0
        routine.revised = (row["revised"] as Int?).map { Moment(minute: $0) }
        routine.isReplaced = row["replaced"] ?? false
        routine.dose = try dose(row["dose"], at: stored)
        routine.minutes = row["minutes"]
        routine.suspendedLastDay = try stored.optionalDay("suspendedLastDay")
        routine.asksFirst = row["asksFirst"] ?? false
        routine.phase = (row["planPhase"] as Int64?).map { ID($0) }
        return routine
    }

    private func dose(_ text: String?, at stored: StoredRow) throws -> MedicineDose? {
        guard let text else { return nil }
        guard let dose = try? DoseSchedule(parsing: text).steps.first?.dose else {
            throw stored.unreadable("dose")
        }
        return dose
    }
}

extension StoreWriting {
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
        let last: Int? = try db.value(
            "SELECT max(position) FROM routine WHERE plan = ?", [plan.number])
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

    func insertRoutine(
        _ routine: Routine, plan: Int64, position: Int, of patient: Int64
    ) throws {
        try insert(
            .routine, of: patient,
            [
                "plan": plan, "position": position, "uid": routine.uid,
                "kind": routine.kind.rawValue, "title": routine.title,
                "detail": routine.detail, "firstDay": routine.firstDay.description,
                "lastDay": routine.lastDay.description, "daysPerWeek": routine.daysPerWeek,
                "timesPerDay": routine.timesPerDay, "isProposed": routine.isProposed,
                "times": times(routine.times), "medicine": routine.medicine,
                "dose": routine.dose?.description, "minutes": routine.minutes,
                "asksFirst": routine.asksFirst ? true : nil, "planPhase": routine.phase?.number,
            ])
    }

    /// `nil` for none, so that a row of an older version keeps its image.
    private func times(_ times: [TimeOfDay]) -> String? {
        times.isEmpty ? nil : times.map(\.description).joined(separator: ",")
    }
}
