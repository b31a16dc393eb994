package import CivilTime
package import Planner

/// A session that stands and could move, if its patient agrees.
package struct MovableSession: Sendable {
    /// The session, as its patient is asked about it.
    package var session: ID<Session>
    /// When it is.
    package var time: Interval<LocalTime>
    /// Who holds it, now and after the move.
    package var therapist: ID<Therapist>
    /// Where it is; `nil` where it needs no room.
    package var room: ID<Room>?
    /// Of its patient, without this session.
    package var patient: PatientLimits

    var slot: Slot {
        Slot(
            start: time.start, minutes: time.end.minute - time.start.minute, therapist: therapist,
            room: room, travel: patient.travel)
    }

    /// A session at its time, with its patient's limits without it.
    package init(
        session: ID<Session>, time: Interval<LocalTime>, therapist: ID<Therapist>, room: ID<Room>?,
        patient: PatientLimits
    ) {
        self.session = session
        self.time = time
        self.therapist = therapist
        self.room = room
        self.patient = patient
    }
}

/// A session that would go to another time of its day, with the same therapist.
package struct SessionMove: Hashable, Sendable {
    /// What moves.
    package let session: ID<Session>
    /// Who holds it, before and after.
    package let therapist: ID<Therapist>
    /// When it starts now.
    package let from: LocalTime
    /// When it would start; the same day.
    package let to: LocalTime
}
