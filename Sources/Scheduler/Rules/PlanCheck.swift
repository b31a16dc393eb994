package import CivilTime
package import Planner

/// A place for a session of a plan against the plan's own rules, one by one.
package struct PlanCheck: Equatable, Sendable {
    private let phases: [PlannedPhase]
    /// The plan's other sessions, where they stand.
    package var standing: [Session]
    /// Days on which reviews are due.
    let reviews: [Day]
    /// Quit support counts from the quit date, weigh-ins from the plan's start.
    let anchors: [SessionTask.Kind: Day]
    /// By title: windows of tasks that do not hold their own.
    let older: [String: ClosedRange<Int>]

    /// Without a plan nothing binds.
    package init(_ plan: StoredPlan?, standing: [Session], _ catalog: Catalog?) {
        phases = plan?.details.phases ?? []
        self.standing = standing
        reviews = (plan?.details.milestones ?? []).filter { $0.kind == .outcomeDue }.map(\.day)
        anchors = Self.anchors(plan?.details.start, plan?.quitDate)
        older = catalog?.olderWindows ?? [:]
    }

    /// Of a plan only the days in which what rides on its sessions is held.
    package init(start: Day, quitDate: Day?, _ catalog: Catalog) {
        (phases, standing, reviews) = ([], [], [])
        anchors = Self.anchors(start, quitDate)
        older = catalog.olderWindows
    }

    private static func anchors(_ start: Day?, _ quitDate: Day?) -> [SessionTask.Kind: Day] {
        var anchors: [SessionTask.Kind: Day] = [:]
        anchors[.quitSupport] = quitDate
        anchors[.weighIn] = start
        return anchors
    }

    /// The phase that a session belongs to.
    package func phase(of session: SessionDetails) -> PlannedPhase? {
        phases.first { $0.id == session.phase }
    }

    /// The rules that one of the plan's sessions would break at a place; `before` is where it stands. On its day it
    /// breaks none that it does not break already.
    package func violations(
        of place: SessionDetails, from before: SessionDetails
    ) -> [RuleViolation] {
        guard place.start.day != before.start.day else { return [] }
        return restDays(place) + sessionOrder(place) + planWeek(place, from: before)
            + reviewTolerance(place, from: before) + riderWindow(place, from: before)
    }

    /// The first and the last day on which a session that stands may lie: from where it stands to where its plan
    /// wants it. `nil` where the plan says nothing of its days.
    package func days(of session: SessionDetails) -> ClosedRange<Day>? {
        let asked = [planWeek(of: session), reviewDays(of: session)].compactMap { $0 }
        let day = session.start.day
        let bound = (asked + windows(of: session).map(\.days))
            .map { min($0.lowerBound, day)...max($0.upperBound, day) }
        return bound.first.map { bound.reduce($0) { $0.clamped(to: $1) } }
    }
}
