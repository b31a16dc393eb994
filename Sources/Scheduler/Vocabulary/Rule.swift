/// A hard rule: what no placement may break.
package enum Rule: String, CaseIterable, Hashable, Sendable, Comparable {
    case openingHours, closedDay, unusableTime
    case patientAvailability, blockedDay, patientBusy
    case skill, onlyTherapist, therapistHours, absence, therapistBusy, maxPerDay
    case room, seat, buffer
    case minDaysBetween, planWeek, startWindow, horizon, reviewTolerance, riderWindow
    case sessionOrder, therapistLeft, authorised

    /// `min-days-between` for `minDaysBetween`.
    package var code: String {
        rawValue.reduce(into: "") { code, letter in
            code += letter.isUppercase ? "-\(letter.lowercased())" : String(letter)
        }
    }

    /// Nobody is at two places, and no time is told that clocks skip or repeat: no reason sets that aside.
    package var isFirm: Bool {
        [.patientBusy, .therapistBusy, .room, .seat, .unusableTime, .therapistLeft].contains(self)
    }

    /// Whether what was decided about it goes with a session to another day: it is about the session's place in
    /// its plan. Two that stand near each other do so on these two days alone; on others the rest is needed again.
    package var goesWithSession: Bool {
        [.planWeek, .reviewTolerance, .riderWindow, .sessionOrder].contains(self)
    }

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
