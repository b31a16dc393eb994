import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    package func rooms() throws -> [Room] { try read { try $0.rooms() } }

    package func room(named text: String) throws -> Room {
        let rooms = try rooms()
        let id = try NameLookup.find(
            text, among: rooms.map { ($0.id, $0.name) }, noun: "room",
            listCommand: "physio room list")
        return try found(rooms.first { $0.id == id }, text)
    }

    package func addRoom(name: String, capacity: Int) throws -> Room {
        let name = try Text.name(name, of: "room")
        let capacity = try Text.range(
            capacity, 1...100, "room's capacity", "sessions at one time")
        return try write { try $0.addRoom(name: name, capacity: capacity) }
    }

    /// With those who have left.
    package func therapists() throws -> [Therapist] {
        try read { try $0.therapists(includingInactive: true) }
    }

    package func therapist(named text: String) throws -> Therapist {
        let therapists = try therapists()
        let id = try NameLookup.find(
            text, among: therapists.map { ($0.id, $0.name) }, noun: "therapist",
            listCommand: "physio therapist list")
        return try found(therapists.first { $0.id == id }, text)
    }

    /// Works the clinic's hours until other hours are told.
    package func addTherapist(
        name: String, telling: (inout Therapist) throws -> Void
    ) throws -> Therapist {
        var draft = Therapist(
            id: ID(0), name: try Text.name(name, of: "therapist"), hours: settings.hours)
        try telling(&draft)
        let checked = try plausible(draft)
        return try write {
            try $0.addTherapist(
                name: checked.name, hours: checked.hours, skills: checked.skills,
                maxPerDay: checked.maxPerDay, email: checked.email)
        }
    }

    package func changeTherapist(
        _ therapist: Therapist, telling: (inout Therapist) throws -> Void
    ) throws -> Therapist {
        var changed = therapist
        try telling(&changed)
        changed.name = try Text.name(changed.name, of: "therapist")
        let checked = try plausible(changed)
        try write { try $0.updateTherapist(checked) }
        return changed
    }

    /// Also the live sessions that still stand from now on.
    package func removeTherapist(
        _ therapist: Therapist
    ) throws -> (removed: Therapist, ahead: [Session]) {
        try write { try $0.removeTherapist(therapist.id) }
        let filter = SessionFilter(therapist: therapist.id, from: today)
        let ahead = try read { try $0.sessions(filter) }
            .filter { $0.status.isLive && $0.details.start >= now }
        var removed = therapist
        removed.isActive = false
        return (removed, ahead)
    }

    private func plausible(_ therapist: Therapist) throws -> Therapist {
        if let most = therapist.maxPerDay {
            _ = try Text.range(most, 1...100, "daily maximum", "sessions")
        }
        guard !therapist.hours.isEmpty else {
            throw Failure(
                .badData, "A therapist without hours cannot be booked.",
                remedy: "Say the hours, like --hours \"Mon-Fri 09:00-17:00\".")
        }
        return therapist
    }
}
