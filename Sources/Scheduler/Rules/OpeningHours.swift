import CivilTime

// Sessions lie wholly inside the clinic's opening hours.

extension Board {
    /// Leaves what lies wholly inside the hours.
    mutating func keepOpeningHours(_ hours: WeeklyHours) {
        let week = slotsByWeekday(hours)
        for day in common.indices { common[day] = common[day] & week[weekday(day)] }
    }
}

extension SlotCheck {
    var openingHours: RuleViolation? {
        guard !covers(diary.openingHours) else { return nil }
        let words =
            outlasted(diary.openingHours).map { "The clinic is open only until \($0)." }
            ?? "The clinic is not open at \(when)."
        return .init(rule: .openingHours, detail: words)
    }
}

extension RuleSentence {
    var openingHours: String { "The clinic is not open when it would fit." }
}
