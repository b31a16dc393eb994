import CivilTime
import Clinic
import Planner

extension Desk {
    /// A grid for each therapist: a column a day, a row for each time at which somebody comes.
    func text(_ week: ClinicWeek) -> String {
        let live = week.days.flatMap(\.sessions).filter(\.status.isLive)
        let noun = live.count == 1 ? "session" : "sessions"
        var lines = [
            "\(week.first) to \(week.last): \(live.isEmpty ? "no" : "\(live.count)") \(noun)"
        ]
        let days = week.days.filter { !$0.isClosed || !$0.sessions.isEmpty }
        if week.therapists.isEmpty {
            lines.append("Nobody works here yet: physio therapist add NAME")
        }
        if days.isEmpty { lines.append("The clinic is closed all week.") }
        for therapist in week.therapists where !days.isEmpty {
            lines += [""] + grid(of: therapist, days)
        }
        if !live.isEmpty {
            lines += ["", "○ booked  ◉ confirmed  ● held  × missed  ? not recorded"]
        }
        let open = week.fill.flatMap(filler)
        if !open.isEmpty { lines += ["", "Could come, sessions are owed"] + open }
        return lines.map(wrapped).joined(separator: "\n")
    }

    private func grid(of therapist: Therapist, _ days: [ClinicDay]) -> [String] {
        let own = days.map { day in
            day.sessions.filter { $0.details.therapist == therapist.id && $0.status.isLive }
        }
        let all = own.flatMap(\.self)
        let minutes = all.reduce(0) { $0 + $1.details.minutes }
        let away = days.filter { day in day.absences.contains { $0.therapist == therapist.id } }
            .map(\.day.weekday.shortName)
        let noun = all.count == 1 ? "session" : "sessions"
        let count =
            all.isEmpty ? "nothing booked" : "\(all.count) \(noun), \(Self.hours(minutes)) h"
        var lines = [
            "\(therapist.id), \(count)"
                + (away.isEmpty ? "" : ", away \(away.joined(separator: ", "))") + ": "
                + therapist.name.oneLine.shortened(to: 40)
        ]
        let busy = days.map { day in
            day.busy.filter { $0.therapist == therapist.id }.map(\.span)
        }
        guard !all.isEmpty || busy.contains(where: { !$0.isEmpty }) else { return lines }
        let column = (80 - 6) / days.count - 1
        lines.append(
            row("", days.map { "\($0.day.weekday.shortName) \("\($0.day)".suffix(5))" }, column))
        let times = all.map(\.details.start.time) + busy.joined().map(\.start.time)
        for time in Set(times).sorted() {
            let cells = zip(own, busy).map { sessions, spans in
                sessions.filter { $0.details.start.time == time }.map(cell)
                    + spans.filter { $0.start.time == time }.map(cell)
            }
            for index in 0..<(cells.map(\.count).max() ?? 0) {
                let names = cells.map { $0.count > index ? $0[index] : "" }
                lines.append(row(index == 0 ? "\(time)" : "", names, column))
            }
        }
        return lines
    }

    private func row(_ head: String, _ cells: [String], _ width: Int) -> String {
        let padded = cells.map { $0.shortened(to: width).padded(to: width) }
        var line = (head.padded(to: 5) + " " + padded.joined(separator: " "))[...]
        while line.last == " " { line.removeLast() }
        return String(line)
    }

    private func cell(_ session: Session) -> String {
        mark(session) + patientName(session.details.patient).oneLine
    }

    /// `busy -11:30`.
    private func cell(_ span: Interval<LocalTime>) -> String {
        "busy -" + (span.end.day > span.start.day ? TimeOfDay.endOfDay : span.end.time).description
    }

    private func mark(_ session: Session) -> String {
        if (try? clinic().now).map(session.isUnrecorded) == true { return "?" }
        return switch session.status {
        case .attended: "●"
        case .missed: "×"
        case .confirmed: "◉"
        case .booked, .cancelled: "○"
        }
    }

    /// `10:30` for 630 minutes.
    private static func hours(_ minutes: Int) -> String {
        "\(minutes / 60)"
            + (minutes % 60 == 0 ? "" : ":\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)")
    }

    private func filler(_ candidate: GapCandidate) -> [String] {
        let start = candidate.place.start
        return [
            "  \(start.day.weekday.shortName) \(start.day) \(start.time), "
                + "\(candidate.minutes) min, \(candidate.owed) owed: "
                + patientName(candidate.patient).oneLine.shortened(to: 36),
            "    \(candidate.step.command)",
        ]
    }

    func json(_ week: ClinicWeek) -> JSON {
        [
            "from": .text(week.first), "to": .text(week.last),
            "therapists": .array(
                week.therapists.map { ["id": .text($0.id), "name": .string($0.name)] }),
            "days": .array(week.days.map(json)),
            "fill": .array(week.fill.map(\.json)),
        ]
    }
}
