import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    package func rooms() throws -> [Room] { try read { try $0.rooms() } }

    package func room(named text: String) throws -> Room {
        let rooms = try rooms()
        let id = try NameLookup.find(
            text, among: rooms.map { ($0.id, $0.name) }, noun: "room",
            list: .list(.rooms))
        return try found(rooms.first { $0.id == id }, text)
    }

    /// With those who have left.
    package func therapists() throws -> [Therapist] {
        try read { try $0.therapists(includingInactive: true) }
    }

    package func therapist(named text: String) throws -> Therapist {
        let therapists = try therapists()
        let id = try NameLookup.find(
            text, among: therapists.map { ($0.id, $0.name) }, noun: "therapist",
            list: .list(.therapists))
        return try found(therapists.first { $0.id == id }, text)
    }
}
