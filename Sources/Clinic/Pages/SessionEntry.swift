import CivilTime
package import Planner

/// A session as pages show it: with the names behind its ids.
@dynamicMemberLookup
package struct SessionEntry: Documented, Sendable {
    package let session: Session
    /// Names.
    package let patient: String
    package let therapist: String
    /// `nil` without a room.
    package let room: String?
    /// Why it cannot or must not stand as it is.
    package let troubles: [Trouble]
    /// What its patient reads of each kind of trouble, plainly and not why; `nil` in pages of those who treat.
    var patientWords: [Trouble.Kind: String]?
    let zone: ZoneRules

    package var json: JSON {
        session.json(
            in: zone,
            trouble: troubles.map { trouble in
                trouble.json(in: patientWords?[trouble.kind])
            })
    }

    func forPatient(_ book: PatientBook) -> Self {
        var entry = self
        entry.patientWords = Dictionary(
            uniqueKeysWithValues:
                Trouble.Kind.allCases.map { ($0, book.notice(of: $0)) })
        return entry
    }

    /// What its patient reads of its troubles, each once; not that the treatment is stopped, which the page says.
    package var notices: [String] {
        troubles.map(\.kind).filter { $0 != .stopped }.compactMap { patientWords?[$0] }
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    package subscript<Value>(dynamicMember path: KeyPath<Session, Value>) -> Value {
        session[keyPath: path]
    }
}

/// A free place with the names behind its ids.
@dynamicMemberLookup
package struct PlaceEntry: Encodable, Sendable {
    let place: OfferedPlace
    package let therapist: String
    /// `nil` without a room.
    package let room: String?

    /// - Throws: what the place throws.
    package func encode(to encoder: any Encoder) throws { try place.encode(to: encoder) }

    package subscript<Value>(dynamicMember path: KeyPath<OfferedPlace, Value>) -> Value {
        place[keyPath: path]
    }
}

/// An absence as pages show it.
@dynamicMemberLookup
package struct AbsenceEntry: Documented, Sendable {
    let absence: Absence
    /// The therapist's name.
    package let name: String
    /// Sessions still to come that it hits; `nil` where nobody asked for them.
    package let hit: [SessionEntry]?

    package var json: JSON {
        guard let hit else { return absence.json }
        return absence.json.adding(["hit": .array(hit.map(\.json))])
    }

    package subscript<Value>(dynamicMember path: KeyPath<Absence, Value>) -> Value {
        absence[keyPath: path]
    }
}
