import CivilTime
import ClinicCalendar
import ClinicStore
import Planner

extension Clinic {
    /// What follows from a flag that has just been opened, in the same transaction: what the patient does
    /// alone ends in the calendar, and the booked sessions are told anew.
    func stopTreatment(of patient: ID<Patient>, _ writing: StoreWriting) throws {
        let plans = try writing.now.plans(of: patient).filter { $0.status != .held }
        var notice: Milestone? = Milestone(
            uid: ambient.makeUID(), kind: .ring, day: today, title: "Please ring the clinic")
        for plan in plans {
            let isOver = plan.status == .discharged || plan.details.end < today
            let isRunning = plan.details.routines.contains {
                !$0.isProposed && !$0.isReplaced && $0.lastDay >= today
            }
            guard !isOver || isRunning else { continue }
            try writing.suspend(plan, from: today, notice: notice)
            notice = nil
        }
        try writing.raiseSequence(of: try toldWhileStopped(patient, from: today, writing.now))
    }

    /// What follows when the last open flag is closed: what was ended goes on as new series, until the day it
    /// was to end on. A medicine that was stopped meanwhile, or a plan that ended, does not; what is taken in
    /// steps, and what today's facts forbid, waits for its prescriber.
    func resumeTreatment(
        of stop: TreatmentStop, _ writing: StoreWriting
    ) throws {
        for plan in try writing.now.plans(of: stop.patient) {
            let hasStopped =
                plan.details.routines.contains { $0.suspendedLastDay != nil }
                || plan.details.milestones.contains { $0.kind == .ring }
            guard hasStopped else { continue }
            try writing.resume(
                plan, on: today, makeUID: ambient.makeUID,
                becoming: try resumptions(in: plan, writing.now))
            let resumed = try writing.now.plan(plan.id)
            let waiting = try waitingMedicines(in: resumed, writing.now).map(\.medicine.course)
            // Nobody knows its last day before it is begun again.
            try writing.setMilestones(
                [],
                instead: { date in
                    date.kind == .medicineStop && date.course.map(waiting.contains) == true
                }, in: plan.id)
        }
        try tellForbidden(of: stop.patient, writing)
        try writing.raiseSequence(
            of: try toldWhileStopped(stop.patient, from: stop.since, writing.now))
    }

    /// The booked sessions whose calendars say to ring first.
    private func toldWhileStopped(
        _ patient: ID<Patient>, from day: Day, _ reading: StoreReading
    ) throws -> [Session] {
        try reading.sessions(SessionFilter(patient: patient, from: day)).filter {
            $0.saysToRing(since: day)
        }
    }
}
