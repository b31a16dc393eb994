package import CivilTime

/// The clinic itself: one to a file.
package struct ClinicSettings: Hashable, Sendable {
    package var name: String
    /// IANA name, like `Europe/London`; every local time of the file is in this zone.
    package var timeZone: String
    package var hours: WeeklyHours
    /// In order, each once.
    package var closedDays: [Day]
    package var phone: String?
    package var address: String?
    /// Who invites patients, and where their answers go.
    package var email: String?
    /// Where guidance differs.
    package var jurisdiction: Jurisdiction
    /// Days for which a red-flag screening counts before a plan is made, 1 or more.
    package var screeningDays: Int
    /// Reasons for which a cancelled session is lost: it counts as used and is not made up for.
    package var doseLost: Set<Session.CancelReason> = usualDoseLost

    /// What unmet wishes and changes weigh where sessions are placed, by name; those not named weigh as usual.
    package var weights: [String: Int] = [:]

    /// Somebody who is better needs the session no more; every other one is still owed.
    package static let usualDoseLost: Set<Session.CancelReason> = [.better]
    package static let usualScreeningDays = 14

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
    /// Sessions it holds at one time, 1 or more.
    package var capacity: Int

    package init(id: ID<Room>, name: String, capacity: Int) {
        self.id = id
        self.name = name
        self.capacity = capacity
    }
}

/// Somebody who treats.
package struct Therapist: Identified, Hashable, Sendable {
    package static let letter: Character = "T"
    package let id: ID<Therapist>
    package var name: String
    package var hours: WeeklyHours
    /// Kebab-case, sorted.
    package var skills: [String]
    /// Most sessions a day; `nil` is no limit.
    package var maxPerDay: Int?
    package var email: String?
    /// One who has left is kept for the sessions held, and gets no new ones.
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
}

/// A span in which a therapist is away.
package struct Absence: Identified, Hashable, Sendable {
    package static let letter: Character = "A"
    package let id: ID<Absence>
    package let therapist: ID<Therapist>
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
