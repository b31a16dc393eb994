/// On which days whoever pays lets a plan's sessions lie; days count from the first of the horizon.
package struct AuthorisedDays: Sendable {
    /// The first session lies on this day at the latest.
    package var firstBy = Int.max
    /// No session lies after this day.
    package var last = Int.max
    /// Days from one session to the next, at most.
    package var apart = Int.max
    /// Days that the horizon leaves out before one of its days.
    package var leftOut: [(before: Int, days: Int)] = []

    /// All days.
    package init() {}

    /// The same, counted from the start of a plan.
    func counted(from start: Int) -> AuthorisedDays {
        var days = self
        if firstBy < .max { days.firstBy = firstBy - start }
        if last < .max { days.last = last - start }
        days.leftOut = leftOut.map { ($0.before - start, $0.days) }
        return days
    }

    /// Whether a session, counted from 0, may lie on a day.
    func allow(_ session: Int, on day: Int) -> Bool {
        day <= last && (session > 0 || day <= firstBy)
    }

    /// The first day from `low` on from which it is not too long to the next session on `day`.
    func first(from low: Int, before day: Int) -> Int {
        guard apart < .max else { return low }
        return (low..<max(low, day)).first { other in
            let real = leftOut.reduce(day - other) {
                other < $1.before && $1.before <= day ? $0 + $1.days : $0
            }
            return real <= apart
        } ?? max(low, day)
    }
}
