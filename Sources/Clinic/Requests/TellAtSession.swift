import CivilTime
import ClinicStore
package import Planner

/// Writes what the patient reads of a session in the calendar, in place of what stood there.
package struct TellAtSession: Request {
    let session: ID<Session>
    let text: String?

    /// Without a text nothing is read there any more.
    package init(_ session: ID<Session>, text: String?) {
        self.session = session
        self.text = text
    }

    package func carryOut(_ act: Act) throws -> SessionReport {
        let before = try act.reading.session(session)
        guard before.isToCome(act.now) else {
            throw SessionRefusal.readNoMore(before, now: act.now)
        }
        var after = before
        after.details.text = Text.note(text)
        var report = SessionReport()
        let kept = after == before ? before : try act.writing.updateSession(after)
        report.changes = [SessionChange(before: before, after: kept)]
        report.remarks = [.text(kept.details.text)]
        return report
    }
}
