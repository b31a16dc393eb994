package import CivilTime

/// The red flags looked for in one patient on one day, by name.
package struct Screening: Identified, Hashable, Sendable {
    package static let letter: Character = "C"
    package let id: ID<Screening>
    package let patient: ID<Patient>
    package let day: Day
    /// Who screened.
    package let author: String
    /// Those that were found; none when no answer raised one.
    package let flags: [ScreenedFlag]
    /// Ids of the flags that were asked for; `nil` is all of both lists, as older versions asked.
    package let covers: Set<String>?
    /// What was answered, by question.
    package let answers: [String: Bool]

    package init(
        id: ID<Screening>, patient: ID<Patient>, day: Day, author: String, flags: [ScreenedFlag],
        covers: Set<String>? = nil, answers: [String: Bool] = [:]
    ) {
        self.covers = covers
        self.answers = answers
        self.id = id
        self.patient = patient
        self.day = day
        self.author = author
        self.flags = flags
    }

    /// Whether nothing was found and no question was answered yes.
    package var isClear: Bool { flags.isEmpty && !answers.values.contains(true) }

    /// Open flags that stop treatment: routine ones do not (G13).
    package var stopping: [ScreenedFlag] {
        flags.filter { $0.closing == nil && $0.action != .routine }
    }
}

/// A red flag that was found.
package struct ScreenedFlag: Hashable, Sendable {
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        case assessedNotPresent = "assessed-not-present"
        case referredCleared = "referred-cleared"
    }
    /// How a clinician closed it.
    package struct Closing: Hashable, Sendable {
        package let outcome: Outcome
        package let day: Day
        package let by: String
        package let note: String?

        package init(outcome: Outcome, day: Day, by: String, note: String? = nil) {
            self.outcome = outcome
            self.day = day
            self.by = by
            self.note = note
        }
    }

    package let flag: String
    package let action: RedFlag.Action
    /// `nil` while it is open.
    package let closing: Closing?

    package init(flag: String, action: RedFlag.Action, closing: Closing? = nil) {
        self.flag = flag
        self.action = action
        self.closing = closing
    }
}

/// The signs found and not found in one patient on one day, and what they pointed to.
package struct StoredAssessment: Identified, Hashable, Sendable {
    package static let letter: Character = "E"
    package let id: ID<StoredAssessment>
    package let patient: ID<Patient>
    package let day: Day
    package let author: String
    package let details: AssessmentDetails

    package init(
        id: ID<StoredAssessment>, patient: ID<Patient>, day: Day, author: String,
        details: AssessmentDetails
    ) {
        self.id = id
        self.patient = patient
        self.day = day
        self.author = author
        self.details = details
    }
}

/// What an assessment found and what came of it.
package struct AssessmentDetails: Hashable, Sendable {
    /// Ids of signs, sorted.
    package var present: [String]
    package var absent: [String]
    /// The likeliest origin.
    package var origin: String
    /// Causes, the likeliest first.
    package var ranking: [Ranked]

    package struct Ranked: Hashable, Sendable {
        package let cause: String
        /// 0 to 1.
        package let probability: Double

        package init(cause: String, probability: Double) {
            self.cause = cause
            self.probability = probability
        }
    }

    package init(present: [String], absent: [String], origin: String, ranking: [Ranked]) {
        self.present = present
        self.absent = absent
        self.origin = origin
        self.ranking = ranking
    }
}
