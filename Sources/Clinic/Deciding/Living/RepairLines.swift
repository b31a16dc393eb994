import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// One session in a repair, before and after.
package struct RepairLine: Sendable {
    package enum Outcome: String, CaseIterable, Sendable {
        case kept, moved, reassigned, impossible
    }

    package let outcome: Outcome
    package let before: Session
    /// Where it goes; `nil` when there is no place for it.
    package let after: Session?
    /// Why it changes, or why it cannot, as the front desk says it; `nil` for what stays.
    package let reason: String?
    /// In the units of the clinic's weights.
    package let cost: Int
}

/// A phase that an absence leaves with fewer sessions.
package struct ShortenedPhase: Hashable, Sendable {
    package let plan: ID<StoredPlan>
    package let phase: String
    package let left: Int
    package let of: Int
}

/// The least change that makes every hit session fit again.
package struct PlanRepair: Sendable {
    /// In order of time.
    package let lines: [RepairLine]
    package let shortened: [ShortenedPhase]
    package let isApplied: Bool

    package var cost: Int { lines.reduce(0) { $0 + $1.cost } }
    package func lines(_ outcome: RepairLine.Outcome) -> [RepairLine] {
        lines.filter { $0.outcome == outcome }
    }
}

extension RepairLine {
    fileprivate func json(_ session: (Session) -> JSON) -> JSON {
        [
            "outcome": .text(outcome.rawValue), "before": session(before),
            "session": after.map(session) ?? .null, "reason": .text(reason),
            "cost": .integer(cost),
        ]
    }
}

extension PlanRepair {
    /// What was kept, moved, reassigned and impossible, each session with its reason and cost.
    package func json(_ session: (Session) -> JSON) -> JSON {
        let groups = RepairLine.Outcome.allCases.map { outcome in
            JSON.Member(
                key: outcome.rawValue,
                value: .array(lines(outcome).map { $0.json(session) }))
        }
        let phases = shortened.map { phase -> JSON in
            [
                "plan": .text("\(phase.plan)"), "phase": .text(phase.phase),
                "left": .integer(phase.left), "of": .integer(phase.of),
            ]
        }
        return .object(
            groups + [
                JSON.Member(key: "shortened", value: .array(phases)),
                JSON.Member(key: "cost", value: .integer(cost)),
                JSON.Member(key: "applied", value: .bool(isApplied)),
            ])
    }
}
