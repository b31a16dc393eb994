import ClinicStore
package import Planner
package import Scheduler

/// How much of a plan a command may touch.
package enum SessionScope: String, Hashable, Sendable, CaseIterable {
    /// The session named and no other.
    case only
    /// It and the later sessions of its plan or series that are still ahead.
    case following
    /// All sessions of its plan or series that are still ahead.
    case all
}

/// A session before and after a command.
package struct SessionChange: Hashable, Sendable {
    /// `nil` for one that was booked.
    package let before: Session?
    package let after: Session
}

/// What a command did to sessions, each one named.
package struct SessionReport: Sendable {
    /// In order of their time.
    package var changes: [SessionChange] = []
    /// What else of the plan moves or stays, a line for each part.
    package var lines: [CourseRemark] = []
    /// What else there is to know or to do, a sentence each.
    package var remarks: [SessionRemark] = []
    /// Where a lost session can be made up for, the best first.
    package var offers = Offers<OfferedPlace>()

    /// The plan with its sessions, as it is then.
    package var plan: (plan: StoredPlan, sessions: [Session])?

    package init() {}

    package var sessions: [Session] { changes.map(\.after) }
}

extension Clinic {
    /// Throws where more than one session could be meant and the scope was not said.
    func scope(
        _ scope: SessionScope?, of session: Session, _ reading: StoreReading,
        among choices: [SessionScope]
    ) throws -> SessionScope {
        if let scope { return scope }
        guard session.details.plan != nil || session.details.series != nil else { return .only }
        let live = try reading.sessions(session.companions).filter(\.status.isLive)
        guard live.count > 1 else { return .only }
        throw LivingRefusal.noScope(
            session.id, of: session.details.plan, sessions: live.count, choices: choices)
    }

    /// The report with the plan as it is at the end of this transaction.
    func with(
        _ plan: ID<StoredPlan>, _ report: SessionReport, _ writing: StoreWriting
    ) throws -> SessionReport {
        var report = report
        report.plan = (
            try writing.now.plan(plan), try writing.now.sessions(SessionFilter(plan: plan))
        )
        return report
    }

    /// Throws, and so takes all back, when a plan would not be whole.
    func requireWhole(_ plans: [ID<StoredPlan>?], _ writing: StoreWriting) throws {
        for plan in Set(plans.compactMap { $0 }).sorted() {
            let violations = try writing.now.violations(of: plan)
            guard violations.isEmpty else { throw LivingRefusal.notWhole(plan, violations) }
        }
    }
}

extension Session {
    /// The sessions of its plan, or of its series; itself where it stands alone.
    var companions: SessionFilter {
        var filter = SessionFilter(plan: details.plan)
        guard details.plan == nil else { return filter }
        filter.series = details.series?.first
        if filter.series == nil { filter.session = id }
        return filter
    }
}
