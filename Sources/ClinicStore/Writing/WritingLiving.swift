package import CivilTime
import GRDB
package import Planner

extension StoreWriting {
    /// Writes sessions that move together: on the way none of them takes time, and all have to land where
    /// nothing else is.
    ///
    /// - Returns: the sessions as they are now kept, in the order given.
    /// - Throws: `StoreError.doubleBooked` when one lands on another session.
    @discardableResult
    package func moveSessions(_ sessions: [Session]) throws -> [Session] {
        try inTransit(sessions.map(\.id.number)) { try sessions.map { try updateSession($0) } }
    }

    /// Lets sessions pass through each other while `body` runs.
    func inTransit<Value>(_ sessions: [Int64], _ body: () throws -> Value) throws -> Value {
        for id in sessions {
            try db.execute(sql: "INSERT INTO inTransit (session) VALUES (?)", arguments: [id])
        }
        let value = try body()
        for id in sessions {
            do {
                try translatingErrors {
                    try db.execute(
                        sql: "DELETE FROM inTransit WHERE session = ?", arguments: [id])
                }
            } catch StoreError.doubleBooked(let shared, at: nil) {
                let start = try? now.session(ID(id)).details.start
                throw StoreError.doubleBooked(shared, at: start)
            }
        }
        return value
    }

    /// Writes the dates of a plan and of its phases, routines and milestones, and the size of its phases.
    ///
    /// A routine or milestone whose days differ gets the next sequence and the time of this change. Routines
    /// behind those that are stored are added.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func updateDates(of plan: StoredPlan) throws {
        let (before, details) = (try now.plan(plan.id).details, plan.details)
        let patient = before.patient.number
        try update(
            .plan, plan.id.number, of: patient,
            ["firstDay": details.start.description, "lastDay": details.end.description])
        for (row, (old, new)) in zip(
            try partIDs(.plannedPhase, of: plan.id), zip(before.phases, details.phases))
        where old != new {
            try update(
                .plannedPhase, row, of: patient,
                [
                    "firstDay": new.firstDay.description, "weeks": new.weeks,
                    "sessions": new.sessions,
                    "extraDays": new.extraDays == 0 ? nil : new.extraDays,
                ])
        }
        for (row, (old, new)) in zip(
            try partIDs(.routine, of: plan.id), zip(before.routines, details.routines))
        where old != new {
            try update(
                .routine, row, of: patient,
                [
                    "firstDay": new.firstDay.description, "lastDay": new.lastDay.description,
                    "replaced": new.isReplaced ? true : nil, "sequence": old.sequence + 1,
                    "suspendedLastDay": new.suspendedLastDay?.description,
                    "revised": max(change.at, old.revised ?? change.at).minute,
                ])
        }
        try append(Array(details.routines.dropFirst(before.routines.count)), to: plan.id)
        for (row, (old, new)) in zip(
            try partIDs(.milestone, of: plan.id), zip(before.milestones, details.milestones))
        where old != new {
            try update(
                .milestone, row, of: patient,
                [
                    "day": new.day.description, "sequence": old.sequence + 1,
                    "revised": max(change.at, old.revised ?? change.at).minute,
                ])
        }
    }

    /// Adds a pause to a plan; by `days` everything after it was moved.
    ///
    /// - Returns: the pause with its number.
    /// - Throws: `StoreError.notFound` where there is no such plan.
    @discardableResult
    package func addPause(
        _ plan: ID<StoredPlan>, first: Day, last: Day, days: Int, reason: String?
    ) throws -> PlanPause {
        let patient = try now.plan(plan).details.patient.number
        let id = try insert(
            .pause, of: patient,
            [
                "plan": plan.number, "firstDay": first.description, "lastDay": last.description,
                "days": days, "reason": reason,
            ])
        return PlanPause(id: ID(id), first: first, last: last, days: days, reason: reason)
    }

    /// Writes the last day of a pause and how far it moves what comes after; its first day and reason stay.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan or pause.
    package func updatePause(_ pause: PlanPause, of plan: ID<StoredPlan>) throws {
        try update(
            .pause, pause.id.number, of: try now.plan(plan).details.patient.number,
            ["lastDay": pause.last.description, "days": pause.days])
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
}
