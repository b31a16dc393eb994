package import CivilTime
import Planner

/// A session that stands, and what another place for it should keep.
package struct StandingSession: Sendable {
    /// Where it stands.
    package var slot: Slot
    /// Whether it was lost and another one makes up for it: that one may lie on any day.
    package var isLost: Bool
    /// Weekdays and times that the plan keeps to.
    package var usual: [(weekday: Weekday, time: TimeOfDay)]
    /// What the plan's rules say against another place; without a plan, nothing.
    package var breaks: @Sendable (Slot) -> [RuleViolation]

    /// A session outside of plans, unless something else is said.
    package init(
        slot: Slot, isLost: Bool = false, usual: [(weekday: Weekday, time: TimeOfDay)] = [],
        breaks: @escaping @Sendable (Slot) -> [RuleViolation] = { _ in [] }
    ) {
        self.slot = slot
        self.isLost = isLost
        self.usual = usual
        self.breaks = breaks
    }

    /// How far from the usual time of day a place lies, from the nearest one where there are several: those of the
    /// weekday if it has any. Where nothing is usual, where the session stands.
    func minutesOffUsual(_ start: LocalTime) -> Int {
        let same = usual.filter { $0.weekday == start.day.weekday }
        let times = (same.isEmpty ? usual : same).map(\.time)
        let apart = (times.isEmpty ? [slot.start.time] : times).map {
            abs($0.minutes - start.time.minutes)
        }
        return apart.min() ?? 0
    }
}

/// A free place for a session that stands, with what it would break or give up.
package struct SessionOption: Hashable, Sendable {
    /// When, with whom, where.
    package let slot: Slot
    /// Rules of the plan that this place would break.
    package let breaks: [RuleViolation]
    /// What changes or is not as wished, as the front desk says it.
    package let changes: [String]
    /// 0 is as good as where it stands.
    package let cost: Int
    /// Minutes from the usual time of day.
    package let offUsual: Int
}
