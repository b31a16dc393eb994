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
            throw Failure(
                .notFound, "No session has the UID '\(reply.uid.prefix(80))'.",
                remedy: "The answer is to an invitation of somebody else.")
        }
        try requireCurrent(reply, before, act)
        try requireInvited(reply, before, act)
        var after = before
        after.lastReply = reply.stamp ?? before.lastReply
        switch reply.answer {
        case .accepted:
            after.status = .confirmed
            after.isDeclined = false
        case .declined:
            after.status = .booked
            after.isDeclined = true
            report.remarks.append(
                """
                \(before.id) is declined by the patient and keeps its place until somebody decides: \
                \(do: .options(before.id)), or \
                \(do: .cancelSession(before.id), [.reason: "other", .only: .bare])
                """)
        case .tentative:
            after.status = .booked
            after.isDeclined = false
            report.remarks.append(
                "The patient may come to \(before.id); it is not confirmed. Call the patient.")
        }
        let kept = after == before ? before : try act.writing.updateSession(after)
        report.changes.append(SessionChange(before: before, after: kept))
    }

    private func requireCurrent(_ reply: ReplyMessage, _ session: Session, _ act: Act)
        throws(Failure)
    {
        let id = session.id
        guard session.isToCome(act.now) else {
            throw Failure(
                .refused, "\(id) \(session.standing(act.now)); the answer comes too late.",
                remedy: "See it with '\(do: .showSession(id))'.")
        }
        guard reply.sequence >= session.placedSequence else {
            throw Failure(
                .refused,
                "The answer is to an earlier time or place of \(id): SEQUENCE \(reply.sequence), and"
                    + " it was changed with SEQUENCE \(session.placedSequence).",
                remedy:
                    "Send the invitation anew: \(do: .export, [.session: "\(id)", .invite: .bare])")
        }
        guard reply.sequence <= session.sequence else {
            throw Failure(
                .refused,
                "The answer is to SEQUENCE \(reply.sequence) of \(id), which is at"
                    + " \(session.sequence): that invitation was never sent from here.",
                remedy: "Call the patient; then \(do: .confirmSession(id)).")
        }
        if let stamp = reply.stamp, let last = session.lastReply, stamp < last {
            throw Failure(
                .refused, "The patient has answered again since, on \(act.zone.local(last)).",
                remedy: "Nothing has to be done: the newer answer for \(id) is recorded.")
        }
    }

    private func requireInvited(
        _ reply: ReplyMessage, _ session: Session, _ act: Act
    ) throws {
        let patient = try act.reading.patient(session.details.patient)
        guard patient.details.email?.lowercased() == reply.address else {
            throw Failure(
                .refused, "The answer for \(session.id) is not from the patient's mail address.",
                remedy: """
                    Call the patient; then \(do: .confirmSession(session.id)), or \
                    \(do: .changePatient(patient.id), [.email: .blank(.address)]) and import it again.
                    """)
        }
    }
}
