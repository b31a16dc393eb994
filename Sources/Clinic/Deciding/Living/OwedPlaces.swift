import CivilTime
import ClinicStore
import Planner
import Scheduler

extension Clinic {
    /// The session that stands for one that was lost; `nil` when there is none.
    func liveMakeUp(for session: Session, _ reading: StoreReading) throws -> Session? {
        try reading.sessions(SessionFilter(patient: session.details.patient)).first {
            $0.details.makesUp == session.id && $0.status.isLive
        }
    }

    /// Adds to a report where a lost session can be made up for, and the step that books it.
    func offerMakeUp(for lost: Session, in report: inout SessionReport) throws {
        if let stop = try stop(of: lost.details.patient) {
            report.remarks.append(.stopped(since: stop.since))
            return
        }
        try read { reading in
            do { try requireOwed(lost, reading) } catch is MakeUpRefusal { return }
            report.offers = try LostPlaces(self, reading, lost: lost).offered(3)
        }
        guard let best = report.offers.first else {
            report.remarks.append(.noTimeToMakeUp(lost.id))
            return
        }
        report.remarks.append(.makeUp(for: lost.id, at: best.start))
    }

    func requireOwed(_ lost: Session, _ reading: StoreReading) throws {
        guard lost.status == .cancelled || lost.status == .missed, lost.reason != Session.undone
        else {
            throw MakeUpRefusal.notLost(lost, now: now)
        }
        if let booked = try liveMakeUp(for: lost, reading) {
            throw MakeUpRefusal.madeUp(lost.id, by: booked)
        }
        guard let plan = try lost.details.plan.map({ try reading.plan($0) }) else { return }
        guard plan.status == .active else {
            throw MakeUpRefusal.planNotRunning(plan.id, plan.status, lost.details.patient)
        }
    }
}
