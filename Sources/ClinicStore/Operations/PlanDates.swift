import CivilTime
package import Planner

extension StoreWriting {
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
}
