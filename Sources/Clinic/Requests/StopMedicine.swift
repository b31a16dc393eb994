package import CivilTime
import ClinicStore
package import Planner

/// Ends a medicine on a day; its routine ends with it, and the record stays.
package struct StopMedicine: Request {
    /// By id or name, among those of the plan.
    let medicine: String
    let plan: ID<StoredPlan>
    /// The last day; `nil` for today.
    let day: Day?
    let why: String

    package init(_ medicine: String, of plan: ID<StoredPlan>, on day: Day? = nil, why: String) {
        self.medicine = medicine
        self.plan = plan
        self.day = day
        self.why = why
    }

    package func carryOut(_ act: Act) throws -> StoredPlan {
        let last = day ?? act.today
        let why = try Text.reason(why)
        let catalog = try act.shelf.catalog()
        let plan = try act.reading.plan(plan)
        let planned = try act.clinic.planned(medicine, in: plan)
        guard planned.status != .stopped else {
            throw PlannedMedicineRefusal.stoppedAlready(planned, in: plan.id)
        }
        if let end = planned.lastDay, last > max(end, act.today) {
            throw PlannedMedicineRefusal.endsBefore(last, planned, end: end, in: plan.id)
        }
        try stop(planned, last: last, why, in: plan, act)
        if let left = act.clinic.protectionLeft(behind: planned, in: plan, catalog) {
            try stop(
                left, last: last, "ends with \(planned.name)",
                in: try act.reading.plan(plan.id), act)
        }
        try act.clinic.tellForbidden(of: plan.details.patient, act.writing)
        return try act.reading.plan(plan.id)
    }

    private func stop(
        _ planned: PlannedMedicine, last: Day, _ reason: String,
        in plan: StoredPlan, _ act: Act
    ) throws {
        var changed = planned
        changed.status = .stopped
        changed.lastDay = max(last, planned.firstDay - 1)
        changed.decidedDay = act.today
        changed.stopReason = reason
        changed.reviewDay = planned.reviewDay.flatMap { $0 <= last ? $0 : nil }
        try act.writing.updateMedicine(changed, of: plan.id)
        try act.writing.setRoutines([], of: planned.medicine, from: last + 1, in: plan.id)
        try act.clinic.setMilestones(of: changed, before: changed, in: plan, act.writing)
    }
}
