import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    /// Moves what is ahead of a plan by days, later or earlier; all of it when nothing has begun.
    package func shift(_ plan: StoredPlan, days: Int) throws -> SessionReport {
        guard days != 0, abs(days) <= 366 else {
            throw Failure(
                .usage, "A plan is not shifted by \(days) days.",
                remedy: "Say --days 1 to 366, or -366 to -1 for earlier.")
        }
        return try write { writing in
            let plan = try requireActive(plan, writing.now)
            try requireGoing(
                plan.details.patient, writing.now, "the course of the plan does not change")
            let sessions = try writing.now.sessions(SessionFilter(plan: plan.id))
            let isWhole =
                plan.details.start > today
                && !sessions.contains { $0.status.isLive && !$0.isAhead(now) }
            let moving = sessions.filter {
                $0.isAhead(now)
                    && ($0.goesWithPlan || isWhole && $0.details.kind != .monitoring)
            }
            guard !moving.isEmpty else {
                throw Failure(
                    .refused, "Of \(plan.id) nothing is booked that lies ahead.",
                    remedy: "See it with 'physio plan show \(plan.id)'.")
            }
            let isToday = moving.first?.details.start.day == today
            var carrying = Carrying(
                plan: plan, moving: moving, from: isToday ? today : today + 1, days: days)
            carrying.isWhole = isWhole
            if isWhole, plan.details.start + days < today {
                throw Failure(
                    .refused,
                    "\(plan.id) would start on \(plan.details.start + days), in the past.",
                    remedy: "Shift it by fewer days.")
            }
            return try with(plan.id, try carry(carrying, writing), writing)
        }
    }
}
