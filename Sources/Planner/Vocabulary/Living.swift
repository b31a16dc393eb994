package import CivilTime

extension Session {
    /// Why a session was cancelled, as the front desk codes it.
    package enum CancelReason: String, Hashable, Sendable, CaseIterable {
        case sick, better, worse, away, work, clinic, other
    }

    /// How a session was lost.
    package enum Loss: RawRepresentable, CaseIterable, Hashable, Sendable {
        /// Nobody came.
        case missed
        case cancelled(CancelReason)

        package static let allCases = [.missed] + CancelReason.allCases.map(Loss.cancelled)

        /// `missed`, or the code of the reason.
        package init?(rawValue: String) {
            guard let known = Self.allCases.first(where: { $0.rawValue == rawValue }) else {
                return nil
            }
            self = known
        }

        package var rawValue: String {
            switch self {
            case .missed: "missed"
            case .cancelled(let reason): reason.rawValue
            }
        }
    }

    /// `nil` where it was not lost, or nobody said why.
    package var loss: Loss? { Self.loss(status, reason: reason) }

    /// How a session of this status, cancelled for this reason, was lost.
    package static func loss(_ status: Status, reason: String?) -> Loss? {
        switch status {
        case .missed: .missed
        case .cancelled: reason.flatMap(CancelReason.init).map(Loss.cancelled)
        case .booked, .confirmed, .attended: nil
        }
    }

    /// The reason of a session whose booking was taken back after a calendar had seen it.
    package static let undone = "undone"
    /// The reason of a session that its plan ended before.
    package static let discharged = "discharge"
    /// The reason of a session of somebody whose record was erased before.
    package static let erased = "erased"
}

/// Rules of the diary that a session does not keep, because somebody decided so.
package struct SessionException: Hashable, Sendable {
    /// The code of the rule that keeps a session in its week and its phase.
    package static let planWeek = "plan-week"

    /// The codes of the rules, sorted.
    package var rules: [String]
    package var reason: String

    /// Whether the session may lie outside its phase.
    package var leavesPhase: Bool { rules.contains(Self.planWeek) }

    package init(rules: [String], reason: String) {
        self.rules = rules
        self.reason = reason
    }
}

/// A span of days on which a plan rests.
package struct PlanPause: Identified, Hashable, Sendable {
    package static let letter: Character = "U"
    package let id: ID<PlanPause>
    /// The first day of rest.
    package var first: Day
    /// The last day of rest; earlier than `first` when the pause was taken back.
    package var last: Day
    /// By how many days everything ahead was moved; 0 or more.
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
    /// The day on which it ended.
    package let day: Day
    package let reason: String
    /// What was done and what came of it, in several lines.
    package let summary: String

    package init(day: Day, reason: String, summary: String) {
        self.day = day
        self.reason = reason
        self.summary = summary
    }
}

extension StoredPlan {
    /// The pauses of the plan, without those that were taken back.
    package var rests: [PlanPause] { pauses.filter { $0.first <= $0.last } }

    /// Whether weight loss is part of the plan.
    package var hasWeightLoss: Bool { details.milestones.contains { $0.kind == .weightTarget } }

    /// The day on which the patient stops smoking, as last set; `nil` if that is not part of the plan.
    package var quitDate: Day? { details.milestones.last { $0.kind == .quitDate }?.day }
}
