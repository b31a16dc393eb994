import CivilTime
import Clinic
import Planner

extension Desk {
    func text(_ upcoming: Upcoming) -> String {
        var lines = ([upcoming.stop].compactMap { $0 } + upcoming.notices).flatMap {
            [wrapped($0), ""]
        }
        lines.append("\(upcoming.patient.name), \(upcoming.from) to \(upcoming.through)")
        if upcoming.sessions.isEmpty { lines.append("No sessions in these days.") }
        for session in upcoming.sessions {
            let count = session.details.number.flatMap { number in
                session.details.of.map { "session \(number) of \($0): " }
            }
            let first = upcoming.stop == nil ? "" : "ring first: "
            lines.append(
                "  \(when(session))  \(first)\(count ?? "")\(what(session, counted: false))")
            lines.append(
                "      with \(therapistName(session.details.therapist))"
                    + (session.details.mode == .phone
                        ? ", by phone: we ring you"
                        : session.details.room.map { ", \(roomName($0))" } ?? ""))
        }
        if upcoming.sessions.contains(where: { $0.details.mode == .clinic }) {
            lines.append("Bring: comfortable clothes, and the list of your medicines.")
        }
        if !upcoming.routines.isEmpty {
            lines.append("On your own:")
            lines += upcoming.routines.map { routine in
                guard routine.medicine != nil else {
                    return "  \(routine.title) – \(routine.rhythmText)"
                }
                return "  \(routine.title) – \(routine.detail), "
                    + routine.when(in: upcoming.from...upcoming.through)
            }
        }
        lines += upcoming.exerciseNotes.map { "  \($0)" }
        lines += upcoming.milestones.map {
            "  \($0.day.weekday.shortName) \($0.day)  \($0.title)"
        }
        return lines.joined(separator: "\n")
    }

    func json(_ upcoming: Upcoming) -> JSON {
        [
            "stop": .text(upcoming.stop), "notices": .texts(upcoming.notices),
            "patient": .text(upcoming.patient.id),
            "from": .text(upcoming.from),
            "to": .text(upcoming.through), "sessions": .array(upcoming.sessions.map(json)),
            "routines": .array(
                upcoming.routines.map { routine in
                    let days = routine.days(in: upcoming.from...upcoming.through)
                    guard case .object(let members) = routine.json else { return routine.json }
                    return .object(members + [JSON.Member(key: "days", value: .texts(days))])
                }),
            "exerciseNotes": .texts(upcoming.exerciseNotes),
            "milestones": .array(upcoming.milestones.map(\.json)),
        ]
    }
}

extension Routine {
    /// Of a medicine: its days within a span where they are not all days, then those of the whole course.
    func when(in span: ClosedRange<Day>) -> String {
        let end = lastDay == .last ? "" : " to \(lastDay)"
        guard rhythm.isDaily else {
            let days = days(in: span).map { "\($0.weekday.shortName) \($0)" }
            return "next: \(days.joined(separator: ", ")); \(firstDay)\(end)"
        }
        return "\(firstDay)\(end)"
    }

    /// `6 days a week, twice a day`.
    var rhythmText: String {
        guard dose == nil else { return "\(rhythm)" }
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
