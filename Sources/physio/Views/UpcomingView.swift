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
            let visit = upcoming.told?.visits.first { $0.session == session.id }
            let first = upcoming.stop == nil ? "" : "ring first: "
            lines.append(
                "  \(when(session))  \(first)\(visit?.title ?? what(session))")
            lines.append(
                "      with \(therapistName(session.details.therapist))"
                    + (session.details.mode == .phone
                        ? ", by phone: we ring you"
                        : session.details.room.map { ", \(roomName($0))" } ?? ""))
            lines += visit?.lines.flatMap { folded($0, indent: 6) } ?? []
        }
        if let told = upcoming.told { lines += text(told, upcoming) }
        return lines.joined(separator: "\n")
    }

    /// What to bring, what to do, which dates come, and when to get help.
    private func text(_ told: PatientAhead, _ upcoming: Upcoming) -> [String] {
        var lines = told.bring.isEmpty ? [] : ["", "Bring"]
        lines += told.bring.flatMap { folded($0, indent: 2) }
        if !told.tasks.isEmpty || !upcoming.exerciseNotes.isEmpty { lines += ["", "On your own"] }
        for task in told.tasks {
            lines += text(task, upcoming.from...upcoming.through)
            if task.routine.kind == .homeExercise {
                lines += upcoming.exerciseNotes.flatMap { folded($0, indent: 4) }
            }
        }
        if !told.tasks.contains(where: { $0.routine.kind == .homeExercise }) {
            lines += upcoming.exerciseNotes.flatMap { folded($0, indent: 2) }
        }
        if !told.dates.isEmpty { lines += ["", "Dates"] }
        for date in told.dates {
            let day = date.milestone.day
            let first =
                upcoming.stop == nil || !date.milestone.kind.isPlanned ? "" : "ring first: "
            lines += folded("\(day.weekday.shortName) \(day)  \(first)\(date.text)", indent: 2)
        }
        for advice in told.help {
            lines += ["", advice.whatToDo] + advice.signs.flatMap { folded("- \($0)", indent: 2) }
        }
        return lines
    }

    private func text(_ task: PatientAhead.Task, _ span: ClosedRange<Day>) -> [String] {
        let routine = task.routine
        let when =
            routine.kind == .medicine ? routine.when(in: span) : routine.span
        return folded("\(task.text) (\(when))", indent: 2)
            + task.exercises.flatMap { folded("- \($0.line)", indent: 4) }
            + ([task.how].compactMap { $0 } + task.stopSigns).flatMap { folded($0, indent: 4) }
    }

    /// Lines of at most 80 letters, those after the first a little further in.
    private func folded(_ text: String, indent: Int) -> [String] {
        let space = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = space
        for word in text.split(separator: " ") {
            if line.count + word.count + 1 > 80, line.contains(where: { $0 != " " }) {
                lines.append(line)
                line = space + "  "
            }
            line += (line.last == " " ? "" : " ") + word
        }
        return lines + [line]
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
                    let task = upcoming.told?.tasks.first { $0.routine.uid == routine.uid }
                    return routine.json.adding([
                        "days": .texts(days), "text": .text(task?.text), "how": .text(task?.how),
                        "stopSigns": .texts(task?.stopSigns ?? []),
                        "exercises": .array(task?.exercises.map(\.json) ?? []),
                    ])
                }),
            "exerciseNotes": .texts(upcoming.exerciseNotes),
            "milestones": .array(
                upcoming.milestones.map { milestone in
                    let told = upcoming.told?.dates.first { $0.milestone.uid == milestone.uid }
                    return milestone.json.adding(["text": .text(told?.text)])
                }), "bring": .texts(upcoming.told?.bring ?? []),
            "help": .array(
                upcoming.told?.help.map {
                    [
                        "urgency": .string($0.urgency), "do": .string($0.whatToDo),
                        "signs": .texts($0.signs),
                    ]
                } ?? []),
        ]
    }
}

extension Routine {
    /// Of a medicine: its days within a span where they are not all days, then those of the whole course.
    func when(in span: ClosedRange<Day>) -> String {
        guard !rhythm.isDaily else { return self.span }
        let days = days(in: span).map { "\($0.weekday.shortName) \($0)" }
        let next = days.isEmpty ? [] : ["next: \(days.joined(separator: ", "))"]
        return (next + [self.span]).joined(separator: "; ")
    }

    /// `2026-12-07 to 2026-12-20`; `from 2026-12-07` where there is no end.
    var span: String {
        lastDay == .last ? "from \(firstDay)" : "\(firstDay) to \(lastDay)"
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

extension PatientAhead.Exercise {
    fileprivate var json: JSON {
        [
            "name": .string(name), "dose": .string(dose), "how": .text(how),
            "limits": .texts(limits),
        ]
    }
}

extension JSON {
    /// An object with these members behind its own.
    fileprivate func adding(_ more: JSON) -> JSON {
        guard case .object(let own) = self, case .object(let others) = more else { return self }
        return .object(own + others)
    }
}
