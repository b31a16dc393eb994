import CivilTime
import GRDB
package import Planner

extension StoreReading {
    /// Plans are pinned and whole, and their sessions lie where the plan puts them.
    func planViolations() throws -> [Violation] {
        let sessions = Dictionary(grouping: try sessions()) { $0.details.plan }
        return try plans().flatMap { violations(of: $0, sessions[$0.id] ?? []) }
    }

    /// What of one plan does not hold.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func violations(of plan: ID<StoredPlan>) throws -> [Violation] {
        violations(of: try self.plan(plan), try sessions(SessionFilter(plan: plan)))
    }

    private func violations(of plan: StoredPlan, _ sessions: [Session]) -> [Violation] {
        let own = sessions.sorted { $0.id < $1.id }
        let misplaced = own.compactMap { misplacement($0, plan) }
        return pin(plan) + misplaced + (plan.status == .active ? doses(plan, own) : [])
    }

    private func pin(_ plan: StoredPlan) -> [Violation] {
        let pin = plan.details.pin
        guard pin.cause.isEmpty || pin.contentHash.isEmpty || pin.version < 1 else { return [] }
        return [Violation(.pinned, "Plan \(plan.id) does not tell the template it was made from.")]
    }

    /// A discharged or held plan may have any number. Sessions cancelled count as once planned; of a
    /// missed one and the one that makes up for it, one counts.
    private func doses(_ plan: StoredPlan, _ sessions: [Session]) -> [Violation] {
        let names = plan.details.phases.map(\.name)
        return Set(names).sorted().compactMap { name in
            let wanted = plan.details.phases.filter { $0.name == name }
                .reduce(0) { $0 + $1.sessions }
            let given = sessions.filter {
                $0.details.kind == .physiotherapy && $0.details.phase == name
            }
            let madeUp = Set(given.filter(\.status.isLive).compactMap(\.details.makesUp))
            let live = given.count { session in
                session.status.isLive
                    && !(session.status == .missed && madeUp.contains(session.id))
            }
            guard given.count < wanted || live > wanted else { return nil }
            let position = (names.firstIndex(of: name) ?? 0) + 1
            return Violation(
                .wholePlan,
                "Phase \(position) of plan \(plan.id) asks for \(wanted) sessions and has \(live), "
                    + "besides \(given.count - live) cancelled.")
        }
    }

    private func misplacement(_ session: Session, _ plan: StoredPlan) -> Violation? {
        let details = session.details
        guard details.patient == plan.details.patient else {
            return Violation(
                .wholePlan, "Session \(session.id) of plan \(plan.id) is another patient's.")
        }
        let phases = plan.details.phases.filter { $0.name == details.phase }
        if details.phase != nil, phases.isEmpty {
            return Violation(
                .wholePlan, "Session \(session.id) is in a phase that plan \(plan.id) lacks.")
        }
        let day = details.start.day
        let isInPhase = phases.contains { $0.firstDay <= day && day <= $0.lastDay }
        // Reviews, weigh-ins and quit support go on after the last phase.
        let isInPlan = plan.details.start <= day
        let isFree =
            !session.status.isLive || plan.status == .discharged
            || details.exception?.leavesPhase == true
        let isInside = details.kind == .physiotherapy && !phases.isEmpty ? isInPhase : isInPlan
        guard !isFree, !isInside else { return nil }
        return Violation(
            .wholePlan, "Session \(session.id) on \(day) lies outside its part of plan \(plan.id).")
    }
}
