package import CivilTime

/// A dated contact that takes somebody's time. Every occurrence is a row of its own.
package struct Session: Identified, Hashable, Sendable {
    package static let letter: Character = "S"

    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case physiotherapy, review
        case weighIn = "weigh-in"
        case quitSupport = "quit-support"
        case monitoring
        /// Somebody looks at the patient anew.
        case assessment
    }

    /// Where patient and therapist meet. Only in the clinic is it a trip.
    package enum Mode: String, Hashable, Sendable, CaseIterable {
        case clinic, phone
    }

    package enum Status: String, Hashable, Sendable, CaseIterable {
        case booked, confirmed, attended, missed, cancelled

        /// Whether the session holds on to its therapist, patient and room.
        package var isLive: Bool { self != .cancelled }
    }

    package let id: ID<Session>
    /// The UID in calendars: random, given once, never used for another session.
    package let uid: String
    package var details: SessionDetails
    package var status: Status
    /// RFC 5545 SEQUENCE: rises with each change of time, place, therapist or status; never falls.
    package var sequence: Int
    package let created: Moment
    /// When the session last changed.
    package var revised: Moment
    /// Coded reason of a cancellation.
    package var reason: String?
    /// Minutes from the cancellation to the start; 0 when it came later.
    package var notice: Int?
    /// The sequence since which its time and place are what they are; an answer to an earlier one is to
    /// something else.
    package var placedSequence: Int
    /// Whether the patient has said that they will not come then; somebody has to call.
    package var isDeclined = false
    /// When the newest answer to an invitation was given.
    package var lastReply: Moment?

    package init(
        id: ID<Session>, uid: String, details: SessionDetails, status: Status = .booked,
        sequence: Int = 0, created: Moment, revised: Moment, reason: String? = nil
    ) {
        self.id = id
        self.uid = uid
        self.details = details
        self.status = status
        self.sequence = sequence
        self.created = created
        self.revised = revised
        self.reason = reason
        placedSequence = sequence
    }
}

/// What a session is, before and after it has a number.
package struct SessionDetails: Hashable, Sendable {
    package var plan: ID<StoredPlan>?
    package var patient: ID<Patient>
    package var therapist: ID<Therapist>
    /// None by phone.
    package var room: ID<Room>?
    package var mode: Session.Mode = .clinic
    package var kind: Session.Kind
    package var title: String
    /// Wall clock in the clinic's zone.
    package var start: LocalTime
    /// 5 to 240.
    package var minutes: Int
    package var note: String?
    /// Name of the plan's phase.
    package var phase: String?
    /// "Session 5 of 12": counted over the plan's physiotherapy sessions, from 1.
    package var number: Int?
    package var of: Int?
    /// What else is done in this session: the review, the weigh-in, the quit support that ride on it.
    package var tasks: [SessionTask]
    /// The cancelled or missed session that it stands for.
    package var makesUp: ID<Session>?
    /// Rules that it stands against.
    package var exception: SessionException?

    package init(
        plan: ID<StoredPlan>?, patient: ID<Patient>, therapist: ID<Therapist>, room: ID<Room>?,
        kind: Session.Kind, title: String, start: LocalTime, minutes: Int, note: String? = nil,
        phase: String? = nil, number: Int? = nil, of: Int? = nil, tasks: [SessionTask] = []
    ) {
        self.plan = plan
        self.patient = patient
        self.therapist = therapist
        self.room = room
        self.kind = kind
        self.title = title
        self.start = start
        self.minutes = minutes
        self.note = note
        self.phase = phase
        self.number = number
        self.of = of
        self.tasks = tasks
    }

    package var end: LocalTime { start + minutes }
}

/// Something that is done within a session, so that the patient comes once.
package struct SessionTask: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case review
        case weighIn = "weigh-in"
        case quitSupport = "quit-support"
        case coaching
        case outcome
        case redFlagCheck = "red-flag-check"
    }
    package var kind: Kind
    /// For the therapist, e.g. "Review of week 6".
    package var title: String
    /// Minutes of the session that are for this; 0 where it takes none of its own.
    package var minutes: Int
    /// What the patient reads, where the kind alone does not say it.
    package var words: PatientText?
    /// The week after the plan's start of a review and its measures; 0 for the first measures.
    package var week: Int?
    /// Days on which it may be held, from the quit date (quit support) or from the plan's start (weigh-ins).
    package var window: ClosedRange<Int>?
    /// What is measured, by the ids of outcome measures.
    package var measures: [String]

    package init(
        kind: Kind, title: String, minutes: Int = 0, words: PatientText? = nil, week: Int? = nil,
        window: ClosedRange<Int>? = nil, measures: [String] = []
    ) {
        self.kind = kind
        self.title = title
        self.minutes = minutes
        self.words = words
        self.week = week
        self.window = window
        self.measures = measures
    }
}
