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

    package var privacy: Privacy
    package var parts: Set<Part>
    /// Minutes before a session.
    package var alarms: [Int]

    package init(
        privacy: Privacy = .neutral, parts: Set<Part> = Set(Part.allCases), alarms: [Int] = []
    ) {
        self.privacy = privacy
        self.parts = parts
        self.alarms = alarms
    }
}

/// Who reads the calendar.
package enum CalendarReader: Sendable {
    case patient
    /// Sees patients by initials, or with `full` by name; the names are given by the patient's id.
    case therapist(names: [Int64: String])
}
