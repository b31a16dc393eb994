/// What a calendar holds, and how much it says of it.
package struct CalendarOptions: Hashable, Sendable {
    /// How much a calendar gives away to those who see it.
    package enum Privacy: String, Hashable, Sendable, CaseIterable {
        /// Only that the time is taken.
        case busy
        /// No diagnosis, no medicine, no weight, no smoking.
        case neutral
        /// Everything, for a calendar that nobody else sees.
        case full
    }
    /// What a calendar can hold.
    package enum Part: String, Hashable, Sendable, CaseIterable {
        case sessions, routines, milestones
    }
    /// How patients are called in the calendars of those who treat.
    package enum Names: String, Hashable, Sendable, CaseIterable {
        case initials, full
    }

    package var privacy: Privacy
    /// What it holds.
    package var parts: Set<Part>
    package var bells: Bells
    /// `nil` goes by the privacy: full names where everything is said, else initials.
    package var names: Names?
    /// Whether the times of sessions are written in UTC, for readers that understand only one rule of a time
    /// zone.
    package var inUTC: Bool
    /// Whether what the patient has to do by a day is written as tasks, and not as events.
    package var hasTasks = false
    /// Whether those who treat read the team's notes.
    package var hasNotes = false

    package init(
        privacy: Privacy = .neutral, parts: Set<Part> = Set(Part.allCases), bells: Bells = .usual,
        names: Names? = nil, inUTC: Bool = false
    ) {
        self.privacy = privacy
        self.parts = parts
        self.bells = bells
        self.names = names
        self.inUTC = inUTC
    }

    var showsNames: Bool { (names ?? (privacy == .full ? .full : .initials)) == .full }
}

/// For whom a calendar is.
package enum CalendarReader: Sendable {
    case patient
    /// A therapist, who sees patients by initials or by name. The names are given by the number of the
    /// patient's id.
    case therapist(names: [Int64: String])
    /// The clinic, which sees what a therapist sees, and who treats. Names are given by the number of the id.
    case clinic(patients: [Int64: String], therapists: [Int64: String])
}
