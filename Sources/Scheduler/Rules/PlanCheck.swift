package import CivilTime
package import Planner

/// A place for a session of a plan against the plan's own rules, one by one.
package struct PlanCheck: Equatable, Sendable {
    private let phases: [PlannedPhase]
    /// `nil` where nobody has to allow the plan's sessions.
    package var authorised: AuthorisedPlan?
    /// The plan's other sessions, where they stand.
    package var standing: [Session]
    /// Days on which the plan rests.
    let pauses: [ClosedRange<Day>]
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
        pauses = (plan?.rests ?? []).map { $0.first...$0.last }
        reviews = (plan?.details.milestones ?? []).filter { $0.kind == .outcomeDue }.map(\.day)
        anchors = Self.anchors(plan?.details.start, plan?.quitDate)
        older = catalog?.olderWindows ?? [:]
    }

    /// Of a plan only the days in which what rides on its sessions is held, and those on which it rests.
    package init(start: Day, quitDate: Day?, pauses: [ClosedRange<Day>], _ catalog: Catalog) {
        (phases, standing, reviews) = ([], [], [])
        self.pauses = pauses
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
    /// breaks none that it does not break already, unless the plan rests then.
    package func violations(
        of place: SessionDetails, from before: SessionDetails
    ) -> [RuleViolation] {
        guard place.start.day != before.start.day else { return pause(place) }
        return pause(place) + restDays(place) + sessionOrder(place) + planWeek(place, from: before)
            + reviewTolerance(place, from: before) + riderWindow(place, from: before)
            + authorised(place, from: before)
    }

    /// The rules that a session that makes up for a lost one would break at a place: it may lie behind its phase, which
    /// then ends later, but not before it.
    package func violations(ofMakeUp place: SessionDetails) -> [RuleViolation] {
        pause(place) + restDays(place) + beginning(place) + authorised(place)
    }

    /// The rules that a session would break at a place to which it goes with its plan: there it may leave its week,
    /// but not its phase. What was set aside for it or a neighbour is not told again.
    package func violations(
        ofCarried place: SessionDetails, from before: SessionDetails, keepingReview: Bool
    ) -> [RuleViolation] {
        let keepsReview = keepingReview && reviewTolerance(before, from: before).isEmpty
        return pause(place) + restDays(place, forgiving: true) + phase(place)
            + sessionOrder(place) + (keepsReview ? reviewTolerance(place, from: before) : [])
            + authorised(place, from: before)
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
