import CivilTime
import Clinic
import ClinicWords
import Planner

extension Upcoming: Drawn {
    /// It says it in the patient's own words.
    var tellsStops: Bool { false }

    func lines(width: Int?) -> [String] {
        let first = ([stop].compactMap { $0 } + notices).flatMap {
            [$0.said.told, ""]
        }
        return first + ["\(name), \(from) to \(through)"]
            + (sessions.isEmpty ? ["No sessions in these days."] : sessions.flatMap(lines))
            + (told.map(lines) ?? [])
    }

    private func lines(_ entry: SessionEntry) -> [String] {
        let visit = told?.visits.first { $0.session == entry.id }
        let place = entry.room.map { ", \($0)" } ?? ""
        return [
            "  \(entry.session.when)  \(ringFirst)\(visit?.title ?? entry.session.what)",
            "      with \(entry.therapist)"
                + (entry.details.mode == .phone ? ", by phone: we ring you" : place),
        ]
            + entry.notices.filter { $0 != .unsettled(.stopped) }
            .flatMap { folded($0.said.told, indent: 6) }
            + (visit?.lines.flatMap { folded($0, indent: 6) } ?? [])
    }

    private var ringFirst: String { stop == nil ? "" : "ring first: " }

    /// What to bring, what to do, which dates come, and when to get help.
    private func lines(_ told: PatientAhead) -> [String] {
        var lines = told.bring.isEmpty ? [] : ["", "Bring"]
        lines += told.bring.flatMap { folded($0, indent: 2) }
        if !told.tasks.isEmpty || !exerciseNotes.isEmpty { lines += ["", "On your own"] }
        for task in told.tasks {
            lines += self.lines(task)
            if task.routine.kind == .homeExercise {
                lines += exerciseNotes.flatMap { folded($0, indent: 4) }
            }
        }
        if !told.tasks.contains(where: { $0.routine.kind == .homeExercise }) {
            lines += exerciseNotes.flatMap { folded($0, indent: 2) }
        }
        if !told.dates.isEmpty { lines += ["", "Dates"] }
        for date in told.dates {
            let day = date.milestone.day
            let first = date.milestone.kind.isPlanned ? ringFirst : ""
            lines += folded("\(day.weekday.shortName) \(day)  \(first)\(date.text)", indent: 2)
        }
        for advice in told.help {
            lines += ["", advice.whatToDo] + advice.signs.flatMap { folded("- \($0)", indent: 2) }
        }
        return lines
    }

    private func lines(_ task: PatientAhead.Task) -> [String] {
        let routine = task.routine
        let when =
            routine.kind == .medicine ? routine.when(in: from...through) : routine.span
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
