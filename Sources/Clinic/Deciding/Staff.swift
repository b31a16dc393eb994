import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    /// All rooms, in order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func rooms() throws -> [Room] { try read { try $0.rooms() } }

    /// The room that an id or a name means.
    ///
    /// - Throws: a refusal where the text is no room's id or name, or fits several; `StoreError` where the
    ///   file cannot be read.
    package func room(named text: String) throws -> Room {
        let rooms = try rooms()
        let id = try NameLookup.find(
            text, among: rooms.map { ($0.id, $0.name) }, noun: .room)
        return try found(rooms.first { $0.id == id }, text)
    }

    /// All therapists, with those who have left, in order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func therapists() throws -> [Therapist] {
        try read { try $0.therapists(includingInactive: true) }
    }

    /// The therapist that an id or a name means, who may have left.
    ///
    /// - Throws: a refusal where the text is no therapist's id or name, or fits several; `StoreError` where
    ///   the file cannot be read.
    package func therapist(named text: String) throws -> Therapist {
        let therapists = try therapists()
        let id = try NameLookup.find(
            text, among: therapists.map { ($0.id, $0.name) }, noun: .therapist)
        return try found(therapists.first { $0.id == id }, text)
    }
}
