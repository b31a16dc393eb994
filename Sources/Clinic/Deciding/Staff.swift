import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    /// All rooms, with those that are used no more, in order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func rooms() throws -> [Room] { try read { try $0.rooms(includingInactive: true) } }

    /// The room that an id or a name means.
    ///
    /// - Throws: a refusal where the text is no room's id or name, or fits several; `StoreError` where the
    ///   file cannot be read.
    package func room(named text: String) throws -> Room {
        try NameLookup.find(text, among: rooms().map(Named.init), noun: .room)
    }

    /// The therapist or the room that an id or a name means.
    ///
    /// - Throws: a refusal where the text is neither's id or name, or fits several; `StoreError` where the file
    ///   cannot be read.
    package func away(named text: String) throws -> Away {
        let staff = try therapists().map { Named($0).meaning(Away.therapist($0.id)) }
        let places = try rooms().map { Named($0).meaning(Away.room($0.id)) }
        return try NameLookup.find(text, among: staff + places, noun: .therapistOrRoom)
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
        try NameLookup.find(text, among: therapists().map(Named.init), noun: .therapist)
    }
}

/// Who or what is away for a while.
package enum Away: Hashable, Sendable {
    case therapist(ID<Therapist>)
    case room(ID<Room>)
}

extension Named where Subject == Patient {
    init(_ patient: Patient) {
        let details = patient.details
        let marks = [details.born.map { "born \($0)" }, details.phone ?? details.email]
        self.init(
            subject: patient, id: "\(patient.id)", name: patient.name,
            mark: marks.compactMap { $0 }.joined(separator: ", ").nonEmpty)
    }
}

extension Named where Subject == Therapist {
    init(_ therapist: Therapist) {
        let skills = therapist.skills.joined(separator: ", ")
        self.init(
            subject: therapist, id: "\(therapist.id)", name: therapist.name,
            mark: therapist.isActive ? skills.nonEmpty : "has left", isGone: !therapist.isActive)
    }
}

extension Named where Subject == Room {
    init(_ room: Room) {
        self.init(
            subject: room, id: "\(room.id)", name: room.name,
            mark: room.isActive ? "room for \(room.capacity)" : "is used no more",
            isGone: !room.isActive)
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
