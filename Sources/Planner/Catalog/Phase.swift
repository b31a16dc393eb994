/// A stretch of weeks of physiotherapy with its own dose and exercises.
package struct Phase: Hashable, Sendable {
    package var name: String
    package var goal: String
    /// 1 to 104.
    package var weeks: Int
    /// Above 0 to 7; 0.5 is every second week, 0.25 every fourth.
    package var sessionsPerWeek: Double
    /// All supervised sessions of the phase: weeks times sessions a week.
    package var sessions: Int
    /// Length of a session, 5 to 240.
    package var minutes: Int
    /// Smallest difference between the dates of two sessions; 1 or more.
    package var minDaysBetween: Int
    /// Days a week with home exercise, 0 to 7.
    package var homePerWeek: Int
    /// Bouts on a home day.
    package var homeTimesPerDay: Int
    package var modalities: [String]
    package var exercises: [ExerciseDose]
    package var progressIf: [Statement]
    package var stopOrReviewIf: [Statement]
    /// Booked only when asked for.
    package var optional: Bool
    /// What a therapist must be able to do; `nil` is any.
    package var skill: String?
    package var evidence: PhaseEvidence

    package init(
        name: String, goal: String, weeks: Int, sessionsPerWeek: Double, sessions: Int,
        minutes: Int, minDaysBetween: Int, homePerWeek: Int = 0, homeTimesPerDay: Int = 1,
        modalities: [String] = [], exercises: [ExerciseDose] = [], progressIf: [Statement] = [],
        stopOrReviewIf: [Statement] = [], optional: Bool = false, skill: String? = nil,
        evidence: PhaseEvidence
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
    }
}

/// Where each figure of a phase comes from; a figure may be explained in words.
package struct PhaseEvidence: Hashable, Sendable {
    package var weeks: Statement
    package var sessions: Statement
    package var minutes: Statement
    package var home: Statement
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
    /// As it is called in this phase, e.g. "Bridge, slow".
    package var label: String
    package var sets: Int
    package var reps: Int
    /// Upper end of a range of repetitions.
    package var repsMax: Int?
    /// Seconds a repetition is held; 0 is no hold.
    package var holdSeconds: Int
    /// For timed activities.
    package var durationMinutes: Int?
    /// Bouts and pauses, where the effort changes.
    package var intervals: IntervalDose?
    /// What the exercise asks of the body here and not in the library, and the other way round.
    package var adds: [String] = []
    package var drops: [String] = []
    /// Supervised and home days together.
    package var daysPerWeek: Int
    package var timesPerDay: Int
    package var progression: Statement?
    package var evidence: Evidence

    package init(
        exercise: String, label: String, sets: Int, reps: Int, repsMax: Int? = nil,
        holdSeconds: Int = 0, durationMinutes: Int? = nil, daysPerWeek: Int, timesPerDay: Int = 1,
        progression: Statement? = nil, evidence: Evidence
    ) {
        self.exercise = exercise
        self.label = label
        self.sets = sets
        self.reps = reps
        self.repsMax = repsMax
        self.holdSeconds = holdSeconds
        self.durationMinutes = durationMinutes
        self.daysPerWeek = daysPerWeek
        self.timesPerDay = timesPerDay
        self.progression = progression
        self.evidence = evidence
    }

    /// The figures alone.
    package var amount: ExerciseAmount {
        ExerciseAmount(
            sets: sets, reps: reps, repsMax: repsMax, holdSeconds: holdSeconds,
            durationMinutes: durationMinutes, intervals: intervals, daysPerWeek: daysPerWeek,
            timesPerDay: timesPerDay)
    }

    /// `3 × 8-12, hold 5 s, 3 days a week`.
    package var doseText: String { amount.text }
}
