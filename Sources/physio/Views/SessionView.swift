import CivilTime
import Clinic
import Planner

extension Desk {
    /// `S12  Tue 2026-12-01 09:00-09:45  Jo Park with Ana Silva`.
    func line(_ session: Session) -> String {
        let details = session.details
        return "\(session.id)  \(when(session))  \(patientName(details.patient))"
            + " with \(therapistName(details.therapist))"
            + whereabouts(session)
    }

    /// ` in Room 1`, ` by phone`, or nothing.
    func whereabouts(_ session: Session) -> String {
        guard session.details.mode == .clinic else { return " by phone" }
        return session.details.room.map { " in \(roomName($0).oneLine)" } ?? ""
    }

    /// The room's name, or how patient and therapist speak.
    private func room(_ session: Session) -> String {
        session.details.mode == .clinic ? roomName(session.details.room) : "by phone"
    }

    /// `booked`, or `booked, declined by the patient`.
    private static func status(_ session: Session) -> String {
        session.status.rawValue
            + (session.isDeclined && session.status == .booked ? ", declined by the patient" : "")
    }

    func when(_ session: Session) -> String {
        let start = session.details.start
        return
            "\(start.day.weekday.shortName) \(start.day) \(start.time)-\(session.details.end.time)"
    }

    func table(_ sessions: [Session]) -> String {
        var table = Table("ID", "DAY", "TIME", "WHAT", "PATIENT", "THERAPIST", "ROOM", "STATUS")
        for session in sessions {
            let details = session.details
            table.add(
                "\(session.id)",
                "\(details.start.day.weekday.shortName) \(details.start.day)",
                "\(details.start.time)-\(details.end.time)", what(session),
                patientName(details.patient), therapistName(details.therapist),
                room(session), Self.status(session))
        }
        return text(table)
    }

    /// `physiotherapy 5 of 12, weigh-in`.
    func what(_ session: Session, counted: Bool = true, tasks: Bool = true) -> String {
        let details = session.details
        let count =
            !counted
            ? nil
            : details.number.flatMap { number in
                details.of.map { " \(number) of \($0)" }
            }
        let shown = details.tasks.filter { tasks && $0.kind != .redFlagCheck }
        let kinds = shown.reduce(into: [String]()) { kinds, task in
            if !kinds.contains(task.kind.rawValue) { kinds.append(task.kind.rawValue) }
        }.filter { $0 != details.kind.rawValue }
        return ([details.kind.rawValue + (count ?? "")] + kinds).joined(separator: ", ")
    }

    /// `Review of week 6 (15 minutes)`.
    func taskLine(_ task: SessionTask) -> String {
        task.title + (task.minutes > 0 ? " (\(task.minutes) minutes)" : "")
    }

    func summary(_ session: Session) -> String {
        let details = session.details
        var lines = [
            "\(session.id)  \(details.title)", "when       \(when(session))",
            "patient    \(details.patient)  \(patientName(details.patient))",
            "therapist  \(details.therapist)  \(therapistName(details.therapist))",
            "room       \(room(session))", "kind       \(what(session))",
            "status     \(Self.status(session))",
        ]
        if let plan = details.plan {
            lines.append("plan       \(plan)\(details.phase.map { ", \($0)" } ?? "")")
        }
        lines += details.tasks.map { "also       \(taskLine($0))" }
        if let note = details.note { lines.append("note       \(note)") }
        if let reason = session.reason { lines.append("reason     \(reason)") }
        if let notice = session.notice { lines.append("notice     \(Self.notice(notice))") }
        if let lost = details.makesUp { lines.append("makes up   for \(lost)") }
        if let exception = details.exception {
            lines.append(
                "despite    \(exception.rules.joined(separator: ", ")): \(exception.reason)")
        }
        return lines.joined(separator: "\n")
    }
}
