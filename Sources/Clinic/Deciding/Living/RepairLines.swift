import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// One session in a repair, before and after.
package struct RepairLine: Sendable {
    package enum Outcome: String, CaseIterable, Encodable, Sendable {
        case kept, moved, reassigned, impossible
    }

    package let outcome: Outcome
    package let before: Session
    /// Where it goes; `nil` when there is no place for it.
    package let after: Session?
    /// Why it changes, or why it cannot; `nil` for what stays, unless it can stay only as another one goes.
    package let reason: RepairReason?
    /// In the units of the clinic's weights.
    package let cost: Int
}

/// A phase that an absence leaves with fewer sessions.
package struct ShortenedPhase: Encodable, Hashable, Sendable {
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
