import CivilTime
import Clinic
import Planner

extension RoomList: Drawn {
    func lines(width: Int?) -> [String] {
        guard !rooms.isEmpty else { return ["No rooms yet: physio room add NAME"] }
        var table = Table("ID", "ROOM", "CAPACITY")
        for room in rooms { table.add("\(room.id)", room.name, "\(room.capacity)") }
        return [table.text(width: width)]
    }
}

extension NewRoom: Drawn {
    func lines(width: Int?) -> [String] {
        ["\(room.id)  \(room.name), room for \(room.capacity)"]
    }
}

extension TherapistList: Drawn {
    func lines(width: Int?) -> [String] {
        guard !therapists.isEmpty else { return ["No therapists yet: physio therapist add NAME"] }
        var table = Table("ID", "NAME", "HOURS", "MAX/DAY", "SKILLS")
        for therapist in therapists {
            table.add(
                "\(therapist.id)", therapist.name + (therapist.isActive ? "" : " (has left)"),
                "\(therapist.hours)", therapist.maxPerDay.map(String.init) ?? "–",
                therapist.skills.joined(separator: ", "))
        }
        return [table.text(width: width)]
    }
}

extension TherapistPage: Drawn {
    func lines(width: Int?) -> [String] {
        let most = therapist.maxPerDay.map { "at most \(counted($0, "session"))" }
        let lines = [
            "\(therapist.id)  \(therapist.name)\(therapist.isActive ? "" : " (has left)")",
            "hours     \(therapist.hours)",
            "skills    \(therapist.skills.isEmpty ? "–" : therapist.skills.joined(separator: ", "))",
            "per day   \(most ?? "no limit")", therapist.email.map { "email     \($0)" }, busy.told,
        ]
        return lines.compactMap { $0 }
    }
}

extension ChangedTherapist: Drawn {
    func lines(width: Int?) -> [String] { TherapistPage(therapist).lines(width: width) }

    func talk(width: Int?) -> [String] {
        hit.isEmpty
            ? []
            : ["Booked outside of the therapist's hours: \(hit.count)"] + hit.map(\.line)
                + ["Next: physio repair"]
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
