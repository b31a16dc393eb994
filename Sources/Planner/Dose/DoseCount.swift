/// Sessions of a phase or of a whole plan, by what became of them.
package struct DoseCount: Hashable, Sendable {
    /// As the plan asks for.
    package var prescribed = 0
    /// Ahead, booked or confirmed.
    package var booked = 0
    /// Past, and nobody has said whether it was held.
    package var unrecorded = 0
    /// Attended.
    package var delivered = 0
    package var missed = 0
    /// Cancelled for a reason that leaves the session owed.
    package var cancelled = 0
    /// Of those cancelled: their time is still to come.
    package var cancelledAhead = 0
    /// Cancelled for a reason that does not: the dose is smaller by it.
    package var waived = 0
    /// Before the plan is booked and after its discharge nothing is owed.
    package var owesNothing = false

    package init() {}

    package var lost: Int { missed + cancelled }

    private var standing: Int { booked + unrecorded + delivered }

    /// Sessions that the dose still lacks a date for.
    package var owed: Int { owesNothing ? 0 : max(0, prescribed - waived - standing) }

    /// Lost sessions whose place another one has taken.
    package var madeUp: Int { max(0, min(lost, standing + lost + waived - prescribed)) }

    /// Sessions whose time has come and of which it is known what became of them.
    package var due: Int { max(0, min(delivered + lost - cancelledAhead, prescribed - waived)) }

    /// Delivered of those due, 0 to 100; `nil` while none was due.
    package var percent: Double? {
        due > 0 ? min(100, Double(delivered) / Double(due) * 100) : nil
    }

    static func + (left: DoseCount, right: DoseCount) -> DoseCount {
        var sum = left
        sum.prescribed += right.prescribed
        sum.booked += right.booked
        sum.unrecorded += right.unrecorded
        sum.delivered += right.delivered
        sum.missed += right.missed
        sum.cancelled += right.cancelled
        sum.cancelledAhead += right.cancelledAhead
        sum.waived += right.waived
        return sum
    }
}
