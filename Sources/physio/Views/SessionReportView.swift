import CivilTime
import Clinic
import Planner

extension Desk {
    /// What was done to each session, what else moved or stays, and what to do next.
    func report(_ report: SessionReport) -> Report {
        var lines = report.changes.map(line)
        lines += report.lines.map { "  \($0.told)" } + report.remarks.map(\.told)
        if !report.offers.isEmpty {
            var table = Table("FREE", "WITH", "WHERE", "WHAT CHANGES")
            for place in report.offers {
                table.add(
                    "\(place.start.day.weekday.shortName) \(place.start)",
                    therapistName(place.therapist), roomName(place.room),
                    place.changes.isEmpty ? "nothing else" : place.changes.joined(separator: "; "))
            }
            lines.append(text(table))
        }
        return Report(text: lines.joined(separator: "\n"), json: report.json(json))
    }

    private func line(_ change: SessionChange) -> String {
        let after = change.after
        guard let before = change.before else { return "Booked: \(line(after))" }
        let isMoved =
            before.details.start != after.details.start
            || before.details.therapist != after.details.therapist
            || before.details.room != after.details.room
        let old = isMoved ? "  (was \(place(before, beside: after)))" : ""
        let counted =
            before.details.number != after.details.number || before.details.of != after.details.of
            ? ", now \(what(after)), was \(what(before))" : ""
        let no = after.isDeclined && !before.isDeclined ? ": declined by the patient" : ""
        guard before.status != after.status else { return line(after) + no + old + counted }
        switch after.status {
        case .cancelled:
            let notice = after.notice.map { ", notice \(Self.notice($0))" } ?? ""
            return "\(line(after)): cancelled (\(after.reason ?? "")\(notice))" + old
        case .booked: return line(after) + no + old
        default: return "\(line(after)): \(after.status.rawValue)" + old
        }
    }

    /// Where it was before: the time, and what else differs.
    private func place(_ before: Session, beside after: Session) -> String {
        var parts: [String] = []
        if before.details.start != after.details.start { parts.append(when(before)) }
        if before.details.therapist != after.details.therapist {
            parts.append("with \(therapistName(before.details.therapist))")
        }
        if before.details.room != after.details.room {
            parts.append("in \(roomName(before.details.room))")
        }
        return parts.joined(separator: " ")
    }

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
