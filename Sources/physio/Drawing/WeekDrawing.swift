import CivilTime
import Clinic
import ClinicWords
import Planner

extension ClinicWeek: Drawn {
    /// A grid for each therapist: a column a day, a row for each time at which somebody comes.
    func lines(width: Int?) -> [String] {
        let live = days.flatMap(\.sessions).filter(\.status.isLive)
        let noun = live.count == 1 ? "session" : "sessions"
        var lines = ["\(first) to \(last): \(live.isEmpty ? "no" : "\(live.count)") \(noun)"]
        let shown = days.filter { !$0.isClosed || !$0.sessions.isEmpty }
        if therapists.isEmpty { lines.append("Nobody works here yet: physio therapist add NAME") }
        if shown.isEmpty { lines.append("The clinic is closed all week.") }
        lines += holidays
        for therapist in therapists where !shown.isEmpty {
            lines += [""] + grid(of: therapist, shown)
        }
        if !live.isEmpty {
            lines += ["", "○ booked  ◉ confirmed  ● held  × missed  ? not recorded" + legend]
        }
        if !days.allSatisfy({ $0.offers == nil }) {
            lines += ["", "O…  offered to somebody, and not answered yet: physio wait list"]
        }
        let troubled = days.flatMap(\.troubled)
        if !troubled.isEmpty {
            lines += ["", "In trouble: physio repair"] + troubled.flatMap(\.trouble)
        }
        let open = fill.flatMap(\.lines)
        if !open.isEmpty { lines += ["", "Could come, sessions are owed"] + open }
        return lines
    }

    private var holidays: [String] {
        days.compactMap { day in
            let part = day.isClosed ? "" : "for a part of "
            return day.holiday.map {
                "Closed \(part)\(day.day.weekday.shortName) \(day.day): \($0.oneLine)"
            }
        }
    }

    private var legend: String {
        days.allSatisfy(\.troubled.isEmpty) ? "" : "  ! in trouble"
    }

    private func grid(of therapist: Person, _ days: [ClinicDay]) -> [String] {
        let own = days.map { day in
            day.sessions.filter { $0.details.therapist == therapist.id && $0.status.isLive }
        }
        let all = own.flatMap(\.self)
        let meetings = days.flatMap { classes(of: therapist, on: $0) }
        let minutes =
            all.filter { $0.details.seat == nil }.reduce(0) { $0 + $1.session.details.minutes }
            + meetings.reduce(0) { $0 + $1.meeting.details.span.minutes }
        let away = days.filter { day in day.absences.contains { $0.therapist == therapist.id } }
            .map(\.day.weekday.shortName)
        let noun = all.count == 1 ? "session" : "sessions"
        let count =
            all.isEmpty && meetings.isEmpty
            ? "nothing booked" : "\(all.count) \(noun), \(Self.hours(minutes)) h"
        var lines = [
            "\(therapist.id), \(count)"
                + (away.isEmpty ? "" : ", away \(away.joined(separator: ", "))") + ": "
                + therapist.name.oneLine.shortened(to: 40)
        ]
        let taken = days.map { cells(of: therapist, on: $0) }
        guard !all.isEmpty || taken.contains(where: { !$0.isEmpty }) else { return lines }
        let column = (80 - 6) / days.count - 1
        lines.append(
            row("", days.map { "\($0.day.weekday.shortName) \("\($0.day)".suffix(5))" }, column))
        let filled = zip(own, taken).map { own, taken in
            own.filter { $0.details.seat == nil }
                .map { ($0.session.details.start.time, cell($0)) } + taken
        }
        for time in Set(filled.joined().map(\.0)).sorted() {
            let shown = filled.map { day in day.filter { $0.0 == time }.map(\.1) }
            for index in 0..<(shown.map(\.count).max() ?? 0) {
                let names = shown.map { $0.count > index ? $0[index] : "" }
                lines.append(row(index == 0 ? "\(time)" : "", names, column))
            }
        }
        return lines
    }

    /// What takes a therapist's time on a day beside sessions, each with when it begins.
    private func cells(of therapist: Person, on day: ClinicDay) -> [(TimeOfDay, String)] {
        let busy = day.busy.filter { $0.therapist == therapist.id }.map(\.span)
        let blocks = (day.blocks ?? []).filter { $0.block.block.details.isFor(therapist.id) }
        let offers = (day.offers ?? []).filter { $0.place.therapist == therapist.id }
        return busy.map { ($0.start.time, cell($0)) }
            + blocks.flatMap { block in
                block.spans.map { ($0.start.time, block.block.block.details.name.oneLine) }
            }
            + classes(of: therapist, on: day).map { ($0.meeting.details.span.start.time, $0.cell) }
            + offers.map {
                ($0.place.span.start.time, "\($0.offer.id) \($0.patient.oneLine)")
            }
    }

    private func classes(of therapist: Person, on day: ClinicDay) -> [MeetingEntry] {
        (day.classes ?? []).filter { $0.meeting.details.therapist == therapist.id }
    }

    private func row(_ head: String, _ cells: [String], _ width: Int) -> String {
        let padded = cells.map { $0.shortened(to: width).padded(to: width) }
        var line = (head.padded(to: 5) + " " + padded.joined(separator: " "))[...]
        while line.last == " " { line.removeLast() }
        return String(line)
    }

    private func cell(_ entry: SessionEntry) -> String {
        (entry.troubles.isEmpty ? mark(entry.session) : "!") + entry.patient.oneLine
    }

    private func mark(_ session: Session) -> String {
        if let now = days.first?.now, session.isUnrecorded(at: now) { return "?" }
        return switch session.status {
        case .attended: "●"
        case .missed: "×"
        case .confirmed: "◉"
        case .booked, .cancelled: "○"
        }
    }

    /// `busy -11:30`.
    private func cell(_ span: Interval<LocalTime>) -> String {
        "busy -" + (span.end.day > span.start.day ? TimeOfDay.endOfDay : span.end.time).description
    }

    /// `10:30` for 630 minutes.
    private static func hours(_ minutes: Int) -> String {
        "\(minutes / 60)"
            + (minutes % 60 == 0 ? "" : ":\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)")
    }
}

extension SessionEntry {
    fileprivate var trouble: [String] {
        ["  \(session.when)  \(session.id)  \(patient.oneLine.shortened(to: 40))"]
            + troubles.map { "    \($0.said.told)" }
    }
}

extension GapCandidate {
    fileprivate var lines: [String] {
        let start = place.start
        return [
            "  \(start.day.weekday.shortName) \(start.day) \(start.time), \(minutes) min, "
                + "\(owed) owed: \(name.oneLine.shortened(to: 36))",
            "    \(step.command)",
        ]
    }
}

extension MeetingEntry {
    /// `K1 2/8 Hip class`.
    fileprivate var cell: String {
        (reasons.isEmpty ? "" : "!")
            + "\(meeting.details.groupClass) \(seated.count)/\(meeting.details.seats) \(name.oneLine)"
    }
}

extension Interval<LocalTime> {
    fileprivate var minutes: Int { end.minute - start.minute }
}
