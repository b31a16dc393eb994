/// What a calendar tells, and how much of it.
package struct CalendarOptions: Hashable, Sendable {
    /// How much a calendar gives away to those who see it.
    package enum Privacy: String, Hashable, Sendable, CaseIterable {
        /// That the time is taken, and nothing else.
        case busy
        /// No diagnosis, no medicine, no weight, no clinic's name.
        case neutral
        /// Everything, for a calendar that nobody else sees.
        case full
    }
    package enum Part: String, Hashable, Sendable, CaseIterable {
        case sessions, routines, milestones
    }
    /// How those who treat see patients.
    package enum Names: String, Hashable, Sendable, CaseIterable {
        case initials, full
    }

    package var privacy: Privacy
    package var parts: Set<Part>
    /// Minutes before a session.
    package var alarms: [Int]
    /// `nil` goes by the privacy: names where everything is told.
    package var names: Names?
    /// Whether the times of sessions are told in UTC, for readers that know one rule of a time zone alone.
    package var inUTC: Bool
    /// Whether what the patient has to do by a day is told as tasks, and not among the events.
    package var hasTasks = false

    package init(
        privacy: Privacy = .neutral, parts: Set<Part> = Set(Part.allCases), alarms: [Int] = [],
        names: Names? = nil, inUTC: Bool = false
    ) {
        self.privacy = privacy
        self.parts = parts
        self.alarms = alarms
        self.names = names
        self.inUTC = inUTC
    }

    var showsNames: Bool { (names ?? (privacy == .full ? .full : .initials)) == .full }
}

/// Who reads the calendar.
package enum CalendarReader: Sendable {
    case patient
    /// Sees patients by initials or by name; the names are given by the patient's id.
    case therapist(names: [Int64: String])
    /// As a therapist sees them, and who treats; names by the number of the id.
    case clinic(patients: [Int64: String], therapists: [Int64: String])
}
