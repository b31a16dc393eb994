import CivilTime

// Nothing lies on a day on which the clinic is closed.

extension Board {
    mutating func keepClosedDaysFree(_ closed: [ClosedRange<Day>]) {
        for range in closed { clear(range) }
    }
}

extension SlotCheck {
    var closedDay: RuleViolation? {
        diary.closedDays.contains(where: touches)
            ? .init(rule: .closedDay, detail: "The clinic is closed on \(day).") : nil
    }
}

extension RuleSentence {
    func closedDays(in window: ClosedRange<Day>) -> String {
        "The clinic is closed \(days(diary.closedDays, in: window))."
    }
}
