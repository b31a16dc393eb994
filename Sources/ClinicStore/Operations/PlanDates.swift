import CivilTime
package import Planner

extension StoreWriting {
    /// Writes the dates of a plan and of its phases, routines and milestones, and the size of its phases.
    ///
    /// A routine or milestone whose days differ gets the next sequence and the time of this change. Routines
    /// that are not stored yet are added.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func updateDates(of plan: StoredPlan) throws {
        let (before, details) = (try now.plan(plan.id).details, plan.details)
        let patient = before.patient.number
        try update(
            .plan, plan.id.number, of: patient,
            ["firstDay": details.start.description, "lastDay": details.end.description])
        for (row, old) in zip(try partIDs(.plannedPhase, of: plan.id), before.phases) {
            guard let new = details.phase(old.id), new != old else { continue }
            try update(
                .plannedPhase, row, of: patient,
                [
                    "firstDay": new.firstDay.description, "weeks": new.weeks,
                    "sessions": new.sessions, "sessionsPerWeek": new.sessionsPerWeek,
                    "minutes": new.minutes, "doseFrom": new.doseFrom?.description,
                    "extraDays": new.extraDays == 0 ? nil : new.extraDays,
                ])
        }
        for (row, old) in zip(try partIDs(.routine, of: plan.id), before.routines) {
            guard let new = details.routines.first(where: { $0.uid == old.uid }), new != old
            else { continue }
            try update(
                .routine, row, of: patient,
                [
                    "firstDay": new.firstDay.description, "lastDay": new.lastDay.description,
                    "replaced": new.isReplaced ? true : nil, "sequence": old.sequence + 1,
                    "suspendedLastDay": new.suspendedLastDay?.description,
                    "revised": max(change.at, old.revised ?? change.at).minute,
                ])
        }
        let known = Set(before.routines.map(\.uid))
        try append(details.routines.filter { !known.contains($0.uid) }, to: plan.id)
        for (row, old) in zip(try partIDs(.milestone, of: plan.id), before.milestones) {
            guard let new = details.milestones.first(where: { $0.uid == old.uid }), new != old
            else { continue }
            try update(
                .milestone, row, of: patient,
                [
                    "day": new.day.description, "sequence": old.sequence + 1,
                    "revised": max(change.at, old.revised ?? change.at).minute,
                ])
        }
    }
}
