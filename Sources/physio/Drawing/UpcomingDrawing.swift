import CivilTime
import Clinic
import ClinicWords
import Planner

/// In the patient's language.
extension Upcoming: Drawn {
    /// It says it in the patient's own words.
    var tellsStops: Bool { false }

    private var teller: PatientTeller { told.teller }

    func lines(width: Int?) -> [String] {
        let first = ([stop].compactMap { $0 } + notices).flatMap { folded($0, indent: 0) + [""] }
        let span = teller.tell(
            .upcomingSpan, ["name": name, "from": teller.date(from), "to": teller.date(through)])
        return first + [span]
            + (sessions.isEmpty ? [teller.tell(.upcomingNothing)] : sessions.flatMap(lines))
            + lines(told)
    }

    private func lines(_ entry: SessionEntry) -> [String] {
        let visit = told.visits.first { $0.session == entry.id }
        let title = visit?.title ?? entry.session.what
        let (start, end) = (entry.session.details.start, entry.session.details.end)
        let place = place(of: entry).map { ", \($0)" } ?? ""
        return [
            "  \(teller.told(start.day)) \(start.time)-\(end.time)  \(ringFirst(title))",
            "      \(teller.tell(.upcomingWith, ["therapist": entry.therapist]))\(place)",
        ]
            + entry.notices.flatMap { folded($0, indent: 6) }
            + (visit?.lines.flatMap { folded($0, indent: 6) } ?? [])
    }

    private func place(of entry: SessionEntry) -> String? {
        switch entry.details.mode {
        case .clinic: entry.room
        case .phone: teller.tell(.upcomingPhone)
        case .video:
            videoLink.map { teller.tell(.upcomingVideo, ["link": $0]) }
                ?? teller.tell(.upcomingVideoSoon)
        case .home: teller.tell(.upcomingHome)
        }
    }

    private func ringFirst(_ title: String) -> String {
        stop == nil ? title : teller.tell(.entryRingFirst, ["title": title])
    }

    /// What to bring, what to do, which dates come, and when to get help.
    private func lines(_ told: PatientAhead) -> [String] {
        var lines = told.bring.isEmpty ? [] : ["", teller.tell(.upcomingBring)]
        lines += told.bring.flatMap { folded($0, indent: 2) }
        if !told.tasks.isEmpty || !exerciseNotes.isEmpty {
            lines += ["", teller.tell(.upcomingAlone)]
        }
        for task in told.tasks {
            lines += self.lines(task)
            if task.routine.kind == .homeExercise {
                lines += exerciseNotes.flatMap { folded($0, indent: 4) }
            }
        }
        if !told.tasks.contains(where: { $0.routine.kind == .homeExercise }) {
            lines += exerciseNotes.flatMap { folded($0, indent: 2) }
        }
        if !told.dates.isEmpty { lines += ["", teller.tell(.upcomingDates)] }
        for date in told.dates {
            let text = date.milestone.kind.isPlanned ? ringFirst(date.text) : date.text
            lines += folded("\(teller.told(date.milestone.day))  \(text)", indent: 2)
        }
        for advice in told.help {
            lines += ["", advice.whatToDo] + advice.signs.flatMap { folded("- \($0)", indent: 2) }
        }
        return lines
    }

    private func lines(_ task: PatientAhead.Task) -> [String] {
        let routine = task.routine
        let when =
            routine.kind == .medicine
            ? teller.when(routine, in: from...through) : teller.span(of: routine)
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
            line += (line.allSatisfy { $0 == " " } ? "" : " ") + word
        }
        return lines + [line]
    }
}

extension PatientTeller {
    /// Of a medicine: its days within a span where they are not all days, then those of the whole course.
    fileprivate func when(_ routine: Routine, in days: ClosedRange<Day>) -> String {
        guard !routine.rhythm.isDaily else { return span(of: routine) }
        let days = routine.days(in: days).map(told)
        let next =
            days.isEmpty ? [] : [tell(.upcomingNext, ["dates": days.joined(separator: ", ")])]
        return (next + [span(of: routine)]).joined(separator: "; ")
    }

    /// `2026-12-07 to 2026-12-20`; `from 2026-12-07` where there is no end.
    fileprivate func span(of routine: Routine) -> String {
        let first = date(routine.firstDay)
        return routine.lastDay == .last
            ? tell(.spanOpen, ["from": first])
            : tell(.span, ["from": first, "to": date(routine.lastDay)])
    }
}

extension Routine {
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
