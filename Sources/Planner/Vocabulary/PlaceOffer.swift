package import CivilTime

/// A place in the diary, or those of a whole plan, kept for a patient until they have answered, or have not in time.
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

    /// Whether nobody else has its places at an instant.
    package func isHeld(at moment: Moment) -> Bool {
        status == .open && moment < details.expires
    }
}

/// What is offered, before it has a number and afterwards.
package struct OfferDetails: Hashable, Sendable {
    package let patient: ID<Patient>
    package let aim: Aim
    /// The first in time; of a timetable the first visit.
    package let first: KeptPlace
    /// Those that follow, in order of time; only a timetable has any.
    package let further: [KeptPlace]
    /// The first instant at which the places are free for others again.
    package let expires: Moment

    package init(
        to patient: ID<Patient>, for aim: Aim, _ first: KeptPlace, _ further: [KeptPlace] = [],
        until expires: Moment
    ) {
        (self.patient, self.aim, self.expires) = (patient, aim, expires)
        (self.first, self.further) = (first, further)
    }

    package var places: [KeptPlace] { [first] + further }
    package var therapist: ID<Therapist> { first.therapist }
    /// `nil` where no room is needed.
    package var room: ID<Room>? { first.room }
    /// By the wall clock of the clinic.
    package var span: Interval<LocalTime> { first.span }

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
        /// A whole plan for a cause, by its id, with what was asked for and what is done at each place, as the clinic
        /// keeps it.
        case timetable(cause: String, kept: String)
    }
}

extension OfferDetails {
    /// The cause of the plan whose timetable it is; `nil` for a single place.
    package var timetable: String? {
        if case .timetable(let cause, _) = aim { cause } else { nil }
    }
}

/// When, with whom and where somebody may come.
package struct KeptPlace: Hashable, Sendable {
    package let therapist: ID<Therapist>
    /// `nil` where no room is needed.
    package let room: ID<Room>?
    /// By the wall clock of the clinic.
    package let span: Interval<LocalTime>

    package init(with therapist: ID<Therapist>, in room: ID<Room>?, _ span: Interval<LocalTime>) {
        (self.therapist, self.room, self.span) = (therapist, room, span)
    }
}
