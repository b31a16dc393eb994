package import CivilTime
package import Planner

extension StoreWriting {
    /// Raises the sequence of sessions whose text in calendars changes though time and place do not; answers
    /// to invitations stay good.
    ///
    /// - Throws: `StoreError.notFound` where one of them is not there.
    package func raiseSequence(of sessions: [Session]) throws {
        for session in sessions {
            let before = try now.session(session.id)
            try update(
                .session, session.id.number, of: session.details.patient.number,
                [
                    "sequence": before.sequence + 1, "placed": before.placedSequence,
                    "revised": max(change.at, before.revised).minute,
                ])
        }
    }

    /// Puts a stop of the treatment into a plan: its routines end, each with the day it was to end on.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func suspend(_ plan: StoredPlan, from day: Day, notice: Milestone?) throws {
        var stopped = plan
        for (index, routine) in plan.details.routines.enumerated()
        where !routine.isProposed && !routine.isReplaced && routine.lastDay >= day {
            stopped.details.routines[index] = routine.suspended(before: day)
        }
        try updateDates(of: stopped)
        guard let notice else { return }
        try setMilestones([notice], instead: { $0.kind == .ring }, in: plan.id)
    }

    /// Lets a plan go on: each routine that a stop had ended begins as a new series, waits, or is over, as
    /// `becoming` says.
    ///
    /// - Throws: `StoreError.notFound` where there is no such plan.
    package func resume(
        _ plan: StoredPlan, on day: Day, makeUID: () -> String,
        becoming: (Routine) -> Resumption
    ) throws {
        let stored = try now.plan(plan.id).details.routines
        var next: [Routine] = []
        for (row, routine) in zip(try partIDs(.routine, of: plan.id), stored)
        where routine.suspendedLastDay != nil {
            switch becoming(routine) {
            case .waits: continue
            case .isOver: break
            case .goesOn:
                if let series = routine.resumed(on: day, uid: makeUID()) { next.append(series) }
            }
            try forgetStop(of: row, of: plan.details.patient.number)
        }
        try append(next, to: plan.id)
        try setMilestones([], instead: { $0.kind == .ring }, in: plan.id)
    }

    /// Lets a series that a stop had ended wait no longer to go on.
    func forgetStop(of row: Int64, of patient: Int64) throws {
        try update(.routine, row, of: patient, ["suspendedLastDay": nil])
    }
}
