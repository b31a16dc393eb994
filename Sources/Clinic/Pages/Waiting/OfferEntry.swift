package import CivilTime
import ClinicStore
package import Planner

/// A place that is kept for somebody, with the names behind its ids; of a timetable one of its places.
package struct OfferEntry: Documented, Sendable {
    package let offer: PlaceOffer
    package let place: KeptPlace
    package let patient: String
    package let therapist: String
    /// `nil` without a room.
    package let room: String?
    /// What the cause is called of the plan whose timetable it is; `nil` for a single place.
    package let cause: String?
    /// By the wall clock of the clinic.
    package let expires: LocalTime
    /// Whether nobody else has the place now.
    package let isHeld: Bool

    package var json: JSON {
        let entry: JSON = [
            "id": .text(offer.id), "patient": .text(offer.details.patient),
            "therapist": .text(place.therapist), "room": .text(place.room),
            "start": .text(place.span.start), "end": .text(place.span.end),
            "expires": .text(expires), "status": .string(offer.status.rawValue),
            "held": .bool(isHeld),
        ]
        guard let cause = offer.details.timetable else { return entry }
        return entry.adding([
            "timetable": [
                "cause": .string(cause), "visits": .integer(offer.details.places.count),
                "to": .text(offer.details.places.last?.span.start.day),
            ]
        ])
    }
}

extension Clinic {
    /// What is kept for somebody now, in order of time; of a timetable its first place.
    func heldOffers(_ reading: StoreReading, _ roster: Roster) throws -> [OfferEntry] {
        try reading.heldOffers(at: ambient.moment).map { try entry($0, roster) }
    }

    /// All places that are kept for somebody now, in order of time.
    func keptPlaces(_ reading: StoreReading, _ roster: Roster) throws -> [OfferEntry] {
        try reading.heldOffers(at: ambient.moment).flatMap { offer in
            try offer.details.places.map { try entry(offer, at: $0, roster) }
        }.sorted {
            ($0.place.span.start, $0.place.therapist, $0.offer.id)
                < ($1.place.span.start, $1.place.therapist, $1.offer.id)
        }
    }

    /// - Throws: what `CatalogShelf.catalog()` throws.
    package func entry(
        _ offer: PlaceOffer, at place: KeptPlace? = nil, _ roster: Roster
    ) throws -> OfferEntry {
        let (details, place) = (offer.details, place ?? offer.details.first)
        return OfferEntry(
            offer: offer, place: place, patient: roster.name(details.patient),
            therapist: roster.name(place.therapist), room: place.room.map(roster.name),
            cause: try details.timetable.map { try shelf.catalog().cause($0)?.name ?? $0 },
            expires: zone.local(details.expires), isHeld: offer.isHeld(at: ambient.moment))
    }
}
