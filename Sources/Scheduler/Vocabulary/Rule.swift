/// A hard rule: what no placement may break.
package enum Rule: String, CaseIterable, Hashable, Sendable, Comparable {
    case openingHours, closedDay, unusableTime
    case patientAvailability, blockedDay, patientBusy
    case skill, onlyTherapist, therapistHours, absence, therapistBusy, maxPerDay
    case room
    case minDaysBetween, planWeek, startWindow, horizon, reviewTolerance, riderWindow

    /// In the order in which they are asked.
    package static func < (left: Rule, right: Rule) -> Bool { left.rank < right.rank }
    private var rank: Int { Rule.allCases.firstIndex(of: self) ?? 0 }
}

/// A rule that a time breaks, in words for the front desk.
package struct RuleViolation: Hashable, Sendable, CustomStringConvertible {
    /// Which rule.
    package var rule: Rule
    /// A whole sentence.
    package var detail: String

    /// A rule with its sentence.
    package init(rule: Rule, detail: String) {
        self.rule = rule
        self.detail = detail
    }

    /// The sentence.
    package var description: String { detail }
}
