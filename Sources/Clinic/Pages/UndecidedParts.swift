import ClinicStore
import Planner
import Scheduler

// Older versions kept neither the skill that a phase needs nor the days of quit support and weigh-ins. Names and titles
// tell them from today's templates; where those call it otherwise by now, nobody guesses.

extension Clinic {
    /// A sentence for each part to come of a running plan of which it is not known what the plan asks.
    func undecidedParts(of plan: StoredPlan, _ reading: StoreReading) throws -> [Advice] {
        try undecidedSkills(of: plan) + undecidedWindows(of: plan, reading)
    }

    private func undecidedSkills(of plan: StoredPlan) throws -> [Advice] {
        let template = try shelf.catalog().cause(plan.details.pin.cause)
        let asks = template?.phases.contains { $0.skill != nil } ?? true
        return plan.details.phases.filter { phase in
            asks && phase.skill == .notKept && phase.lastDay >= today
                && template?.phases.contains { $0.name == phase.name } != true
        }.map { phase in
            """
            \(plan.id): an older version did not keep which skill phase \(phase.id.number) needs, and \
            today's templates have no such phase: look yourself at whom its sessions are with.
            """
        }
    }

    private func undecidedWindows(
        of plan: StoredPlan, _ reading: StoreReading
    ) throws -> [Advice] {
        let course = PlanCheck(plan, standing: [], try shelf.catalog())
        return try reading.sessions(SessionFilter(plan: plan.id, from: today)).filter {
            $0.status.isLive && course.isUnknown($0.details)
        }.map { session in
            """
            \(session.id): an older version did not keep on which days it may be held, and today's \
            programmes do not know it by its title: it may be moved to any day, so keep it near its own.
            """
        }
    }
}
