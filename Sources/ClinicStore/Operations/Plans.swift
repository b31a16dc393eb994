import CivilTime
package import Planner

extension StoreReading {
    /// The plans of all patients, or of one, in order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func plans(of patient: ID<Patient>? = nil) throws -> [StoredPlan] {
        guard let patient else {
            return try rows(.plan, "SELECT * FROM plan ORDER BY id").map(plan)
        }
        let sql = "SELECT * FROM plan WHERE patient = ? ORDER BY id"
        return try rows(.plan, sql, [patient.number]).map(plan)
    }

    /// Those that were not discharged: of all patients without a look at what is long over.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func openPlans(of patient: ID<Patient>? = nil) throws -> [StoredPlan] {
        guard patient == nil else {
            return try plans(of: patient).filter { $0.status != .discharged }
        }
        return try rows(.plan, "SELECT * FROM plan WHERE status <> 'discharged' ORDER BY id")
            .map(plan)
    }

    /// Those with medicines that a prescriber has confirmed and not stopped, whatever became of the plans.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func plansWithMedicines(of patient: ID<Patient>? = nil) throws -> [StoredPlan] {
        guard patient == nil else { return try plans(of: patient) }
        let sql = """
            SELECT * FROM plan
            WHERE id IN (SELECT plan FROM plannedMedicine WHERE status = 'active') ORDER BY id
            """
        return try rows(.plan, sql).map(plan)
    }

    /// The plans that are held, or those that run, in order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func plans(_ status: StoredPlan.Status) throws -> [StoredPlan] {
        let sql = """
            SELECT * FROM plan WHERE status <> 'discharged' AND status = ? ORDER BY id
            """
        return try rows(.plan, sql, [status.rawValue]).map(plan)
    }

    /// The running plans of which a session was missed or cancelled, in order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func plansThatLost() throws -> [StoredPlan] {
        let sql = """
            SELECT * FROM plan WHERE status <> 'discharged' AND status = 'active' AND EXISTS (
              SELECT 1 FROM session WHERE session.plan = plan.id
                AND session.status IN ('missed', 'cancelled'))
            ORDER BY id
            """
        return try rows(.plan, sql).map(plan)
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
            cause: try row["cause"], causeName: try row["causeName"],
            version: try row["templateVersion"],
            contentHash: try row["templateHash"])
        var details = PlanDetails(
            patient: ID(try row["patient"]), pin: pin, side: try stored.optionalWord("side"),
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
        if let text: String = row["modes"] {
            guard let modes = ContactModes(parsing: text) else { throw stored.unreadable("modes") }
            details.modes = modes
        }
        details.authorisations = try parts(.authorisation, of: stored.id).map(authorisation)
        details.readOlderMedicines()
        details.readOlderPhases()
        var plan = StoredPlan(
            id: ID(stored.id), details: details, status: try stored.word("status"),
            created: Moment(minute: try row["created"]), author: try row["author"])
        plan.pauses = try pauses(of: stored.id)
        plan.discharge = try stored.optionalDay("dischargedDay").map {
            Discharge(day: $0, reason: row["dischargeReason"] ?? "", summary: row["summary"] ?? "")
        }
        return plan
    }

    private func parts(_ table: ClinicTable, of plan: Int64) throws -> [StoredRow] {
        try rows(table, "SELECT * FROM \(table.name) WHERE plan = ? ORDER BY position", [plan])
    }
}

extension StoreWriting {
    /// Writes a plan and its sessions, whole or not at all.
    ///
    /// The sessions' `plan` is set to the new plan's number. A `held` plan has none as a rule.
    /// - Parameters:
    ///   - details: what the plan says.
    ///   - sessions: of the plan's patient, in the order in which they get their numbers.
    ///   - held: whether the plan waits for its sessions to be booked.
    ///   - makeUID: gives a UID that was never used before, once for each session.
    /// - Returns: the plan and its sessions as they are now kept.
    /// - Throws: `StoreError.doubleBooked`, `.uidUsed`, `.refused` or `.notFound`.
    @discardableResult
    package func createPlan(
        _ details: PlanDetails, sessions: [SessionDetails], held: Bool, makeUID: () -> String
    ) throws -> (plan: StoredPlan, sessions: [Session]) {
        let id = try insertPlan(details, status: held ? .held : .active)
        try insertParts(details, plan: id)
        return (try now.plan(ID(id)), try book(sessions, of: details.patient, ID(id), makeUID))
    }

