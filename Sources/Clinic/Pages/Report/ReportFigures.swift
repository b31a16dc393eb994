import CivilTime
package import Planner

/// What became of the sessions and plans of a clinic, or of a part of them, in a span of days.
///
/// Shares are of 1, and `nil` where there is nothing to share.
package struct ReportFigures: Hashable, Sendable {
    /// Sessions that start in the span, by what became of them. One whose booking was taken back never was one, and
    /// what was taken out because its plan ended counts as neither held nor lost.
    package var attended = 0
    package var missed = 0
    package var cancelled: [Session.CancelReason: Int] = [:]
    /// Past ones of which nobody has said what became of them.
    package var unrecorded = 0
    /// Those still to come.
    package var toCome = 0
    /// The time of those who work here; `nil` for one who has left.
    package var time: TimeUse? = TimeUse()
    package var plans = PlanFigures()

    /// All that start in the span.
    package var sessions: Int { attended + missed + unrecorded + toCome + allCancelled }
    package var allCancelled: Int { cancelled.values.reduce(0, +) }
    /// Those to come and those not recorded.
    package var open: Int { unrecorded + toCome }
    /// Missed among those that were held or missed.
    package var missedShare: Double? { share(missed, of: attended + missed) }
    /// Cancelled among all.
    package var cancelledShare: Double? { share(allCancelled, of: sessions) }
}

/// Minutes in a span of days.
package struct TimeUse: Hashable, Sendable {
    /// In which therapists could treat: in their hours and the clinic's, without closures, public holidays, absences,
    /// blocks and what other calendars take; `nil` where time is not split so.
    package var working: Int?
    /// In which they have sessions that were not cancelled; what overlaps counts once.
    package var booked = 0
    /// In which they have sessions that were held.
    package var attended = 0

    /// Booked in spite of working hours counts, so that it can be more than 1.
    package var utilisation: Double? { working.flatMap { share(booked, of: $0) } }
    package var treated: Double? { working.flatMap { share(attended, of: $0) } }
}

/// What became of plans in a span of days. Those that wait to be booked do not count.
package struct PlanFigures: Hashable, Sendable {
    /// Plans whose first day lies in the span.
    package var begun = 0
    /// Plans that were ended in it, or whose last day lies in it and is past.
    package var ended = 0
    /// Of those ended: all sessions of physiotherapy were held, but for those that were cancelled because they were not
    /// needed any more.
    package var completed = 0
    /// Of those ended: not completed, and the patient missed or cancelled the last session of physiotherapy that the
    /// clinic did not cancel itself.
    package var droppedOut = 0
    /// Sessions of physiotherapy that the plans ended prescribed, and those of them that were held.
    package var prescribed = 0
    package var held = 0
    /// Days on which patients came to the clinic for the plans ended.
    package var trips = 0
    /// Days from the day on which a plan was made to its first session that was held, of plans first held in the span; in
    /// order. What was held before its plan was made waited for nothing.
    package var waits: [Int] = []

    package var completion: Double? { share(held, of: prescribed) }
    package var dropOut: Double? { share(droppedOut, of: ended) }
    package var tripsPerPlan: Double? { share(trips, of: ended) }
    /// The middle one of the waits; between two, their mean.
    package var medianWait: Double? {
        guard !waits.isEmpty else { return nil }
        let middle = waits.count / 2
        return waits.count.isMultiple(of: 2)
            ? Double(waits[middle - 1] + waits[middle]) / 2 : Double(waits[middle])
    }
}

private func share(_ part: Int, of whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
}

extension ReportFigures {
    /// Counts a session that starts in the span.
    mutating func count(_ session: Session, isPast: Bool) {
        switch session.status {
        case .attended: attended += 1
        case .missed: missed += 1
        case .cancelled:
            guard !session.wasTakenBack else { return }
            cancelled[session.cancelReason ?? .other, default: 0] += 1
        case .booked, .confirmed: if isPast { unrecorded += 1 } else { toCome += 1 }
        }
    }
}

extension PlanFigures {
    /// Counts a plan that ended in the span, with all of its sessions in order of time. After a cancellation for one of
    /// the reasons in `used` the session was not needed any more.
    mutating func countEnd(
        of dose: DoseCount, _ sessions: [Session], used: Set<Session.CancelReason>
    ) {
        let treated = sessions.filter { $0.details.kind == .physiotherapy }
        let spared = treated.count { $0.isCancelled(for: used) }
        ended += 1
        prescribed += dose.prescribed
        held += min(dose.delivered, dose.prescribed)
        trips += Set(sessions.filter(\.wasTrip).map(\.details.start.day)).count
        guard dose.delivered + spared < dose.prescribed else {
            completed += 1
            return
        }
        let last = treated.last {
            !$0.wasTakenBack && !$0.isCancelled(for: used.union([.clinic]))
        }
        if last?.status == .missed || last?.status == .cancelled { droppedOut += 1 }
    }
}

extension Session {
    fileprivate var cancelReason: CancelReason? { reason.flatMap(CancelReason.init) }

    /// Whether its booking was taken back, or its plan or patient's record ended before.
    fileprivate var wasTakenBack: Bool {
        status == .cancelled
            && [Session.undone, Session.discharged, Session.erased].contains(reason ?? "")
    }

    fileprivate func isCancelled(for reasons: Set<CancelReason>) -> Bool {
        status == .cancelled && cancelReason.map(reasons.contains) == true
    }

    /// Whether the patient came to the clinic for it.
    fileprivate var wasTrip: Bool { status == .attended && details.mode == .clinic }
}
