import CivilTime
import Clinic
import Planner

extension Desk {
    func text(_ upcoming: Upcoming) -> String {
        var lines = [
            "\(upcoming.patient.name), \(upcoming.from) to \(upcoming.through)"
        ]
        if upcoming.sessions.isEmpty { lines.append("No sessions in these days.") }
        for session in upcoming.sessions {
            let count = session.details.number.flatMap { number in
                session.details.of.map { "session \(number) of \($0): " }
            }
            lines.append("  \(when(session))  \(count ?? "")\(what(session, counted: false))")
            lines.append(
                "      with \(therapistName(session.details.therapist))"
                    + (session.details.room.map { ", \(roomName($0))" } ?? ""))
        }
        if !upcoming.sessions.isEmpty {
            lines.append("Bring: comfortable clothes, and the list of your medicines.")
        }
        if !upcoming.routines.isEmpty {
            lines.append("On your own:")
            lines += upcoming.routines.map { routine in
                guard routine.medicine != nil else {
                    return "  \(routine.title) – \(routine.rhythm)"
                }
                let times = routine.times.map(\.description).joined(separator: ", ")
                return "  \(routine.title) – \(routine.detail)"
                    + (times.isEmpty ? "" : ", at \(times)")
                    + ", \(routine.firstDay) to \(routine.lastDay)"
            }
        }
        lines += upcoming.milestones.map {
            "  \($0.day.weekday.shortName) \($0.day)  \($0.title)"
        }
        return lines.joined(separator: "\n")
    }

    func json(_ upcoming: Upcoming) -> JSON {
        [
            "patient": .text(upcoming.patient.id), "from": .text(upcoming.from),
            "to": .text(upcoming.through), "sessions": .array(upcoming.sessions.map(json)),
            "routines": .array(upcoming.routines.map(\.json)),
            "milestones": .array(upcoming.milestones.map(\.json)),
        ]
    }
}

extension Routine {
    /// `6 days a week, twice a day`.
    var rhythm: String {
        let days =
            switch daysPerWeek {
            case ...1: "once a week"
            case 7...: "every day"
            default: "\(daysPerWeek) days a week"
            }
        switch timesPerDay {
        case ...1: return days
        case 2: return days + ", twice a day"
        default: return days + ", \(timesPerDay) times a day"
        }
    }
}
