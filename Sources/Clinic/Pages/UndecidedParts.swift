import ClinicStore
import Planner
import Scheduler

// Older versions kept neither the skill that a phase needs nor the days of quit support and weigh-ins. Names and titles
// tell them from today's templates; where those call it otherwise by now, nobody guesses.

extension Clinic {
    /// Each part to come of a running plan of which it is not known what the plan asks.
    func undecidedParts(of plan: StoredPlan, _ reading: StoreReading) throws -> [CheckProblem] {
        try undecidedSkills(of: plan) + undecidedWindows(of: plan, reading)
    }

    private func undecidedSkills(of plan: StoredPlan) throws -> [CheckProblem] {
        let template = try shelf.catalog().cause(plan.details.pin.cause)
        let asks = template?.phases.contains { $0.skill != nil } ?? true
        return plan.details.phases.filter { phase in
            asks && phase.skill == .notKept && phase.lastDay >= today
                && template?.phases.contains { $0.name == phase.name } != true
        }.map { .unknownSkill($0.id, plan.id) }
    }

    private func undecidedWindows(
        of plan: StoredPlan, _ reading: StoreReading
    ) throws -> [CheckProblem] {
        let course = PlanCheck(plan, standing: [], try shelf.catalog())
        return try reading.sessions(SessionFilter(plan: plan.id, from: today)).filter {
            $0.status.isLive && course.isUnknown($0.details)
        }.map { .unknownDays($0.id) }
    }
}
