import CivilTime
import ClinicStore
import Planner

extension Act {
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
            report.remarks.append("It was \(before.status.rawValue) before.")
        }
        return report
    }
}

extension Session {
    /// `is cancelled`, `was attended`, `has ended`.
    func standing(_ now: LocalTime) -> String {
        switch status {
        case .cancelled: "is cancelled"
        case .attended: "was attended"
        case .missed: "was missed"
        case .booked, .confirmed: now < details.end ? "is booked" : "has ended"
        }
    }

    /// Whether it is still to come and can be moved or cancelled with others.
    func isAhead(_ now: LocalTime) -> Bool {
        (status == .booked || status == .confirmed) && details.start > now
    }
}

extension String? {
    /// The note so far and one more, a line each.
    func adding(_ note: String?) -> String? {
        guard let note, !note.isEmpty else { return self }
        guard let self, !self.isEmpty else { return note }
        return "\(self)\n\(note)"
    }
}
