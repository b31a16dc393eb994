import CivilTime
import ClinicStore
import Planner

/// Records what patients answered to invitations: yes confirms the session; no keeps it booked and puts it
/// on the list of those to call; perhaps takes a confirmation back.
///
/// An answer to a time or place that is no longer so, one that is older than the last, and one of somebody
/// who was not invited are refused.
package struct RecordReplies: Request {
    let replies: [ReplyMessage]

    /// The replies of a calendar file.
    ///
    /// - Throws: where the file holds something else.
    package init(from path: String) throws {
        replies = try ReplyMessage.all(in: CalendarInput(path: path))
    }

    package func carryOut(_ act: Act) throws -> SessionReport {
        var report = SessionReport()
        for reply in replies { try record(reply, in: &report, act) }
        return report
    }

    private func record(
        _ reply: ReplyMessage, in report: inout SessionReport, _ act: Act
    ) throws {
        guard let before = try act.reading.session(uid: reply.uid) else {
            throw ReplyRefusal.noSession(uid: reply.uid)
        }
        try requireCurrent(reply, before, act)
        try requireInvited(reply, before, act)
        var after = before
        after.lastReply = reply.stamp ?? before.lastReply
        switch reply.answer {
        case .accepted:
            try act.requireStanding(before)
            after.status = .confirmed
            after.isDeclined = false
        case .declined:
            after.status = .booked
            after.isDeclined = true
            report.remarks.append(.declined(before.id))
        case .tentative:
            after.status = .booked
            after.isDeclined = false
            report.remarks.append(.perhaps(before.id))
        }
        let kept = after == before ? before : try act.writing.updateSession(after)
        report.changes.append(SessionChange(before: before, after: kept))
    }

    private func requireCurrent(_ reply: ReplyMessage, _ session: Session, _ act: Act)
        throws(ReplyRefusal)
    {
        guard session.isToCome(act.now) else { throw .tooLate(session, now: act.now) }
        guard reply.sequence >= session.placedSequence else {
            throw .earlierPlace(session, sequence: reply.sequence)
        }
        guard reply.sequence <= session.sequence else {
            throw .neverSent(session, sequence: reply.sequence)
        }
        if let stamp = reply.stamp, let last = session.lastReply, stamp < last {
            throw .olderAnswer(session.id, newest: act.zone.local(last))
        }
    }

    private func requireInvited(
        _ reply: ReplyMessage, _ session: Session, _ act: Act
    ) throws {
        let patient = try act.reading.patient(session.details.patient)
        guard patient.details.email?.lowercased() == reply.address else {
            throw ReplyRefusal.notThePatient(session)
        }
    }
}
