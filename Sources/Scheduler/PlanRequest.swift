package import CivilTime
package import Planner

/// What has to be placed for one patient, all or nothing.
package struct PlanRequest: Equatable, Sendable {
    /// The first day that can be plan day 0.
    package var earliestStart: Day
    /// How many days after `earliestStart` plan day 0 may lie; 0 or more.
    package var maxStartDelayDays: Int
    /// Plan day 0 is `earliestStart` and nothing else.
    package var startIsFixed: Bool
    /// No contact lies after this day; `nil` for no limit.
    package var through: Day?
    package var patient: PatientLimits
    /// Tells plans of one patient apart from others when several are placed together; `nil` for none.
    package var patientID: ID<Patient>?
    /// In the order they are treated.
    package var phases: [PhaseRequest]
    package var reviews: [ReviewRequest]
    package var riders: [RiderRequest]
    /// How many reviews and riders that take minutes of their own one session may hold; `nil` for no limit.
    package var mostRidersOnSession: Int?
    /// Minutes that a contact which several share may last; `nil` for no limit.
    package var longestSharedContact: Int?

    package init(
        earliestStart: Day, maxStartDelayDays: Int = 14, startIsFixed: Bool = false,
        through: Day? = nil, patient: PatientLimits, phases: [PhaseRequest],
        reviews: [ReviewRequest] = [], riders: [RiderRequest] = []
    ) {
        self.earliestStart = earliestStart
        self.maxStartDelayDays = maxStartDelayDays
        self.startIsFixed = startIsFixed
        self.through = through
        self.patient = patient
        self.phases = phases
        self.reviews = reviews
        self.riders = riders
    }
}

/// When a patient can come, and with whom.
package struct PatientLimits: Equatable, Sendable {
    package var availability: WeeklyHours
    package var blocked: [ClosedRange<Day>]
    /// Sessions the patient already has, and other taken time.
    package var busy: [Interval<LocalTime>]
    /// Time that has passed, or for which the patient could not be asked any more.
    package var tooSoon: [Interval<LocalTime>] = []
    package var preferredTime: DayPart?
    /// A wish; only counts for sessions whose skill the therapist has.
    package var preferredTherapist: ID<Therapist>?
    /// A demand: nobody else may treat.
    package var onlyTherapist: ID<Therapist>?

    package init(
        availability: WeeklyHours = .always, blocked: [ClosedRange<Day>] = [],
        busy: [Interval<LocalTime>] = [], preferredTime: DayPart? = nil,
        preferredTherapist: ID<Therapist>? = nil, onlyTherapist: ID<Therapist>? = nil
    ) {
        self.availability = availability
        self.blocked = blocked
        self.busy = busy
        self.preferredTime = preferredTime
        self.preferredTherapist = preferredTherapist
        self.onlyTherapist = onlyTherapist
    }

    var taken: [Interval<LocalTime>] { busy + tooSoon }
}

/// A part of the day by the start of a session: before 12:00, from 12:00, from 17:00.
package enum DayPart: String, CaseIterable, Hashable, Sendable {
    case morning, afternoon, evening

    /// Whether a session that starts `minutes` after midnight lies in this part.
    package func contains(startMinutes minutes: Int) -> Bool {
        switch self {
        case .morning: minutes < 12 * 60
        case .afternoon: minutes >= 12 * 60 && minutes < 17 * 60
        case .evening: minutes >= 17 * 60
        }
    }
}

/// `sessions` in every block of `weeks` weeks: 2 in 1 is twice a week, 1 in 4 every fourth week.
package struct Dose: Hashable, Sendable {
    /// 1 to 7 for each week.
    package var sessions: Int
    /// 1 or more.
    package var weeks: Int

    package init(_ sessions: Int, inWeeks weeks: Int = 1) {
        self.sessions = sessions
        self.weeks = weeks
    }
}

/// A stretch of weeks of physiotherapy with its own dose.
package struct PhaseRequest: Equatable, Sendable {
    package var name: String
    /// 1 or more.
    package var weeks: Int
    package var dose: Dose
    /// All sessions of the phase; its blocks are filled from the first.
    package var sessions: Int
    /// Length of a session in minutes.
    package var minutes: Int
    /// Days from one session's date to the next one's; values below 1 count as 1.
    package var minDaysBetween: Int
    package var skill: String?
    package var needsRoom: Bool

    package init(
        name: String, weeks: Int, dose: Dose, sessions: Int? = nil, minutes: Int,
        minDaysBetween: Int = 1, skill: String? = nil, needsRoom: Bool = false
    ) {
        self.name = name
        self.weeks = weeks
        self.dose = dose
        self.sessions =
            sessions ?? (dose.weeks > 0 ? (weeks * dose.sessions + dose.weeks - 1) / dose.weeks : 0)
        self.minutes = minutes
        self.minDaysBetween = minDaysBetween
        self.skill = skill
        self.needsRoom = needsRoom
    }
}

/// A look at how the patient does: a note on a session near its week, else a contact of its own.
package struct ReviewRequest: Hashable, Sendable {
    /// Its day is plan day 0 + 7 x week.
    package var week: Int
    /// Days by which the review may miss its day, either way.
    package var toleranceDays: Int
    /// Length of the contact if no session lies near.
    package var minutes: Int
    package var needsRoom: Bool
    /// Minutes by which a session grows when the review is a note on it.
    package var extraMinutes: Int
    /// Whether riders may fall into its contact.
    package var sharesContact: Bool

    package init(
        week: Int, toleranceDays: Int = 7, minutes: Int = 15, needsRoom: Bool = false,
        extraMinutes: Int = 0, sharesContact: Bool = false
    ) {
        self.week = week
        self.toleranceDays = toleranceDays
        self.minutes = minutes
        self.needsRoom = needsRoom
        self.extraMinutes = extraMinutes
        self.sharesContact = sharesContact
    }
}

/// When a rider is due.
package enum RiderWindow: Hashable, Sendable {
    /// Days after plan day 0, from - to, both held; `target` is the best.
    case planDays(from: Int, target: Int, to: Int)
    /// Fixed dates, from - to, both held; `target` is the best.
    case dates(from: Day, target: Day, to: Day)
}

/// A weigh-in or quit-support contact, which rides on a session so that the patient comes once.
package struct RiderRequest: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case weighIn = "weigh-in"
        case quitSupport = "quit-support"
        case monitoring, coaching, outcome
    }

    package var kind: Kind
    package var window: RiderWindow
    /// Length if it becomes a contact of its own.
    package var minutes: Int
    /// Minutes by which a session grows when this rides on it.
    package var extraMinutes: Int
    /// Of its own contact.
    package var needsRoom: Bool
    /// Left out when no session lies in its window.
    package var onlyRides: Bool

    package init(
        kind: Kind, window: RiderWindow, minutes: Int, extraMinutes: Int = 0,
        needsRoom: Bool = false, onlyRides: Bool = false
    ) {
        self.kind = kind
        self.window = window
        self.minutes = minutes
        self.extraMinutes = extraMinutes
        self.needsRoom = needsRoom
        self.onlyRides = onlyRides
    }
}

extension PlanRequest {
    /// The same with reviews and riders that make no session longer.
    package var withoutOwnMinutes: PlanRequest {
        var request = self
        request.mostRidersOnSession = nil
        for index in reviews.indices { request.reviews[index].extraMinutes = 0 }
        for index in riders.indices { request.riders[index].extraMinutes = 0 }
        return request
    }
}
