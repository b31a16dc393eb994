import CivilTime
import Clinic
import ClinicWords
import Planner

extension Session {
    /// `Tue 2026-12-01 09:00-09:45`.
    var when: String {
        "\(details.start.day.weekday.shortName) \(details.start.day) \(details.start.time)"
            + "-\(details.end.time)"
    }

    /// `physiotherapy 5 of 12, weigh-in`.
    var what: String {
        what(tasks: details.tasks.filter { $0.kind != .redFlagCheck })
    }

    /// `physiotherapy 5 of 12`.
    var counted: String { what(tasks: []) }

    /// The same with these tasks only.
    func what(tasks: [SessionTask], counted: Bool = true) -> String {
        let count = (counted ? details.count : nil).map { " \($0.number) of \($0.of)" } ?? ""
        let kinds = tasks.reduce(into: [String]()) { kinds, task in
            if !kinds.contains(task.kind.rawValue) { kinds.append(task.kind.rawValue) }
        }.filter { $0 != details.kind.rawValue }
        let seat = details.seat.map { ["class \($0.groupClass)"] } ?? []
        return ([details.kind.rawValue + count] + seat + kinds).joined(separator: ", ")
    }

    /// `booked`, or `booked, declined by the patient`.
    fileprivate var told: String {
        status.rawValue + (isDeclined && status == .booked ? ", declined by the patient" : "")
    }
}

extension SessionTask {
    /// `Review of week 6 (15 minutes)`.
    var line: String { title + (minutes > 0 ? " (\(counted(minutes, "minute")))" : "") }
}

extension SessionEntry {
    /// `S12  Tue 2026-12-01 09:00-09:45  Jo Park with Ana Silva in Room 1`.
    var line: String {
        "\(session.id)  \(session.when)  \(patient) with \(therapist)\(whereabouts)"
    }

    /// ` in Room 1`, ` by phone`, or nothing.
    var whereabouts: String {
        if let elsewhere = session.details.mode.told { return " \(elsewhere)" }
        return room.map { " in \($0.oneLine)" } ?? ""
    }

    /// The room's name, or how patient and therapist speak.
    fileprivate var place: String {
        session.details.mode.told ?? room ?? "–"
    }

    /// The codes of its troubles, each once: `closed`, `therapist-absent`.
    var kinds: [String] {
        troubles.map(\.kind.rawValue).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// A line for each thing there is to know of it.
    var summary: [String] {
        let details = session.details
        let lines: [String?] = [
            "\(session.id)  \(details.title)", "when       \(session.when)",
            "patient    \(details.patient)  \(patient)",
            "therapist  \(details.therapist)  \(therapist)", "room       \(place)",
            "kind       \(session.what)", "status     \(session.told)",
            details.plan.map { "plan       \($0)\(details.phaseName.map { ", \($0)" } ?? "")" },
            details.series.map { "series     from \($0.first), \($0.number) of \($0.of)" },
        ]
        let more: [String?] = [
            details.note.map { "note       \($0.indented(11))" },
            details.text.map { "text       \($0.indented(11))" },
            session.reason.map { "reason     \($0)" },
            session.notice.map { "notice     \(Session.notice($0))" },
            details.makesUp.map { "makes up   for \($0)" },
            details.exception.map {
                "despite    \($0.rules.joined(separator: ", ")): \($0.reason)"
            },
        ]
        return (lines + details.tasks.map { "also       \($0.line)" } + more).compactMap { $0 }
            + troubles.map { "trouble    \($0.said.told)" }
    }
}

extension [SessionEntry] {
    var table: Table {
        var table = Table("ID", "DAY", "TIME", "WHAT", "PATIENT", "THERAPIST", "ROOM", "STATUS")
        for entry in self {
            let (start, end) = (entry.session.details.start, entry.session.details.end)
            table.add(
                "\(entry.session.id)", "\(start.day.weekday.shortName) \(start.day)",
                "\(start.time)-\(end.time)", entry.session.what, entry.patient, entry.therapist,
                entry.place, ([entry.session.told] + entry.kinds).joined(separator: ", "))
        }
        return table
    }
}

extension SessionList: Drawn {
    func lines(width: Int?) -> [String] {
        guard sessions.isEmpty else { return [sessions.table.text(width: width)] }
        return [
            picked.contains(.unrecorded)
                ? "Every past session is recorded."
                : picked.contains(.declined) ? "No session to come is declined." : "No sessions."
        ]
    }
}

extension SessionPage: Drawn {
    func lines(width: Int?) -> [String] {
        session.summary
            + history.map { event in
                "history    \(event.at)  \(event.step.words)  by \(event.actor)"
                    + (event.reason.map { event.step.words.contains($0) ? "" : ": \($0)" } ?? "")
            }
    }
}

extension BookedSession: Drawn {
    func lines(width: Int?) -> [String] {
        let exception = session.session.details.exception
        return [session.line]
            + (exception.map { ["Despite \($0.rules.joined(separator: ", ")): \($0.reason)"] } ?? [])
            + remarks.map(\.said.told)
    }
}

extension BookedSeries: Drawn {
    func lines(width: Int?) -> [String] {
        let lines = sessions.map { entry in
            entry.line + ", \(entry.counted)"
                + (entry.details.exception.map { ", despite \($0.rules.joined(separator: ", "))" }
                    ?? "")
        }
        let left = leftOut.map { "Left out: \($0.date.told)" }
        return lines + left + remarks.map(\.said.told)
    }
}

extension SessionOptions: Drawn {
    private static let despite: Inputs = [
        .to: .blank(.time), .only: .bare, .despite: .blank(.rule), .reason: .blank(.why),
    ]

    func lines(width: Int?) -> [String] {
        let start = session.details.start
        guard !options.isEmpty else {
            return [
                "No free place near \(start) keeps the order of the sessions.",
                ("Move it all the same: \(do: .moveSession(session.id), Self.despite)" as Advice)
                    .told,
            ]
        }
        var table = Table("WHEN", "WITH", "WHERE", "WHAT CHANGES")
        for place in options {
            let broken = place.breaks.map { "Against the plan: \($0.dropLast())" }
            let changes = place.changes.isEmpty ? ["nothing else"] : place.changes
            table.add(
                place.when, place.therapist, place.room ?? "–",
                (broken + changes).joined(separator: "; "))
        }
        return [
            "\(session.id) stands on \(start). Free places, best first:", table.text(width: width),
        ]
    }
}

extension FreeTimes: Drawn {
    func lines(width: Int?) -> [String] {
        guard !free.isEmpty else { return ["No time is free until \(through)."] }
        var table = Table("WHEN", "WITH", "WHERE")
        for place in free {
            let (start, end) = (place.start, place.end)
            table.add(
                "\(start.day.weekday.shortName) \(start.day) \(start.time)-\(end.time)",
                "\(place.therapistName) (\(place.therapist))", place.roomName ?? "–")
        }
        return [table.text(width: width)] + next
    }

    private var next: [String] {
        guard let first = free.first else { return [] }
        let told =
            "--at \(first.start) --minutes \(minutes) --kind \(kind.rawValue) --therapist \(first.therapist)"
        return [
            "Book: physio session add PATIENT \(told)" + (first.room.map { " --room \($0)" } ?? "")
        ]
    }
}
