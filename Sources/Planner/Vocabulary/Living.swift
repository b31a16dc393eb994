package import CivilTime

extension Session {
    /// Why a session was cancelled, as the front desk codes it.
    package enum CancelReason: String, Hashable, Sendable, CaseIterable {
        case sick, better, worse, away, work, clinic, other
    }

    /// Written where a booking was taken back that a calendar had seen.
    package static let undone = "undone"
    /// Written where a plan ended before the session.
    package static let discharged = "discharge"
}

/// Rules that a session stands against, because somebody said so.
package struct SessionException: Hashable, Sendable {
    /// The code of the rule that keeps a session in its week and its phase.
    package static let planWeek = "plan-week"

    /// Codes of rules, sorted.
    package var rules: [String]
    package var reason: String

    /// Whether it may lie outside its phase.
    package var leavesPhase: Bool { rules.contains(Self.planWeek) }

    package init(rules: [String], reason: String) {
        self.rules = rules
        self.reason = reason
    }
}

/// A span in which a plan rests.
package struct PlanPause: Identified, Hashable, Sendable {
    package static let letter: Character = "U"
    package let id: ID<PlanPause>
    package var first: Day
    /// Included; before `first` when the pause was taken back.
    package var last: Day
    /// By how much what was ahead moved, 0 or more.
    package var days: Int
    package let reason: String?

    package init(id: ID<PlanPause>, first: Day, last: Day, days: Int, reason: String?) {
        self.id = id
        self.first = first
        self.last = last
        self.days = days
        self.reason = reason
    }
}

/// How a plan ended.
package struct Discharge: Hashable, Sendable {
    package let day: Day
    package let reason: String
    /// What was done and what came of it, a line each.
    package let summary: String

    package init(day: Day, reason: String, summary: String) {
        self.day = day
        self.reason = reason
        self.summary = summary
    }
}

extension StoredPlan {
    /// Its pauses, without those that were taken back.
    package var rests: [PlanPause] { pauses.filter { $0.first <= $0.last } }
}
