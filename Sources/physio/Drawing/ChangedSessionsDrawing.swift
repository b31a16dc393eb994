import CivilTime
import Clinic
import ClinicWords
import Planner

extension ChangedSessions: Drawn {
    /// What was done to each session, what else moved or stays, and what to do next.
    func lines(width: Int?) -> [String] {
        let done =
            changes.map(\.line) + lines.map { "  \($0.said.told)" } + remarks.map(\.said.told)
        let helped = (helps ?? []).lines + (seats ?? []).lines
        guard offers.isEmpty else { return done + [offered.text(width: width)] + helped }
        return done.isEmpty
            ? plan.map { ["\($0.plan.id) has nothing that moves."] } ?? [] : done + helped
    }
}

extension ChangedSessions {
    fileprivate var offered: Table {
        var table = Table("FREE", "WITH", "WHERE", "WHAT CHANGES")
        for place in offers {
            table.add(
                place.when, place.therapist, place.room ?? "–",
                place.changes.isEmpty ? "nothing else" : place.changes.joined(separator: "; "))
        }
        return table
    }
}

extension PlaceEntry {
    /// `Tue 2026-12-01T09:00`.
    var when: String { "\(self.start.day.weekday.shortName) \(self.start)" }
}

extension ChangedSessions.Change {
    fileprivate var line: String {
        guard let before else { return "Booked: \(after.line)" }
        let details = (before: before.session.details, after: after.session.details)
        let counted =
            details.before.number != details.after.number || details.before.of != details.after.of
            ? ", now \(after.session.counted), was \(before.session.counted)" : ""
        let no = after.isDeclined && !before.isDeclined ? ": declined by the patient" : ""
        guard before.status != after.status else { return after.line + no + old(before) + counted }
        switch after.status {
        case .cancelled:
            let notice = after.notice.map { ", notice \(Session.notice($0))" } ?? ""
            return "\(after.line): cancelled (\(after.reason ?? "")\(notice))" + old(before)
        case .booked: return after.line + no + old(before)
        default: return "\(after.line): \(after.status.rawValue)" + old(before)
        }
    }

    /// Where it was before: the time, and what else differs.
    private func old(_ before: SessionEntry) -> String {
        let (old, new) = (before.session.details, after.session.details)
        let parts = [
            old.start == new.start ? nil : before.session.when,
            old.therapist == new.therapist ? nil : "with \(before.therapist)",
            old.room == new.room ? nil : "in \(before.room ?? "–")",
        ].compactMap { $0 }
        return parts.isEmpty ? "" : "  (was \(parts.joined(separator: " ")))"
    }
}

extension Session {
    /// `2 days`, `3 h`, `none`.
    static func notice(_ minutes: Int) -> String {
        switch minutes {
        case 0: "none"
        case ..<120: "\(minutes) min"
        case ..<2880: "\(minutes / 60) h"
        default: "\(minutes / 1440) days"
        }
    }
}
