import CivilTime

// Nothing lies in an hour that the clocks leave out or repeat.

extension Board {
    mutating func keepUnusableTimesFree(_ times: [Interval<LocalTime>]) {
        for time in times { clear(time, in: &common) }
    }
}

extension SlotCheck {
    var unusableTime: RuleViolation? {
        diary.unusable.contains(where: time.overlaps)
            ? .init(rule: .unusableTime, detail: "The clocks change at \(when) on \(day).") : nil
    }
}

extension RuleSentence {
    var unusableTime: String { "The clocks change at the only time left." }
}
