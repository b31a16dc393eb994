/// How many sessions of a phase, or of a whole plan, there are, by what became of them.
package struct DoseCount: Hashable, Sendable {
    /// Sessions that the plan asks for.
    package var prescribed = 0
    /// Sessions still to come.
    package var booked = 0
    /// Sessions in the past of which nobody has said whether they were held.
    package var unrecorded = 0
    /// Sessions that the patient attended.
    package var delivered = 0
    /// Sessions that the patient did not come to.
    package var missed = 0
    /// Cancelled sessions that are still owed.
    package var cancelled = 0
    /// Those of the cancelled sessions whose time is still to come.
    package var cancelledAhead = 0
    /// Those of the cancelled sessions that the clinic itself cancelled and whose time has passed.
    package var cancelledByClinic = 0
    /// Cancelled sessions that are not owed any more: the dose is smaller by them.
    package var waived = 0
    /// Whether nothing can be owed: the plan is not booked yet, or was discharged.
    package var owesNothing = false

    /// No sessions.
    package init() {}

    /// Sessions that did not take place and were owed then, made up for or not.
    package var lost: Int { missed + cancelled }

    private var standing: Int { booked + unrecorded + delivered }

    /// Sessions that still need a date.
    package var owed: Int { owesNothing ? 0 : max(0, prescribed - waived - standing) }

    /// Lost sessions that another session stands in for.
    package var madeUp: Int { max(0, min(lost, standing + lost + waived - prescribed)) }

    /// Sessions whose time has come and of which it is known what became. Those that the clinic itself cancelled
    /// are owed, but do not count against the patient.
    package var due: Int {
        max(0, min(delivered + lost - cancelledAhead - cancelledByClinic, prescribed - waived))
    }

    /// Sessions delivered, in percent of those due, 0 to 100; `nil` while none was due.
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
        sum.cancelledByClinic += right.cancelledByClinic
        sum.waived += right.waived
        return sum
    }
}
