import CivilTime
import Clinic
import Planner

extension Desk {
    /// The front desk's day: who comes when, to whom and where, what lies ready, whom to call.
    func text(_ day: ClinicDay) -> String {
        var lines = [
            "\(day.day.weekday.shortName) \(day.day)\(day.isClosed ? "  (closed)" : ""): "
                + count(day)
        ]
        lines += day.absences.map {
            "\(therapistName($0.therapist).oneLine) is away \($0.span.words)"
        }
        lines += busy(day)
        for session in day.sessions { lines += [""] + entry(session, day) }
        lines += titled(
            "Declined by the patient: call, then physio session move S…, or cancel S…",
            day.declined.map(unrecorded))
        lines += titled("Not confirmed: call, then physio session confirm S…", unconfirmed(day))
        lines += titled(
            "Not recorded yet: physio session attend S…, or miss S…", day.unrecorded.map(unrecorded)
        )
        lines += titled("Still free", day.gaps.flatMap(gap))
        return lines.map(wrapped).joined(separator: "\n")
    }

    /// `Ana Silva is busy 10:00-11:30, 14:00-15:00`.
    private func busy(_ day: ClinicDay) -> [String] {
        let spans = Dictionary(grouping: day.busy, by: \.therapist)
        return spans.keys.sorted().map { id in
            let times = (spans[id] ?? []).map(\.span.hours).joined(separator: ", ")
            return "\(therapistName(id).oneLine) is busy \(times)"
        }
    }

    private func titled(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", title] + lines.map { "  \($0)" }
    }

    /// `4 sessions, 3 not confirmed, 2 not recorded`.
    private func count(_ day: ClinicDay) -> String {
        let live = day.sessions.filter(\.status.isLive).count
        let parts = [
            (live, live == 1 ? "session" : "sessions"),
            (day.sessions.count - live, "cancelled"),
            (openConfirmations(day).count, "not confirmed"),
            (day.declined.count, "declined"),
            (day.unrecorded.count, "not recorded"),
        ]
        return parts.enumerated().filter { $0.offset == 0 || $0.element.0 > 0 }
            .map { "\($0.element.0 == 0 ? "no" : "\($0.element.0)") \($0.element.1)" }
            .joined(separator: ", ")
    }

    private func openConfirmations(_ day: ClinicDay) -> [Session] {
        (try? clinic().now).map(day.unconfirmed) ?? []
    }

    /// Names come last in their lines: long ones and those written from right to left move nothing.
    private func entry(_ session: Session, _ day: ClinicDay) -> [String] {
        let details = session.details
        let room = whereabouts(session)
        let reason = session.reason.map { " (\($0))" } ?? ""
        var lines = [
            "\(details.start.time)-\(details.end.time)  \(session.id)  "
                + patientName(details.patient).oneLine.shortened(to: 60),
            "    \(state(session))\(reason), \(what(session, tasks: false)), with "
                + "\(therapistName(details.therapist).oneLine)\(room)",
        ]
        guard session.status.isLive else { return lines }
        if day.flagged.contains(details.patient) {
            lines.append("    STOP: a red flag is open; see 'physio drift'")
        }
        lines += (day.forbidden[details.patient] ?? []).map { "    DANGER: \($0.told)" }
        let items = session.isOpen ? session.preparations : []
        if !items.isEmpty { lines.append("    prepare: \(items.joined(separator: "; "))") }
        if let note = details.note { lines.append("    note: \(note.oneLine)") }
        return lines
    }

    private func state(_ session: Session) -> String {
        guard let now = try? clinic().now else { return session.status.rawValue }
        if session.isUnrecorded(at: now) { return "not recorded" }
        if session.waitsAsDeclined(at: now) { return "declined by the patient" }
        return session.status == .booked ? "not confirmed" : session.status.rawValue
    }

    private func unconfirmed(_ day: ClinicDay) -> [String] {
        let patients = (try? clinic().patients()) ?? []
        return openConfirmations(day).map { session in
            let patient = patients.first { $0.id == session.details.patient }
            let reach = patient?.details.phone ?? patient?.details.email ?? "no number"
            return "\(session.details.start.time)  \(session.id)  \(reach.oneLine)  "
                + patientName(session.details.patient).oneLine.shortened(to: 40)
        }
    }

    private func unrecorded(_ session: Session) -> String {
        "\(when(session))  \(session.id)  "
            + patientName(session.details.patient).oneLine.shortened(to: 40)
    }

    private func gap(_ gap: FreeGap) -> [String] {
        let head =
            "\(gap.span.start.time)-\(gap.span.end.time)  "
            + therapistName(gap.therapist).oneLine.shortened(to: 60)
        return [head]
            + gap.candidates.prefix(3).flatMap { candidate in
                [
                    "    \(candidate.place.start.time), \(candidate.minutes) min, "
                        + "\(candidate.owed) owed: "
                        + patientName(candidate.patient).oneLine.shortened(to: 40),
                    "      \(candidate.step.command)",
                ]
            }
    }

    func json(_ day: ClinicDay) -> JSON {
        let open = day.sessions.filter { $0.isOpen && !$0.preparations.isEmpty }
        return [
            "stop": .null, "date": .text(day.day), "closed": .bool(day.isClosed),
            "sessions": .array(day.sessions.map(json)),
            "absences": .array(day.absences.map(\.json)),
            "busy": .array(day.busy.map(\.json)),
            "unconfirmed": .texts(openConfirmations(day).map(\.id)),
            "unrecorded": .array(day.unrecorded.map(json)),
            "declined": .array(day.declined.map(json)),
            "prepare": .array(
                open.map {
                    ["session": .text($0.id), "items": .texts($0.preparations)]
                }),
            "redFlags": .texts(day.flagged.sorted()),
            "forbidden": .array(
                day.forbidden.sorted { $0.key < $1.key }.map {
                    ["patient": .text($0.key), "problems": .advices($0.value)]
                }),
            "gaps": .array(day.gaps.map(\.json)),
        ]
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
