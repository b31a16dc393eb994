import CivilTime
import Clinic
import ClinicWords
import Planner

extension ClinicDay: Drawn {
    /// Who comes when, to whom and where, what lies ready, whom to call.
    func lines(width: Int?) -> [String] {
        var lines = ["\(day.weekday.shortName) \(day)\(closing): \(count)"]
        lines += closedTimes.map { "The clinic is closed \($0.span.words)\(reason)" }
        lines += closures.map { "\($0.name.oneLine) is closed \($0.closure.span.words)" }
        lines += absences.map { "\($0.name.oneLine) is away \($0.span.words)" }
        lines += (blocks ?? []).map(\.line) + (classes ?? []).map(\.ofDay) + busyLines
        lines += sessions.flatMap { [""] + entry($0) }
        lines += titled(
            "Declined by the patient: call, then physio session move S…, or cancel S…",
            declined.map(waiting))
        lines += titled(
            "In trouble: physio repair, or call, then physio session move S… --to TIME",
            troubled.filter(\.troubles.areCuredElsewhere).map(waiting))
        lines += titled(
            "Not confirmed: call, then physio session confirm S…", unconfirmed.map(\.line))
        lines += titled(
            "Not recorded yet: physio session attend S…, or miss S…", unrecorded.map(waiting))
        lines += titled("Offered, and not answered yet", (offers ?? []).lines)
        lines += titled("Still free", gaps.map(\.line))
        lines += titled("Who waits and could come", (couldCome ?? []).flatMap(\.linesOfDay))
        if let waiting { lines += [""] + waiting.lines }
        return lines
    }

    private var closing: String {
        isClosed ? "  (closed\(holiday.map { ": \($0.oneLine)" } ?? ""))" : ""
    }

    private var reason: String { holiday.map { " (\($0.oneLine))" } ?? "" }

    /// `Ana Silva is busy 10:00-11:30, 14:00-15:00`.
    private var busyLines: [String] {
        let spans = Dictionary(grouping: busy, by: \.therapist)
        return spans.sorted { $0.key < $1.key }.map { _, busy in
            let times = busy.map(\.span.hours).joined(separator: ", ")
            return "\(busy[0].name.oneLine) is busy \(times)"
        }
    }

    private func titled(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", title] + lines.map { "  \($0)" }
    }

    /// `4 sessions, 3 not confirmed, 2 not recorded`.
    private var count: String {
        let live = sessions.filter(\.status.isLive).count
        let parts = [
            (live, live == 1 ? "session" : "sessions"), (sessions.count - live, "cancelled"),
            (troubled.count, "in trouble"), (unconfirmed.count, "not confirmed"),
            (declined.count, "declined"),
            (unrecorded.count, "not recorded"),
        ]
        return parts.enumerated().filter { $0.offset == 0 || $0.element.0 > 0 }
            .map { "\($0.element.0 == 0 ? "no" : "\($0.element.0)") \($0.element.1)" }
            .joined(separator: ", ")
    }

    /// Names come last in their lines: long ones and those written from right to left move nothing.
    private func entry(_ entry: SessionEntry) -> [String] {
        let details = entry.session.details
        let reason = entry.reason.map { " (\($0))" } ?? ""
        var lines = [
            "\(details.start.time)-\(details.end.time)  \(entry.id)  "
                + entry.patient.oneLine.shortened(to: 60),
            "    \(state(entry.session))\(reason), \(entry.session.what(tasks: [])), with "
                + "\(entry.therapist.oneLine)\(entry.whereabouts)",
        ]
        guard entry.status.isLive else { return lines }
        if flagged.contains(details.patient) {
            lines.append("    STOP: a red flag is open; see 'physio drift'")
        }
        lines += entry.troubles.filter { $0.kind != .stopped }
            .map { "    TROUBLE: \($0.said.told)" }
        lines += forbidden.filter { $0.patient == details.patient }.flatMap(\.problems)
            .map { "    DANGER: \($0.said.told)" }
        lines += prepare.filter { $0.session == entry.id }
            .map { "    prepare: \($0.items.joined(separator: "; "))" }
        if let note = details.note { lines.append("    note: \(note.oneLine)") }
        return lines
    }

    private func state(_ session: Session) -> String {
        if session.isUnrecorded(at: now) { return "not recorded" }
        if session.waitsAsDeclined(at: now) { return "declined by the patient" }
        return session.status == .booked ? "not confirmed" : session.status.rawValue
    }

    private func waiting(_ entry: SessionEntry) -> String {
        "\(entry.session.when)  \(entry.id)  " + entry.patient.oneLine.shortened(to: 40)
    }
}

extension SessionCall {
    fileprivate var line: String {
        "\(session.details.start.time)  \(session.id)  \((reach ?? "no telephone").oneLine)  "
            + session.patient.oneLine.shortened(to: 40)
    }
}

extension FreeGap {
    fileprivate var line: String {
        "\(span.start.time)-\(span.end.time)  \(name.oneLine.shortened(to: 60))"
    }
}

extension Interval<LocalTime> {
    /// Of one day: `10:00-11:30`, `all day`.
    var hours: String {
        let isWhole = start.time == .midnight && end == LocalTime(start.day + 1, .midnight)
        return isWhole
            ? "all day" : "\(start.time)-\(end.day > start.day ? TimeOfDay.endOfDay : end.time)"
    }
}
