package import CivilTime
package import Planner

extension StoreReading {
    func pauses(of plan: Int64) throws -> [PlanPause] {
        try rows(.pause, "SELECT * FROM pause WHERE plan = ? ORDER BY firstDay, id", [plan]).map {
            PlanPause(
                id: ID($0.id), first: try $0.day("firstDay"), last: try $0.day("lastDay"),
                days: try $0.row["days"], reason: $0.row["reason"])
        }
    }
}

extension StoreWriting {
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
}
