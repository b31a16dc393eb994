import CivilTime
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
        let undecided = Set(
            sessions.filter { $0.details.phase == nil }.compactMap(\.details.phaseName))
        return plan.details.phases.filter { !undecided.contains($0.name) }.compactMap { phase in
            let given = sessions.filter {
                $0.details.kind == .physiotherapy && $0.details.phase == phase.id
            }
            let wanted = phase.sessions
            let madeUp = Set(given.filter(\.status.isLive).compactMap(\.details.makesUp))
            let live = given.count { session in
                session.status.isLive
                    && !(session.status == .missed && madeUp.contains(session.id))
            }
            guard given.count < wanted || live > wanted else { return nil }
            return Violation(
                .wholePlan,
                "Phase \(phase.id.number) of plan \(plan.id) asks for \(counted(wanted, "session")) and has \(live), "
                    + "besides \(given.count - live) cancelled.")
        }
    }

    /// Of a session that is in none of the plan's phases, or in one of several that only its name could tell.
    private func phaseless(_ session: Session, _ plan: StoredPlan) -> String {
        let name = session.details.phaseName
        guard session.details.phase == nil, plan.details.phases.contains(where: { $0.name == name })
        else { return "Session \(session.id) is in a phase that plan \(plan.id) lacks." }
        return "Session \(session.id) belongs to one of several phases of plan \(plan.id) that are"
            + " called the same, and an older version did not keep to which: cancel it and book a"
            + " session outside the plan in its place."
    }

    private func misplacement(_ session: Session, _ plan: StoredPlan) -> Violation? {
        let details = session.details
        guard details.patient == plan.details.patient else {
            return Violation(
                .wholePlan, "Session \(session.id) of plan \(plan.id) is another patient's.")
        }
        let phase = plan.details.phase(of: details)
        if phase?.name != details.phaseName || phase == nil && details.phase != nil {
            return Violation(.wholePlan, phaseless(session, plan))
        }
        let day = details.start.day
        // Reviews, weigh-ins and quit support go on after the last phase.
        let isInPlan = plan.details.start <= day
        let isFree =
            !session.status.isLive || plan.status == .discharged
            || details.exception?.leavesPhase == true
        let own = details.kind == .physiotherapy ? phase : nil
        let isInside = own.map { $0.firstDay <= day && day <= $0.lastDay } ?? isInPlan
        guard !isFree, !isInside else { return nil }
        return Violation(
            .wholePlan, "Session \(session.id) on \(day) lies outside its part of plan \(plan.id).")
    }
}
