import CivilTime

// Nothing lies on a day, or in the part of a day, on which the clinic is closed.

extension Board {
    mutating func keepClosedDaysFree(_ closed: [ClosedRange<Day>]) {
        for range in closed { clear(range) }
    }

    mutating func keepClosedTimesFree(_ closed: [Interval<LocalTime>]) {
        for time in closed { clear(time, in: &common) }
    }
}

extension SlotCheck {
    var closedDay: RuleViolation? {
        if diary.closedDays.contains(where: touches) {
            return .init(rule: .closedDay, detail: "The clinic is closed on \(day).")
        }
        return diary.closedTimes.first { $0.overlaps(time) }.map { closed in
            .init(rule: .closedDay, detail: "The clinic is closed \(closed.words).")
        }
    }
}

extension RuleSentence {
    func closedDays(in window: ClosedRange<Day>) -> String {
        let times = diary.closedTimes.filter {
            window.contains($0.start.day) || window.contains($0.end.day)
        }
        guard !times.isEmpty else {
            return "The clinic is closed \(days(diary.closedDays, in: window))."
        }
        let parts = times.prefix(3).map(\.words) + (times.count > 3 ? ["and more"] : [])
        let whole = diary.closedDays.filter { $0.overlaps(window) }
        let told = (whole.isEmpty ? [] : [days(diary.closedDays, in: window)]) + parts
        return "The clinic is closed \(told.joined(separator: ", "))."
    }
}
