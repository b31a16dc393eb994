import ClinicStore
package import Planner

extension Clinic {
    /// The absences of all therapists, in order of their start.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func absences() throws -> [Absence] { try read { try $0.absences() } }

    /// The absence of a therapist that a text like `A3` means, or the closure of a room that one like `C1` does.
    ///
    /// - Throws: a refusal where the text is no id of these; `StoreError` where the file cannot be read.
    package func absence(named text: String) throws -> KnownAbsence {
        let closures = try read { try $0.closures() }
        if let closure = closures.first(where: { $0.id == ID(parsing: text) }) {
            return .room(closure.id)
        }
        return .therapist(
            try found(absences().first { $0.id == ID(parsing: text) }, text, noun: .absence).id)
    }
}

/// An absence that is on record, of a therapist or of a room.
package enum KnownAbsence: Hashable, Sendable {
    case therapist(ID<Absence>)
    case room(ID<RoomClosure>)
}
