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
        if let closed = diary.closedDays.first(where: touches) {
            let day = max(day, closed.lowerBound)
            return .init(
                rule: .closedDay, detail: "The clinic is closed on \(day)\(diary.holiday(on: day))."
            )
        }
        return diary.closedTimes.first { $0.overlaps(time) }.map { closed in
            let holiday = diary.holiday(on: closed.start.day)
            return .init(
                rule: .closedDay, detail: "The clinic is closed \(closed.words)\(holiday).")
        }
    }
}

extension RuleSentence {
    func closedDays(in window: ClosedRange<Day>) -> String {
        let whole = diary.closedDays.filter { $0.overlaps(window) }
            .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
            .map { [$0].told + diary.holiday(on: $0.lowerBound) }
        let times = diary.closedTimes.filter {
            window.contains($0.start.day) || window.contains($0.end.day)
        }.map { $0.words + diary.holiday(on: $0.start.day) }
        let told = whole + times.prefix(3) + (times.count > 3 ? ["and more"] : [])
        return "The clinic is closed \(told.joined(separator: ", "))."
    }
}

extension Diary {
    /// ` (Christmas Day)`; nothing for a day that is none.
    fileprivate func holiday(on day: Day) -> String {
        holidays[day].map { " (\($0))" } ?? ""
    }
}
