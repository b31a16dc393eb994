import CivilTime

// Nothing is placed in or over an hour that the clocks leave out or repeat. What somebody names may run through one,
// but neither begins nor ends in it: such a time is not clear.

extension Board {
    mutating func keepUnusableTimesFree(_ times: [Interval<LocalTime>]) {
        for time in times { clear(time, in: &common) }
    }
}

extension Diary {
    /// The start or the end of a span, where that is not clear.
    func unclear(_ span: Interval<LocalTime>) -> LocalTime? {
        if unusable.contains(where: { $0.contains(span.start) }) { return span.start }
        return unusable.contains { $0.start < span.end && span.end < $0.end } ? span.end : nil
    }
}

extension SlotCheck {
    var unusableTime: RuleViolation? {
        diary.unclear(time).map { unclear in
            let what = unclear == time.start ? "begin" : "end"
            return RuleViolation(
                rule: .unusableTime,
                detail:
                    "It would \(what) at \(unclear.time) on \(unclear.day), while clocks change.")
        }
    }
}

extension RuleSentence {
    var unusableTime: String { "The clocks change at the only time left." }
}
