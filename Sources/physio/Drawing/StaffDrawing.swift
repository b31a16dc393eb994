import CivilTime
import Clinic
import Planner

extension RoomList: Drawn {
    func lines(width: Int?) -> [String] {
        guard !rooms.isEmpty else { return ["No rooms yet: physio room add NAME"] }
        var table = Table("ID", "ROOM", "CAPACITY", "MINUTES BETWEEN")
        for room in rooms {
            table.add(
                "\(room.id)", room.name + (room.isActive ? "" : " (used no more)"),
                "\(room.capacity)", room.buffer == 0 ? "–" : "\(room.buffer)")
        }
        return [table.text(width: width)]
    }
}

extension NewRoom: Drawn {
    func lines(width: Int?) -> [String] {
        let between = room.buffer == 0 ? "" : ", \(counted(room.buffer, "minute")) between sessions"
        return ["\(room.id)  \(room.name), room for \(room.capacity)\(between)"]
    }
}

extension ChangedRoom: Drawn {
    func lines(width: Int?) -> [String] {
        room.isActive
            ? NewRoom(room).lines(width: width) : ["\(room.id)  \(room.name) is used no more."]
    }

    func talk(width: Int?) -> [String] {
        hit.isEmpty
            ? []
            : ["Booked there and without room now: \(hit.count)"] + hit.map(\.line)
                + ["Next: physio repair"]
    }
}

extension TherapistList: Drawn {
    func lines(width: Int?) -> [String] {
        guard !therapists.isEmpty else { return ["No therapists yet: physio therapist add NAME"] }
        var table = Table("ID", "NAME", "HOURS", "MAX/DAY", "SKILLS")
        for therapist in therapists {
            table.add(
                "\(therapist.id)", therapist.name + therapist.leaving, told(therapist),
                therapist.maxPerDay.map(String.init) ?? "–",
                therapist.skills.joined(separator: ", "))
        }
        return [table.text(width: width)]
    }

    /// The hours that hold today; a mark where others are to come.
    private func told(_ therapist: Therapist) -> String {
        let now = therapist.later.last { $0.from <= today }.map { "\($0.hours)" }
        let isLast = !therapist.later.contains { $0.from > today } && therapist.extra.isEmpty
        return (now ?? "\(therapist.hours)") + (isLast ? "" : " …")
    }
}

extension TherapistPage: Drawn {
    func lines(width: Int?) -> [String] {
        let most = therapist.maxPerDay.map { "at most \(counted($0, "session"))" }
        let later = therapist.later.map { "          from \($0.from): \($0.hours)" }
        let extra = therapist.extra.map { "          also \($0.words)" }
        let last = therapist.lastDay.map { "          the last day is \($0)" }
        let between = therapist.buffer.map { ["between   \(counted($0, "minute"))"] } ?? []
        let skills = therapist.skills.joined(separator: ", ")
        let known = [therapist.email.map { "email     \($0)" }, busy.told].compactMap { $0 }
        return [
            "\(therapist.id)  \(therapist.name)\(therapist.isActive ? "" : " (has left)")",
            "hours     \(therapist.hours)",
        ] + later + extra + [last].compactMap(\.self)
            + between + [
                "skills    \(skills.isEmpty ? "–" : skills)", "per day   \(most ?? "no limit")",
            ]
            + known
    }
}

extension ChangedTherapist: Drawn {
    func lines(width: Int?) -> [String] { TherapistPage(therapist).lines(width: width) }

    func talk(width: Int?) -> [String] {
        close.asCloseSessions + hitLines + (helps ?? []).lines
    }

    private var hitLines: [String] {
        hit.isEmpty
            ? []
            : ["Booked outside of the therapist's hours: \(hit.count)"] + hit.map(\.line)
                + ["Next: physio repair"]
    }
}

extension DeparturePage: Drawn {
    func lines(width: Int?) -> [String] {
        let last = therapist.lastDay.map { ": the last day is \($0)." } ?? " stays."
        return ["\(therapist.id)  \(therapist.name)\(last)"] + handedOver.flatMap(\.lines)
    }

    func talk(width: Int?) -> [String] {
        left.isEmpty
            ? []
            : ["Booked with \(therapist.name) after that: \(left.count)"] + left.map(\.line)
                + handOver + ["Next: physio repair --therapist \(therapist.id)"]
    }

    /// Where nobody was asked, or nobody of those who were could.
    private var handOver: [String] {
        guard handedOver.isEmpty, let last = therapist.lastDay else { return [] }
        return [
            "To others at the same times: physio therapist leave \(therapist.id) --on \(last) "
                + "--hand-over-to all"
        ]
    }
}

extension DeparturePage.Part {
    fileprivate var lines: [String] {
        let what = [patient, cause].compactMap(\.self).joined(separator: ", ")
        return ["\(counted(sessions.count, "session")) of \(what) to \(therapist):"]
            + sessions.map(\.line)
    }
}

extension RemovedTherapist: Drawn {
    func lines(width: Int?) -> [String] {
        ["\(therapist.id)  \(therapist.name) gets no new sessions."]
    }

    func talk(width: Int?) -> [String] {
        sessionsAhead.isEmpty
            ? []
            : ["\(sessionsAhead.count) booked sessions still stand with \(therapist.name):"]
                + sessionsAhead.map(\.line)
    }
}

extension Therapist {
    fileprivate var leaving: String {
        isActive ? lastDay.map { " (until \($0))" } ?? "" : " (has left)"
    }
}
