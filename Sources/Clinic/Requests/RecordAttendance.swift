import CivilTime
import ClinicStore
package import Planner

/// Records whether the patient came to a session that has begun; it also corrects what was recorded before.
package struct RecordAttendance: Request {
    /// What is recorded.
    package enum Attendance: Sendable {
        case attended, missed
    }

    let session: ID<Session>
    let attendance: Attendance
    let note: String?

    package init(_ session: ID<Session>, _ attendance: Attendance, note: String? = nil) {
        self.session = session
        self.attendance = attendance
        self.note = note
    }

    /// A miss comes with the make-up sessions that the gap rules allow (G9).
    package func carryOut(_ act: Act) throws -> SessionReport {
        let before = try act.reading.session(session)
        try requireBegun(before, act)
        if attendance == .attended { try refuseMadeUp(before, act) }
        var report = try act.record(attendance == .attended ? .attended : .missed, before, note)
        try act.clinic.requireWhole([before.details.plan], act.writing)
        if attendance == .missed { try tellMiss(in: &report, act) }
        return report
    }

    private func requireBegun(_ session: Session, _ act: Act) throws(SessionRefusal) {
        guard session.details.start <= act.now else { throw .notBegun(session, now: act.now) }
        guard session.reason != Session.undone else { throw .bookingUndone(session) }
    }

    /// Both cannot count: the session and the one that was booked in its place.
    private func refuseMadeUp(_ session: Session, _ act: Act) throws {
        guard let makeUp = try act.clinic.liveMakeUp(for: session, act.reading) else { return }
        throw SessionRefusal.madeUp(session.id, by: makeUp)
    }

    private func tellMiss(in report: inout SessionReport, _ act: Act) throws {
        guard let missed = report.sessions.first, missed.details.plan != nil else { return }
        let earlier = try act.reading.sessions(SessionFilter(plan: missed.details.plan))
            .filter { $0.details.start < missed.details.start && $0.status.isLive }
        if earlier.last?.status == .missed {
            report.remarks.append(.missedAgain)
        }
        try act.clinic.offerMakeUp(for: missed, in: &report)
    }
}

extension Act {
    /// Nobody is told to come to what cannot be held.
    ///
    /// - Throws: `TroubleRefusal` where the session is in trouble.
    func requireStanding(_ session: Session) throws {
        let found = try troubles.of(session)
        guard found.isEmpty else {
            throw TroubleRefusal(session: session, troubles: found, now: now)
        }
    }

    /// Writes what became of a session.
    func record(
        _ status: Session.Status, _ before: Session, _ note: String?
    ) throws -> SessionReport {
        var after = before
        after.status = status
        after.reason = nil
        after.notice = nil
        after.isDeclined = false
        after.details.note = before.details.note.adding(note)
        var report = SessionReport()
        let kept = after == before ? before : try writing.updateSession(after)
        report.changes = [SessionChange(before: before, after: kept)]
        if before.status != .booked, before.status != status {
            report.remarks.append(.wasBefore(before.status))
        }
        return report
    }
}
