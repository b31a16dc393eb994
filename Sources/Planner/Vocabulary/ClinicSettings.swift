package import CivilTime

/// What is set for the clinic as a whole; one to a database.
package struct ClinicSettings: Hashable, Sendable {
    package var name: String
    /// IANA name, like `Europe/London`; every local time of the file is in this zone.
    package var timeZone: String
    /// When the clinic is open.
    package var hours: WeeklyHours
    /// Days on which it is closed in spite of its hours; in order, each once.
    package var closedDays: [Day]
    /// Parts of days on which the clinic is closed, in order; by its wall clock.
    package var closedTimes: [Interval<LocalTime>] = []
    /// The code of the place whose public holidays it keeps, like `GB-ENG`; `nil` for none.
    package var holidays: String?
    /// When it is open on a public holiday, in order; by its wall clock.
    package var openTimes: [Interval<LocalTime>] = []
    package var phone: String?
    package var address: String?
    /// The address from which patients are invited, and to which their answers go.
    package var email: String?
    /// Where patients and therapists meet by video.
    package var videoLink: String?
    /// Whose guidance counts, where that of countries differs.
    package var jurisdiction: Jurisdiction
    /// Minutes that stay free between two sessions of a therapist who has said nothing else; 0 to 120.
    package var buffer = 0
    /// Weeks in a row that a plan may leave out while somebody is away; 0 to 8, 0 for none.
    package var longestGap = usualLongestGap
    /// For how many days a red-flag screening counts before a plan is made; 1 or more.
    package var screeningDays: Int
    /// Reasons of cancellation for which a session is not made up for: it counts as used.
    package var doseLost: Set<Session.CancelReason> = usualDoseLost
    /// Losses that are taken from what was authorised, as if the session had been held.
    package var authorisedLost: Set<Session.Loss> = []

    /// How much each unmet wish and each change costs where sessions are placed, by its name; those that are
    /// not named cost as usual.
    package var weights: [String: Int] = [:]

    /// Somebody who is better does not need the session any more; after every other reason it is still owed.
    package static let usualDoseLost: Set<Session.CancelReason> = [.better]
    /// A closure around the turn of a year, or a trip of two weeks, touches three weeks at most. Ours: no guideline
    /// says for how long exercise under supervision may rest.
    package static let usualLongestGap = 3
    /// Two weeks.
    package static let usualScreeningDays = 14

    /// A country with guidance of its own.
    package enum Jurisdiction: String, Hashable, Sendable, CaseIterable {
        case uk = "UK", us = "US"
    }

    package init(
        name: String, timeZone: String, hours: WeeklyHours, closedDays: [Day] = [],
        phone: String? = nil, address: String? = nil, jurisdiction: Jurisdiction = .uk,
        screeningDays: Int = usualScreeningDays
    ) {
        self.name = name
        self.timeZone = timeZone
        self.hours = hours
        self.closedDays = closedDays
        self.phone = phone
        self.address = address
        self.jurisdiction = jurisdiction
        self.screeningDays = screeningDays
    }
}

/// A place where sessions are held.
package struct Room: Identified, Hashable, Sendable {
    package static let letter: Character = "R"
    package let id: ID<Room>
    package var name: String
    /// How many sessions it holds at one time; 1 or more.
    package var capacity: Int
    /// Minutes for which a place in it stands empty between two sessions; 0 to 120.
    package var buffer = 0
    /// False for one that is used no more; what was held in it stays on record.
    package var isActive: Bool

    package init(id: ID<Room>, name: String, capacity: Int, isActive: Bool = true) {
        self.id = id
        self.name = name
        self.capacity = capacity
        self.isActive = isActive
    }
}

/// When a room cannot be used.
package struct RoomClosure: Identified, Hashable, Sendable {
    package static let letter: Character = "C"
    package let id: ID<RoomClosure>
    package let room: ID<Room>
    /// By the wall clock of the clinic.
    package let span: Interval<LocalTime>
    package let reason: String?

    package init(
        id: ID<RoomClosure>, room: ID<Room>, span: Interval<LocalTime>, reason: String?
    ) {
        self.id = id
        self.room = room
        self.span = span
        self.reason = reason
    }
}

/// Somebody who treats patients.
package struct Therapist: Identified, Hashable, Sendable {
    package static let letter: Character = "T"
    package let id: ID<Therapist>
    package var name: String
    /// When the therapist works, week by week, where nothing else is said.
    package var hours: WeeklyHours
    /// Other hours, each from a day on, in order.
    package var later: [DatedHours] = []
    /// Hours now and then beside the others, in order.
    package var extra: [Interval<LocalTime>] = []
    /// The last day of work of one who leaves.
    package var lastDay: Day?
    /// In kebab-case, sorted.
    package var skills: [String]
    /// The most sessions on one day; `nil` for no limit.
    package var maxPerDay: Int?
    /// Minutes that stay free between two sessions, 0 to 120; `nil` for as many as the clinic says.
    package var buffer: Int?
    package var email: String?
    /// Whether new sessions may be booked. One who has left is kept for the sessions that were held.
    package var isActive: Bool

    package init(
        id: ID<Therapist>, name: String, hours: WeeklyHours, skills: [String] = [],
        maxPerDay: Int? = nil, email: String? = nil, isActive: Bool = true
    ) {
        self.id = id
        self.name = name
        self.hours = hours
        self.skills = skills
        self.maxPerDay = maxPerDay
        self.email = email
        self.isActive = isActive
    }

    /// When the therapist works, day by day.
    package var timetable: Timetable {
        Timetable(hours, later: later, extra: extra, last: lastDay)
    }
}

/// A span in which a therapist is away.
package struct Absence: Identified, Hashable, Sendable {
    package static let letter: Character = "A"
    package let id: ID<Absence>
    package let therapist: ID<Therapist>
    /// By the wall clock of the clinic.
    package let span: Interval<LocalTime>
    package let reason: String?

    package init(
        id: ID<Absence>, therapist: ID<Therapist>, span: Interval<LocalTime>, reason: String?
    ) {
        self.id = id
        self.therapist = therapist
        self.span = span
        self.reason = reason
    }
}
