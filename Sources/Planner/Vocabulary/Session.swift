package import CivilTime

/// A dated contact that takes somebody's time. Each occurrence is a session of its own.
package struct Session: Identified, Hashable, Sendable {
    package static let letter: Character = "S"

    /// What it is for.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case physiotherapy, review
        case weighIn = "weigh-in"
        case quitSupport = "quit-support"
        /// A check: of a medicine, of red flags, or of how activity goes.
        case monitoring
        /// Somebody looks at the patient again from the beginning.
        case assessment

        /// Whether it moves and rests with its plan. Weigh-ins, quit support and checks of medicines have clocks of
        /// their own.
        package var goesWithPlan: Bool { self == .physiotherapy || self == .review }
    }

    /// Where patient and therapist meet. The patient has to come only to the clinic, the therapist to the patient only
    /// at home.
    package enum Mode: String, Hashable, Sendable, CaseIterable {
        case clinic, phone, video, home

        /// Whether nobody is in the same place.
        package var isRemote: Bool { self == .phone || self == .video }

        /// As those who treat read it behind what is held; `nil` in the clinic.
        package var told: String? {
            switch self {
            case .clinic: nil
            case .phone: "by phone"
            case .video: "by video"
            case .home: "at home"
            }
        }
    }

    /// How far it has come.
    package enum Status: String, Hashable, Sendable, CaseIterable {
        /// `confirmed` is booked, and the patient has said that they will come.
        case booked, confirmed, attended, missed, cancelled

        /// Whether the session takes its therapist, patient and room.
        package var isLive: Bool { self != .cancelled }
    }

    package let id: ID<Session>
    /// Its UID in calendars: random, given once, and never used for another session.
    package let uid: String
    package var details: SessionDetails
    package var status: Status
    /// SEQUENCE (RFC 5545 section 3.8.7.4): rises with each change of time, place, therapist or status; never
    /// falls.
    package var sequence: Int
    package let created: Moment
    /// When the session last changed.
    package var revised: Moment
    /// Why it was cancelled: a code, `undone` or `discharged`.
    package var reason: String?
    /// Minutes from the cancellation to the start; 0 when it came after the start.
    package var notice: Int?
    /// The sequence since which it has its time and place. An answer to an earlier one is not about this
    /// time.
    package var placedSequence: Int
    /// Whether the patient has answered that they will not come, so that somebody has to call.
    package var isDeclined = false
    /// When the latest answer to an invitation was given.
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

/// What a session is, before it has a number and afterwards.
package struct SessionDetails: Hashable, Sendable {
    /// The plan it belongs to; `nil` for a single session.
    package var plan: ID<StoredPlan>?
    package var patient: ID<Patient>
    package var therapist: ID<Therapist>
    /// `nil` outside the clinic.
    package var room: ID<Room>?
    /// In the clinic, unless somebody said otherwise.
    package var mode: Session.Mode = .clinic
    package var kind: Session.Kind
    package var title: String
    /// Wall clock in the clinic's zone.
    package var start: LocalTime
    /// How long it takes, 5 to 240.
    package var minutes: Int
    /// For the team.
    package var note: String?
    /// What the patient reads beside the rest, such as what to bring.
    package var text: String?
    /// The phase of the plan that it belongs to. `nil` where it belongs to none, or where an older version
    /// kept only a name that does not say which.
    package var phase: ID<PlannedPhase>?
    /// What that phase was called when the session was planned.
    package var phaseName: String?
    /// Which of the plan's physiotherapy sessions it is, from 1: the 5 of "Session 5 of 12".
    package var number: Int?
    /// How many physiotherapy sessions the plan has: the 12 of "Session 5 of 12".
    package var of: Int?
    /// What else is done in it: the review, the weigh-in or the quit support that would be a session of its
    /// own otherwise.
    package var tasks: [SessionTask]
    /// Where it was booked together with others outside any plan, its place among them.
    package var series: SeriesPlace?
    /// Where it is a place in a class, in which meeting.
    package var seat: Seat?
    /// The cancelled or missed session in whose place it was booked.
    package var makesUp: ID<Session>?
    /// Rules that it does not keep, because somebody decided so.
    package var exception: SessionException?

    package init(
        plan: ID<StoredPlan>?, patient: ID<Patient>, therapist: ID<Therapist>, room: ID<Room>?,
        kind: Session.Kind, title: String, start: LocalTime, minutes: Int, note: String? = nil,
        phase: ID<PlannedPhase>? = nil, phaseName: String? = nil, number: Int? = nil,
        of: Int? = nil, tasks: [SessionTask] = []
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
        self.phaseName = phaseName
        self.number = number
        self.of = of
        self.tasks = tasks
    }

    /// By the wall clock, in the clinic's zone.
    package var end: LocalTime { start + minutes }

    /// Which it is of how many, in its plan or its series: 5 of 12.
    package var count: (number: Int, of: Int)? {
        if let series { return (series.number, series.of) }
        guard let number, let of else { return nil }
        return (number, of)
    }
}

/// Something that is done within a session, so that the patient has to come only once.
package struct SessionTask: Hashable, Sendable {
    /// What is done.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case review
        case weighIn = "weigh-in"
        case quitSupport = "quit-support"
        /// Talking about daily activity.
        case coaching
        /// Outcome measures are taken.
        case outcome
        /// Red flags are asked about again.
        case redFlagCheck = "red-flag-check"
    }
    package var kind: Kind
    /// For the therapist, like "Review of week 6".
    package var title: String
    /// Minutes of the session that it takes; 0 if it takes none of its own.
    package var minutes: Int
    /// What the patient reads, if the kind does not say it.
    package var words: PatientText?
    /// The week of the plan for a review and its measures; 0 for the measures at the start.
    package var week: Int?
    /// On which days it may be held, counted from the quit date (quit support) or from the start of the plan
    /// (weigh-ins).
    package var window: ClosedRange<Int>?
    /// Ids of the outcome measures that are taken.
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
