package import Clinic
import Planner

extension StaffRefusal: Worded {
    package var said: Failure {
        switch self {
        case .noHours:
            Failure(
                kind, "A therapist without hours cannot be booked.",
                remedy: "Say the hours, like \(say: [.hours: "Mon-Fri 09:00-17:00"]).")
        case .noSkill(let skill, let known):
            Failure(
                kind, "Nobody here has the skill '\(skill)'.",
                remedy: known.isEmpty
                    ? "Say who has it: \(do: .list(.therapists))"
                    : "There are: \(known.joined(separator: ", ")).")
        case .lastRoom(let room, let booked):
            Failure(
                kind,
                """
                \(room.name) (\(room.id)) is the last room, and \(counted(booked, "booked session")) \
                could go nowhere.
                """,
                remedy:
                    "Add another room first. What is booked: \(do: .list(.sessions), [.from: "today"])"
            )
        case .roomExists(let room):
            Failure(
                kind, "There is a room '\(room.name)' (\(room.id)) already.",
                remedy: "Choose another name. All rooms: \(do: .list(.rooms))")
        case .roomGone(let room):
            Failure(
                kind, "\(room.name) (\(room.id)) is used no more.",
                remedy: "Take that back with '\(do: .undo)', or name another: \(do: .list(.rooms))")
        case .hasLeft(let therapist):
            Failure(
                kind, "\(therapist.name) (\(therapist.id)) has left.",
                remedy: "Name those who work here: \(do: .list(.therapists))")
        case .leavesBefore(let last, let today):
            Failure(
                kind, "\(last) has passed: today is \(today).",
                remedy: "Say the last day of work, today or later.")
        case .takesOver(let therapist):
            Failure(
                kind, "\(therapist.name) (\(therapist.id)) leaves and takes nothing over.",
                remedy: "Name others who work here: \(do: .list(.therapists))")
        }
    }
}
