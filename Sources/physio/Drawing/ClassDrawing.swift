import CivilTime
import Clinic
import ClinicWords
import Planner

extension ClassList: Drawn {
    func lines(width: Int?) -> [String] {
        classes.isEmpty ? ["No classes."] : classes.flatMap(\.lines)
    }
}

extension ClassPage: Drawn {
    func lines(width: Int?) -> [String] {
        let people = waiting.flatMap { ["  \($0.head)"] }
        return self.class.head + (meetings.isEmpty ? ["No meeting is to come."] : [])
            + meetings.flatMap { [$0.line] + $0.seatedLines }
            + (people.isEmpty ? [] : ["Waits for a seat:"] + people)
    }
}

extension MadeClass: Drawn {
    func lines(width: Int?) -> [String] {
        self.class.head + [made].compactMap(\.self)
            + meetings.filter { !$0.reasons.isEmpty }.map {
                "Not held: \($0.when): \($0.reasons.joined(separator: " "))"
            }
            + leftOut.map { "Left out: \($0.date.told)" }
    }

    /// `26 meetings, Tue 17:00-18:00, 2026-12-08 to 2027-06-01`.
    private var made: String? {
        let spans = meetings.map(\.meeting.details.span)
        guard let first = spans.first, let last = spans.last else { return nil }
        let times = spans.map {
            "\($0.start.day.weekday.shortName) \($0.start.time)-\($0.end.time)"
        }
        .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let days =
            spans.count == 1 ? "\(first.start.day)" : "\(first.start.day) to \(last.start.day)"
        return "\(counted(spans.count, "meeting")), \(times.joined(separator: ", ")), \(days)"
    }
}

extension SeatedPatient: Drawn {
    func lines(width: Int?) -> [String] {
        let count =
            sessions.isEmpty
            ? "has no new seat" : "has a seat in \(counted(sessions.count, "meeting"))"
        return ["\(patient.oneLine.shortened(to: 60)) \(count) of \(name.oneLine) (\(self.class))"]
            + sessions.map {
                "\($0.session.id)  \($0.session.when) with \($0.therapist.oneLine)\($0.whereabouts)"
            }
            + remarks.map(\.said.told) + notHeld.map { "Not held: \($0.date.told)" }
            + leftOut.map { "No seat: \($0.date.told)" }
            + (wish.map { ["On the waiting list:"] + $0.lines.map { "  \($0)" } } ?? [])
    }
}

extension ChangedClass: Drawn {
    func lines(width: Int?) -> [String] {
        let changed = meetings.map { change in
            guard let after = change.after else { return "Cancelled: \(change.before.when)" }
            let what = after.meeting.details
            let old = change.before.meeting.details
            let others = [
                what.therapist == old.therapist ? nil : "with \(after.therapist.oneLine)",
                what.room == old.room ? nil : "in \(after.room?.oneLine ?? "–")",
            ].compactMap(\.self)
            return "Moved: \(after.when)"
                + (others.isEmpty ? "" : " " + others.joined(separator: " "))
                + "  (was \(change.before.when))"
        }
        let told = calls.map {
            "  \($0.name.oneLine.shortened(to: 40)) (\($0.patient)), \(($0.reach ?? "no telephone").oneLine)"
        }
        return self.class.head + changed + seats.lines(width: width) + seats.troubleLines
            + (told.isEmpty ? ["Nobody has a seat there."] : ["To be told:"] + told)
    }
}

extension ChangedSessions {
    /// What cannot stand where it is now.
    fileprivate var troubleLines: [String] {
        sessions.filter { !$0.troubles.isEmpty && $0.status.isLive }.flatMap { entry in
            entry.troubles.map { "In trouble: \(entry.id): \($0.said.told)" }
        }
    }
}

extension AttendedClass: Drawn {
    func lines(width: Int?) -> [String] {
        sessions.lines(width: width)
            + (open.isEmpty ? [] : ["Not recorded yet:"] + open.map { "  \($0.line)" })
    }
}

extension [SeatHelp] {
    /// Whom the seats help that are free now.
    var lines: [String] {
        isEmpty
            ? []
            : ["Waits for a seat that is free now:"]
                + flatMap { help in
                    [
                        "  \(help.waiting.head)",
                        "    \(help.starts.map(\.told).joined(separator: ", "))",
                        "    \(help.step.command)",
                    ]
                }
    }
}

extension ClassEntry {
    fileprivate var head: [String] {
        let details = groupClass.details
        let place = room.map { " in \($0.oneLine)" } ?? ""
        let end = groupClass.isActive ? "" : "; meets no more"
        return [
            "\(groupClass.id)  \(details.name.oneLine) with \(therapist.oneLine)\(place), "
                + "\(counted(details.minutes, "minute")), \(counted(details.seats, "seat"))\(end)"
        ]
    }

    fileprivate var lines: [String] {
        let meetings = ahead == 0 ? "no meeting to come" : counted(ahead, "meeting") + " to come"
        return head + ["    \(meetings)" + (next.map { "; next \($0.when): \($0.count)" } ?? "")]
    }
}

extension MeetingEntry {
    /// `Tue 2026-12-08 17:00-18:00`.
    var when: String {
        let span = meeting.details.span
        return
            "\(span.start.day.weekday.shortName) \(span.start.day) \(span.start.time)-\(span.end.time)"
    }

    /// `2 of 8 seats taken`.
    var count: String {
        let seats = meeting.details.seats
        return "\(seated.count) of \(counted(seats, "seat")) taken"
    }

    /// What is told of it beside its time.
    private var state: String {
        if isCancelled { return "cancelled" + (meeting.reason.map { " (\($0))" } ?? "") }
        return count
            + (reasons.isEmpty ? "" : ", NOT HELD: " + reasons.joined(separator: " "))
    }

    var line: String { "\(when)  \(state)" }

    /// `Hip class (K1) 17:00-18:00, Ana Silva in Gym: 2 of 8 seats taken`.
    var ofDay: String {
        let span = meeting.details.span
        return
            "\(name.oneLine.shortened(to: 40)) (\(meeting.details.groupClass)) \(span.start.time)-\(span.end.time), "
            + "\(therapist.oneLine)" + (room.map { " in \($0.oneLine)" } ?? "") + ": \(state)"
    }

    fileprivate var seatedLines: [String] {
        seated.map {
            "    \($0.id)  \($0.session.status.rawValue)  \($0.patient.oneLine.shortened(to: 50)) (\($0.details.patient))"
        }
    }
}
