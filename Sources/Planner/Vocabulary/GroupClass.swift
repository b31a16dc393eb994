package import CivilTime

/// Sessions of several patients with one therapist: each of its meetings has so many seats.
package struct GroupClass: Identified, Hashable, Sendable {
    package static let letter: Character = "K"
    package let id: ID<GroupClass>
    package var details: ClassDetails
    /// Whether it still meets.
    package var isActive: Bool

    package init(id: ID<GroupClass>, details: ClassDetails, isActive: Bool = true) {
        (self.id, self.details, self.isActive) = (id, details, isActive)
    }
}

/// What a class is, before it has a number and afterwards; a meeting may be held otherwise.
package struct ClassDetails: Hashable, Sendable {
    package var name: String
    package var therapist: ID<Therapist>
    /// `nil` where it takes none.
    package var room: ID<Room>?
    /// How long a meeting takes, 5 to 240.
    package var minutes: Int
    /// How many patients a meeting takes, 1 to 99.
    package var seats: Int

    package init(
        _ name: String, with therapist: ID<Therapist>, in room: ID<Room>?, minutes: Int, seats: Int
    ) {
        (self.name, self.therapist, self.room) = (name, therapist, room)
        (self.minutes, self.seats) = (minutes, seats)
    }
}

/// One meeting of a class. It takes its therapist and one place of its room, as a session does, whoever has a seat.
package struct ClassMeeting: Identified, Hashable, Sendable {
    package static let letter: Character = "M"
    package let id: ID<ClassMeeting>
    /// Its UID in calendars of those who treat: random, given once, and never used for another one.
    package let uid: String
    package var details: MeetingDetails
    package var status: Status
    /// SEQUENCE in calendars: rises with each change of time, place, therapist or status.
    package let sequence: Int
    package let created: Moment
    package let revised: Moment
    /// Why it was cancelled: a code.
    package var reason: String?

    package init(
        id: ID<ClassMeeting>, uid: String, details: MeetingDetails, status: Status = .held,
        sequence: Int = 0, created: Moment, revised: Moment, reason: String? = nil
    ) {
        (self.id, self.uid, self.details, self.status) = (id, uid, details, status)
        (self.sequence, self.created, self.revised) = (sequence, created, revised)
        self.reason = reason
    }

    /// Whether it is to be held. Whether it can be is told by the diary.
    package enum Status: String, Hashable, Sendable, CaseIterable { case held, cancelled }

    package var seat: Seat { Seat(groupClass: details.groupClass, meeting: id) }
}

/// What a meeting is, before it has a number and afterwards.
package struct MeetingDetails: Hashable, Sendable {
    package let groupClass: ID<GroupClass>
    package var therapist: ID<Therapist>
    /// `nil` where it takes none.
    package var room: ID<Room>?
    /// By the wall clock of the clinic.
    package var span: Interval<LocalTime>
    /// How many patients it takes.
    package var seats: Int

    /// A meeting as its class is usually held.
    package init(of known: GroupClass, _ span: Interval<LocalTime>) {
        self.init(
            of: known.id, with: known.details.therapist, in: known.details.room, span,
            seats: known.details.seats)
    }

    package init(
        of groupClass: ID<GroupClass>, with therapist: ID<Therapist>, in room: ID<Room>?,
        _ span: Interval<LocalTime>, seats: Int
    ) {
        (self.groupClass, self.therapist, self.room) = (groupClass, therapist, room)
        (self.span, self.seats) = (span, seats)
    }

    /// Whether a session that has a seat in it stands where it is held.
    package func holds(_ session: SessionDetails) -> Bool {
        session.start == span.start && session.end == span.end && session.therapist == therapist
            && session.room == room
    }
}

/// A place in a meeting of a class; the session that has it is its patient's.
package struct Seat: Hashable, Sendable {
    package let groupClass: ID<GroupClass>
    package let meeting: ID<ClassMeeting>

    package init(groupClass: ID<GroupClass>, meeting: ID<ClassMeeting>) {
        (self.groupClass, self.meeting) = (groupClass, meeting)
    }
}