    /// Books a plan that was held: what it says is written anew, its number stays.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan; `.refused` where it is not held, or the
    ///   patient is another one; `.doubleBooked` or `.uidUsed` for a session that cannot be booked.
    package func bookHeld(
        _ plan: ID<StoredPlan>, as details: PlanDetails, sessions: [SessionDetails],
        makeUID: () -> String
    ) throws -> (plan: StoredPlan, sessions: [Session]) {
        let held = try now.plan(plan)
        guard held.status == .held, held.details.patient == details.patient else {
            throw StoreError.refused(rule: "only a held plan is booked, and its patient stays")
        }
        let patient = details.patient.number
        try deleteParts(of: .plan, plan.number, of: patient)
        try update(.plan, plan.number, of: patient, values(details, status: .active))
        try insertParts(details, plan: plan.number)
        return (try now.plan(plan), try book(sessions, of: details.patient, plan, makeUID))
    }

    private func insertParts(_ details: PlanDetails, plan id: Int64) throws {
        let patient = details.patient
        for phase in details.phases { try insertPhase(phase, plan: id, of: patient.number) }
        for (position, routine) in details.routines.enumerated() {
            try insertRoutine(routine, plan: id, position: position, of: patient.number)
        }
        for (position, milestone) in details.milestones.enumerated() {
            try insertMilestone(milestone, plan: id, position: position, of: patient.number)
        }
        for (position, medicine) in details.medicines.enumerated() {
            try insertMedicine(medicine, plan: id, position: position, of: patient.number)
        }
        for (position, authorisation) in details.authorisations.enumerated() {
            try insertAuthorisation(authorisation, plan: id, position: position, of: patient.number)
        }
        try insertReasons(details, plan: id)
        try insertFindings(details, plan: id)
    }

    private func book(
        _ sessions: [SessionDetails], of patient: ID<Patient>, _ plan: ID<StoredPlan>,
        _ makeUID: () -> String
    ) throws -> [Session] {
        try sessions.map { session in
            guard session.patient == patient else {
                throw StoreError.refused(rule: "a plan's sessions are its patient's")
            }
            var session = session
            session.plan = plan
            return try addSession(session, uid: makeUID())
        }
    }

    /// Ends a plan; its sessions are the caller's to cancel.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func discharge(_ plan: ID<StoredPlan>, _ discharge: Discharge) throws {
        try update(
            .plan, plan.number, of: try now.plan(plan).details.patient.number,
            [
                "status": StoredPlan.Status.discharged.rawValue,
                "dischargedDay": discharge.day.description, "dischargeReason": discharge.reason,
                "summary": discharge.summary,
            ])
    }

    private func insertPlan(_ details: PlanDetails, status: StoredPlan.Status) throws -> Int64 {
        try insert(
            .plan, of: details.patient.number,
            [
                "patient": details.patient.number, "cause": details.pin.cause,
                "causeName": details.pin.causeName, "templateVersion": details.pin.version,
                "templateHash": details.pin.contentHash, "firstDay": details.start.description,
                "lastDay": details.end.description, "status": status.rawValue,
                "created": change.at.minute, "author": change.actor,
                "side": details.side?.rawValue, "assessment": details.assessment?.number,
                "screening": details.screening?.number, "wishes": details.wishes,
                "modes": details.modes.areUsual ? nil : details.modes.description,
            ])
    }

    private func values(_ details: PlanDetails, status: StoredPlan.Status) -> Columns {
        [
            "templateVersion": details.pin.version, "templateHash": details.pin.contentHash,
            "firstDay": details.start.description, "lastDay": details.end.description,
            "status": status.rawValue, "assessment": details.assessment?.number,
            "screening": details.screening?.number, "wishes": details.wishes,
            "modes": details.modes.areUsual ? nil : details.modes.description,
        ]
    }

    /// The rows of a plan's parts, in the order of its list.
    func partIDs(_ table: ClinicTable, of plan: ID<StoredPlan>) throws -> [Int64] {
        try db.column(
            "SELECT id FROM \(table.name) WHERE plan = ? ORDER BY position",
            [plan.number])
    }
}
