package import CivilTime
package import Planner

/// A session that stands and could move, if its patient agrees.
package struct MovableSession: Sendable {
    package var session: ID<Session>
    package var time: Interval<LocalTime>
    package var therapist: ID<Therapist>
    package var room: ID<Room>?
    /// Of its patient, without this session.
    package var patient: PatientLimits

    var slot: Slot {
        Slot(
            start: time.start, minutes: time.end.minute - time.start.minute, therapist: therapist,
            room: room)
    }

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
    package let session: ID<Session>
    package let therapist: ID<Therapist>
    package let from: LocalTime
    package let to: LocalTime
}
