package import CivilTime

/// One patient's screening for red flags on one day.
package struct Screening: Identified, Hashable, Sendable {
    package static let letter: Character = "C"
    package let id: ID<Screening>
    package let patient: ID<Patient>
    package let day: Day
    /// Who asked.
    package let author: String
    /// The flags that were found; none when no answer raised one.
    package let flags: [ScreenedFlag]
    /// Ids of the flags that were asked for; `nil` for all of them, as in screenings of older versions.
    package let covers: Set<String>?
    /// What was answered, by the id of the question.
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

    /// Whether no flag was found and no question was answered with yes.
    package var isClear: Bool { flags.isEmpty && !answers.values.contains(true) }

    /// Flags that stop treatment: those that are still open, and not only `routine` (G13).
    package var stopping: [ScreenedFlag] {
        flags.filter { $0.closing == nil && $0.action != .routine }
    }
}

/// How soon somebody else has to look at the patient.
package enum FlagAction: String, Hashable, Sendable, CaseIterable {
    /// The firmest first; `routine` stops no treatment.
    case emergency, urgent, routine

    /// 0 is the firmest.
    package var rank: Int {
        switch self {
        case .emergency: 0
        case .urgent: 1
        case .routine: 2
        }
    }
}

/// A red flag that was found, and whether it is still open.
package struct ScreenedFlag: Hashable, Sendable {
    /// What a clinician found out about it.
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// Somebody looked, and it is not there.
        case assessedNotPresent = "assessed-not-present"
        /// Somebody else has looked, and treatment may go on.
        case referredCleared = "referred-cleared"
    }
    /// How a clinician closed it.
    package struct Closing: Hashable, Sendable {
        package let outcome: Outcome
        package let day: Day
        /// Who closed it.
        package let by: String
        package let note: String?

        package init(outcome: Outcome, day: Day, by: String, note: String? = nil) {
            self.outcome = outcome
            self.day = day
            self.by = by
            self.note = note
        }
    }

    /// Id of the red flag.
    package let flag: String
    /// How soon somebody else has to look at the patient.
    package let action: FlagAction
    /// `nil` while it is open.
    package let closing: Closing?

    package init(flag: String, action: FlagAction, closing: Closing? = nil) {
        self.flag = flag
        self.action = action
        self.closing = closing
    }
}

/// The signs looked for in one patient on one day, and the causes that they point to.
package struct StoredAssessment: Identified, Hashable, Sendable {
    package static let letter: Character = "E"
    package let id: ID<StoredAssessment>
    package let patient: ID<Patient>
    package let day: Day
    /// Who assessed.
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

/// What an assessment found, and what follows from it.
package struct AssessmentDetails: Hashable, Sendable {
    /// Ids of the signs that were found, sorted.
    package var present: [String]
    /// Ids of the signs that were looked for and not found, sorted.
    package var absent: [String]
    /// The most likely origin of the pain, by its id.
    package var origin: String
    /// The causes, the most likely first.
    package var ranking: [Ranked]

    /// A cause, and how likely it is.
    package struct Ranked: Hashable, Sendable {
        /// Id of the cause.
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
