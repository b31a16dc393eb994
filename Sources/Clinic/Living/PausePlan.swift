import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    /// Lets a plan rest from one day to another, both included: what is ahead moves by whole weeks, so that
    /// it keeps its weekdays and times.
    package func pause(
        _ plan: StoredPlan, from: String, to: String, reason: String?
    ) throws -> SessionReport {
        let first = try Day(telling: from, today: today)
        let last = try Day(telling: to, today: today)
        let reason = try reason.map(Text.reason)
        guard first <= last, last - first < 366 else {
            throw Failure(
                .usage, "A pause from \(first) to \(last) cannot be.",
                remedy: "Write the earlier day after --from; a pause is shorter than a year.")
        }
        guard first >= today else {
            throw Failure(
                .refused, "\(first) lies in the past (today is \(today)).",
                remedy: "Let the pause begin today; record what was missed before.")
        }
        let days = (last - first + 7) / 7 * 7
        return try write { writing in
            let plan = try requireActive(plan, writing.now)
            try requireGoing(
                plan.details.patient, writing.now, "the course of the plan does not change")
            if let other = plan.rests.first(where: { $0.first <= last && first <= $0.last }) {
                throw Failure(
                    .refused, "\(plan.id) rests from \(other.first) to \(other.last) already.",
                    remedy: "End that pause first: physio plan resume \(plan.id)")
            }
            let sessions = try writing.now.sessions(SessionFilter(plan: plan.id))
            var carrying = Carrying(
                plan: plan,
                moving: sessions.filter {
                    $0.isAhead(now) && $0.goesWithPlan && $0.details.start.day >= first
                }, from: first, days: days)
            carrying.notBefore = last + 1
            var report = try carry(carrying, writing)
            let pause = try writing.addPause(
                plan.id, first: first, last: last, days: days, reason: reason)
            report.lines.insert(
                "\(plan.id) rests from \(first) to \(last); what is ahead moves by \(days) days.",
                at: 0)
            report.lines += inside(pause, sessions)
            return try with(plan.id, report, writing)
        }
    }

    /// Ends the pause that runs or comes next; what is ahead comes back by as many whole weeks as were not
    /// needed.
    package func resume(_ plan: StoredPlan, on text: String?) throws -> SessionReport {
        let day = try text.map { try Day(telling: $0, today: today) } ?? today
        return try write { writing in
            let plan = try requireActive(plan, writing.now)
            try requireGoing(
                plan.details.patient, writing.now, "the course of the plan does not change")
            guard var pause = plan.rests.first(where: { $0.last >= today }) else {
                throw Failure(
                    .refused, "\(plan.id) does not rest.",
                    remedy: "See it with 'physio plan show \(plan.id)'.")
            }
            let resumed = max(day, pause.first)
            guard day >= today, resumed <= pause.last + 1 else {
                throw Failure(
                    .usage, "The pause from \(pause.first) to \(pause.last) cannot end on \(day).",
                    remedy: "Choose a day from \(max(today, pause.first)) to \(pause.last + 1).")
            }
            let needed = (resumed - pause.first + 6) / 7 * 7
            let back = pause.days - needed
            let from = pause.first + pause.days
            pause.last = resumed - 1
            pause.days = needed
            try writing.updatePause(pause, of: plan.id)
            guard back > 0 else {
                var report = SessionReport()
                report.lines = ["\(plan.id) goes on from \(resumed); nothing can come earlier."]
                return try with(plan.id, report, writing)
            }
            var carrying = Carrying(
                plan: try writing.now.plan(plan.id),
                moving: try writing.now.sessions(SessionFilter(plan: plan.id)).filter {
                    $0.isAhead(now) && $0.goesWithPlan && $0.details.start.day >= from
                }, from: from, days: -back)
            carrying.notBefore = resumed
            var report = try carry(carrying, writing)
            report.lines.insert(
                "\(plan.id) goes on from \(resumed); what is ahead comes \(back) days earlier.",
                at: 0)
            return try with(plan.id, report, writing)
        }
    }

    func requireActive(_ plan: StoredPlan, _ reading: StoreReading) throws -> StoredPlan {
        let plan = try reading.plan(plan.id)
        guard plan.status == .active else {
            throw Failure(
                .refused, "\(plan.id) is \(plan.status.rawValue).",
                remedy: plan.status == .held
                    ? "Book it first: physio plan book-all" : "Only a running plan changes.")
        }
        return plan
    }

    /// Contacts with a clock of their own that fall into the pause.
    private func inside(_ pause: PlanPause, _ sessions: [Session]) -> [String] {
        sessions.filter {
            $0.isAhead(now) && !$0.goesWithPlan
                && (pause.first...pause.last).contains($0.details.start.day)
        }.map {
            "\($0.id) \($0.details.title): stays on \($0.details.start), in the pause; hold it by"
                + " phone, or move it: physio session move \($0.id) --to TIME --only"
        }
    }
}
