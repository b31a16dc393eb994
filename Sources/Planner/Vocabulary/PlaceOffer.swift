package import CivilTime

/// A place in the diary that is kept for a patient until they have answered, or have not in time.
package struct PlaceOffer: Identified, Hashable, Sendable {
    package static let letter: Character = "O"
    package let id: ID<PlaceOffer>
    package let details: OfferDetails
    package let status: Status

    package init(id: ID<PlaceOffer>, details: OfferDetails, status: Status) {
        (self.id, self.details, self.status) = (id, details, status)
    }

    /// What became of it. That an open one has expired is told by the clock, not written.
    package enum Status: String, Hashable, Sendable, CaseIterable { case open, accepted, declined }

    /// Whether nobody else has the place at an instant.
    package func isHeld(at moment: Moment) -> Bool {
        status == .open && moment < details.expires
    }
}

/// What is offered, before it has a number and afterwards.
package struct OfferDetails: Hashable, Sendable {
    package let patient: ID<Patient>
    package let aim: Aim
    package let therapist: ID<Therapist>
    /// `nil` where no room is needed.
    package let room: ID<Room>?
    /// By the wall clock of the clinic.
    package let span: Interval<LocalTime>
    /// The first instant at which the place is free for others again.
    package let expires: Moment

    package init(
        to patient: ID<Patient>, for aim: Aim, with therapist: ID<Therapist>, in room: ID<Room>?,
        _ span: Interval<LocalTime>, until expires: Moment
    ) {
        (self.patient, self.aim, self.therapist) = (patient, aim, therapist)
        (self.room, self.span, self.expires) = (room, span, expires)
    }

    /// What is booked at the place once the patient has said yes.
    package enum Aim: Hashable, Sendable {
        /// A first visit, before a plan for a cause, by its id.
        case plan(cause: String)
        /// A booked session comes here.
        case earlier(ID<Session>)
        /// In place of a session that was lost.
        case makeUp(ID<Session>)
        /// A session outside of plans.
        case place
    }
}
