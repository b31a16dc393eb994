/// A stretch of weeks of physiotherapy with its own dose and exercises.
package struct Phase: Hashable, Sendable {
    /// What a template says of a phase.
    package struct Prescribed: Hashable, Sendable {
        package let weeks: Int
        package let sessions: Int
        package let sessionsPerWeek: Double
        package let minutes: Int
    }

    package var name: String
    /// What is to be reached in it.
    package var goal: String
    /// 1 to 104.
    package var weeks: Int
    /// Above 0 and up to 7; 0.5 is every second week, 0.25 every fourth.
    package var sessionsPerWeek: Double
    /// All supervised sessions of the phase.
    package var sessions: Int
    /// Length of a session, 5 to 240.
    package var minutes: Int
    /// The smallest difference between the dates of two sessions; 1 or more.
    package var minDaysBetween: Int
    /// Days a week with home exercise, 0 to 7.
    package var homePerWeek: Int
    /// How often on a day with home exercise.
    package var homeTimesPerDay: Int
    /// What else is done in the sessions, in words.
    package var modalities: [String]
    package var exercises: [ExerciseDose]
    /// When to go on to the next phase.
    package var progressIf: [Statement]
    /// When to stop, or to look again.
    package var stopOrReviewIf: [Statement]
    /// Whether it is booked only when somebody asks for it.
    package var optional: Bool
    /// The skill that a therapist needs for it; `nil` for none.
    package var skill: String?
    package var evidence: PhaseEvidence
    /// What the template says, where a patient gets another dose.
    package var prescribed: Prescribed?

    package init(
        name: String, goal: String, weeks: Int, sessionsPerWeek: Double, sessions: Int,
        minutes: Int, minDaysBetween: Int, homePerWeek: Int = 0, homeTimesPerDay: Int = 1,
        modalities: [String] = [], exercises: [ExerciseDose] = [], progressIf: [Statement] = [],
        stopOrReviewIf: [Statement] = [], optional: Bool = false, skill: String? = nil,
        evidence: PhaseEvidence, prescribed: Prescribed? = nil
    ) {
        self.name = name
        self.goal = goal
        self.weeks = weeks
        self.sessionsPerWeek = sessionsPerWeek
        self.sessions = sessions
        self.minutes = minutes
        self.minDaysBetween = minDaysBetween
        self.homePerWeek = homePerWeek
        self.homeTimesPerDay = homeTimesPerDay
        self.modalities = modalities
        self.exercises = exercises
        self.progressIf = progressIf
        self.stopOrReviewIf = stopOrReviewIf
        self.optional = optional
        self.skill = skill
        self.evidence = evidence
        self.prescribed = prescribed
    }
}

/// Where each number of a phase comes from. A number may also be explained in words.
package struct PhaseEvidence: Hashable, Sendable {
    /// For the number of weeks.
    package var weeks: Statement
    /// For the number of sessions.
    package var sessions: Statement
    /// For the length of a session.
    package var minutes: Statement
    /// For exercise at home.
    package var home: Statement
    /// For the days between two sessions.
    package var rest: Statement?

    package init(
        weeks: Statement, sessions: Statement, minutes: Statement, home: Statement,
        rest: Statement? = nil
    ) {
        self.weeks = weeks
        self.sessions = sessions
        self.minutes = minutes
        self.home = home
        self.rest = rest
    }
}

/// One exercise of a phase with its dose.
package struct ExerciseDose: Hashable, Sendable {
    /// Id in the exercise library.
    package var exercise: String
    /// What it is called in this phase, like "Bridge, slow".
    package var label: String
    /// How much of it, on how many days supervised or at home.
    package var amount: ExerciseAmount
    /// Tags that the exercise has here, but not in the library.
    package var adds: [String] = []
    /// Tags that the exercise has in the library, but not here.
    package var drops: [String] = []
    /// How it is made harder.
    package var progression: Statement?
    package var evidence: Evidence

    package init(
        exercise: String, label: String, amount: ExerciseAmount, progression: Statement? = nil,
        evidence: Evidence
    ) {
        self.exercise = exercise
        self.label = label
        self.amount = amount
        self.progression = progression
        self.evidence = evidence
    }
}
