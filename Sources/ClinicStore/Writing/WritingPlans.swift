import CivilTime
import GRDB
package import Planner

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
        for (position, phase) in details.phases.enumerated() {
            try insertPhase(phase, plan: id, position: position, of: patient.number)
        }
        for (position, routine) in details.routines.enumerated() {
            try insertRoutine(routine, plan: id, position: position, of: patient.number)
        }
        for (position, milestone) in details.milestones.enumerated() {
            try insertMilestone(milestone, plan: id, position: position, of: patient.number)
        }
        for (position, medicine) in details.medicines.enumerated() {
            try insertMedicine(medicine, plan: id, position: position, of: patient.number)
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

    /// Changes where a plan stands, and nothing else.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func setStatus(_ status: StoredPlan.Status, of plan: ID<StoredPlan>) throws {
        let patient = try now.plan(plan).details.patient
        try update(.plan, plan.number, of: patient.number, ["status": status.rawValue])
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
            ])
    }

    private func values(_ details: PlanDetails, status: StoredPlan.Status) -> Values {
        [
            "templateVersion": details.pin.version, "templateHash": details.pin.contentHash,
            "firstDay": details.start.description, "lastDay": details.end.description,
            "status": status.rawValue, "assessment": details.assessment?.number,
            "screening": details.screening?.number, "wishes": details.wishes,
        ]
    }

    private func insertPhase(
        _ phase: PlannedPhase, plan: Int64, position: Int, of patient: Int64
    ) throws {
        let id = try insert(
            .plannedPhase, of: patient,
            [
                "plan": plan, "position": position, "name": phase.name, "goal": phase.goal,
                "firstDay": phase.firstDay.description, "weeks": phase.weeks,
                "sessions": phase.sessions, "sessionsPerWeek": phase.sessionsPerWeek,
                "minutes": phase.minutes, "minDaysBetween": phase.minDaysBetween,
                "extraDays": phase.extraDays == 0 ? nil : phase.extraDays,
            ])
        for (position, exercise) in (phase.exercises + phase.leftOut).enumerated() {
            let values = exercise.values(
                phase: id, position: position, isLeftOut: position >= phase.exercises.count)
            try insert(.plannedExercise, of: patient, values)
        }
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
                "asksFirst": routine.asksFirst ? true : nil,
            ])
    }

    func insertMilestone(
        _ milestone: Milestone, plan: Int64, position: Int, of patient: Int64
    ) throws {
        try insert(
            .milestone, of: patient,
            [
                "plan": plan, "position": position, "uid": milestone.uid,
                "kind": milestone.kind.rawValue, "day": milestone.day.description,
                "title": milestone.title, "medicine": milestone.course?.medicine,
                "course": milestone.course?.number, "rule": milestone.rule,
                "measures": milestone.measures.isEmpty
                    ? nil : milestone.measures.joined(separator: ","),
                "words": milestone.words?.rawValue,
            ])
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

    /// `nil` for none, so that a row of an older version keeps its image.
    private func times(_ times: [TimeOfDay]) -> String? {
        times.isEmpty ? nil : times.map(\.description).joined(separator: ",")
    }

    func insertFindings(_ details: PlanDetails, plan: Int64) throws {
        for (position, finding) in details.findings.enumerated() {
            try insert(
                .planFinding, of: details.patient.number,
                [
                    "plan": plan, "position": position, "rule": finding.rule,
                    "severity": finding.severity.rawValue, "title": finding.title,
                    "action": finding.action, "subject": finding.subject,
                    "evidence": finding.evidence, "state": finding.state.rawValue,
                    "decidedBy": finding.by, "reason": finding.reason,
                    "facts": finding.facts.map { facts in
                        facts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                            .joined(separator: "\n")
                    },
                ])
        }
    }

    private func insertReasons(_ details: PlanDetails, plan: Int64) throws {
        for (position, reason) in details.reasons.enumerated() {
            try insert(
                .reason, of: details.patient.number,
                [
                    "plan": plan, "position": position, "line": reason.line,
                    "subject": reason.subject, "isIncluded": reason.isIncluded,
                    "because": reason.because, "evidence": reason.evidence,
                ])
        }
    }
}
