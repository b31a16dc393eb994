package import CivilTime

/// One patient's treatment plan as it is kept, pinned to its template, with the choices made and why.
package struct StoredPlan: Identified, Hashable, Sendable {
    package static let letter: Character = "L"

    /// How far it has come.
    package enum Status: String, Hashable, Sendable, CaseIterable {
        /// Composed, but no session is booked yet.
        case held
        case active
        case discharged
    }

    package let id: ID<StoredPlan>
    package var details: PlanDetails
    package var status: Status
    package let created: Moment
    /// Who made it.
    package let author: String
    /// In order of their first day, with those that were taken back.
    package var pauses: [PlanPause] = []
    /// How it ended; `nil` until then.
    package var discharge: Discharge?

    package init(
        id: ID<StoredPlan>, details: PlanDetails, status: Status, created: Moment, author: String
    ) {
        self.id = id
        self.details = details
        self.status = status
        self.created = created
        self.author = author
    }
}

/// What a plan says, apart from its sessions.
package struct PlanDetails: Hashable, Sendable {
    /// Which side of the body is treated.
    package enum Side: String, Hashable, Sendable, CaseIterable { case left, right, both }

    package var patient: ID<Patient>
    /// The template it was made from.
    package var pin: TemplatePin
    package var side: Side?
    /// Day 0 of the plan.
    package var start: Day
    /// The last day of the last phase, or of the last follow-up.
    package var end: Day
    package var phases: [PlannedPhase]
    package var routines: [Routine]
    package var milestones: [Milestone]
    package var medicines: [PlannedMedicine]
    /// Why each part of the plan is in it, and why some are not.
    package var reasons: [Reason]
    /// The safety rules that fired when it was made, and what was decided about them since.
    package var findings: [PlanFinding]
    /// The assessment that it follows from, if there was one.
    package var assessment: ID<StoredAssessment>?
    /// The screening after which it was made.
    package var screening: ID<Screening>?
    /// For a held plan: what was asked for, as the clinic wrote it down, so that it can be booked later.
    package var wishes: String?
    /// What is authorised of it, one after the other; empty where nobody has to.
    package var authorisations: [Authorisation] = []
    /// How its contacts are held.
    package var modes = ContactModes()

    package init(
        patient: ID<Patient>, pin: TemplatePin, side: Side?, start: Day, end: Day,
        phases: [PlannedPhase], routines: [Routine] = [], milestones: [Milestone] = [],
        medicines: [PlannedMedicine] = [], reasons: [Reason] = [], findings: [PlanFinding] = [],
        assessment: ID<StoredAssessment>? = nil, screening: ID<Screening>? = nil
    ) {
        self.patient = patient
        self.pin = pin
        self.side = side
        self.start = start
        self.end = end
        self.phases = phases
        self.routines = routines
        self.milestones = milestones
        self.medicines = medicines
        self.reasons = reasons
        self.findings = findings
        self.assessment = assessment
        self.screening = screening
    }
}

/// The template that a plan was made from. A later change of the template changes no plan.
package struct TemplatePin: Hashable, Sendable {
    /// Id of the cause.
    package let cause: String
    /// What the cause was called then.
    package let causeName: String
    /// The version that the template gives itself, from 1.
    package let version: Int
    /// Hash of the bytes of the template's file, in hexadecimal.
    package let contentHash: String

    package init(cause: String, causeName: String, version: Int, contentHash: String) {
        self.cause = cause
        self.causeName = causeName
        self.version = version
        self.contentHash = contentHash
    }
}

/// A phase with its dates and the dose that is prescribed.
package struct PlannedPhase: Identified, Hashable, Sendable {
    package static let letter: Character = "H"

    /// Which phase of its plan it is, from 1; it stays, whatever it is called and wherever it lies.
    package let id: ID<PlannedPhase>
    package var name: String
    /// What is to be reached in it.
    package var goal: String
    /// Its first day, as it is now.
    package var firstDay: Day
    /// Whole weeks, with those by which it was extended; 1 or more.
    package var weeks: Int
    /// How many physiotherapy sessions it has.
    package var sessions: Int
    /// 0.25 is one session every fourth week.
    package var sessionsPerWeek: Double
    /// How long each session takes.
    package var minutes: Int
    /// The smallest difference between the dates of two sessions; 1 or more.
    package var minDaysBetween: Int
    package var skill = NeededSkill.none
    /// The exercises that are done.
    package var exercises: [PlannedExercise]
    /// Exercises of the template that safety rules left out when the plan was made.
    package var leftOut: [PlannedExercise] = []
    /// By how many days pauses and shifts made it longer; negative if shorter.
    package var extraDays = 0
    /// The day from which `sessionsPerWeek` holds, where the dose was changed in the phase; what lies before was
    /// prescribed as it was booked.
    package var doseFrom: Day?

    package init(
        id: ID<PlannedPhase>, name: String, goal: String, firstDay: Day, weeks: Int, sessions: Int,
        sessionsPerWeek: Double, minutes: Int, minDaysBetween: Int, exercises: [PlannedExercise]
    ) {
        self.id = id
        self.name = name
        self.goal = goal
        self.firstDay = firstDay
        self.weeks = weeks
        self.sessions = sessions
        self.sessionsPerWeek = sessionsPerWeek
        self.minutes = minutes
        self.minDaysBetween = minDaysBetween
        self.exercises = exercises
    }

    /// The last day of the phase, with `extraDays`.
    package var lastDay: Day { firstDay + (weeks * 7 - 1 + extraDays) }
}

/// One exercise of a phase, with its dose and limits in words: "3 × 8-12, 3 days a week; hold on to something
/// firm".
package struct PlannedExercise: Hashable, Sendable {
    package var name: String
    /// The dose in words.
    package var dose: String
    /// How it is made harder, in words.
    package var progression: String?
    /// Mark and id of the source, like `P74 V`.
    package var evidence: String
    /// Id of the exercise in the library; `nil`, like everything below, in plans of older versions.
    package var exercise: String?
    /// The dose in numbers, within the limits.
    package var amount: ExerciseAmount?
    /// Each limit in words.
    package var limits: [String]
    /// What the template prescribes, before any rule changes it.
    package var prescribed: PrescribedExercise?
    /// Ids of the rules that changed it when the plan was made.
    package var rules: [String]

    package init(
        name: String, dose: String, progression: String?, evidence: String,
        exercise: String? = nil, amount: ExerciseAmount? = nil, limits: [String] = [],
        prescribed: PrescribedExercise? = nil, rules: [String] = []
    ) {
        self.name = name
        self.dose = dose
        self.progression = progression
        self.evidence = evidence
        self.exercise = exercise
        self.amount = amount
        self.limits = limits
        self.prescribed = prescribed
        self.rules = rules
    }
}

/// A medicine that the plan proposes. A prescriber decides on it.
package struct PlannedMedicine: Hashable, Sendable {
    /// What a prescriber has decided.
    package enum Status: String, Hashable, Sendable, CaseIterable { case proposed, active, stopped }
    /// Id of the medicine.
    package var medicine: String
    /// Which course of it in this plan, from 1.
    package var number = 1
    /// As it was called when it was planned.
    package var name: String
    /// 1 for what is tried first, 2 for what follows if that does not help.
    package var line: Int
    /// How it is taken, in words that `schedule` reads.
    package var dose: String
    package var firstDay: Day
    /// The last day on which it is taken; `nil` if that is not known yet, or there is no end.
    package var lastDay: Day?
    /// When a prescriber looks at it again.
    package var reviewDay: Day?
    package var status: Status
    /// Mark and id of the source, like `P74 V`.
    package var evidence: String
    /// Who confirmed or stopped it.
    package var prescriber: String?
    /// When it was confirmed or stopped.
    package var decidedDay: Day?
    /// Why it was stopped, if it was.
    package var stopReason: String?

    package init(
        medicine: String, name: String, line: Int, dose: String, firstDay: Day, lastDay: Day?,
        reviewDay: Day?, status: Status = .proposed, evidence: String, prescriber: String? = nil,
        decidedDay: Day? = nil, stopReason: String? = nil
    ) {
        self.medicine = medicine
        self.name = name
        self.line = line
        self.dose = dose
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.reviewDay = reviewDay
        self.status = status
        self.evidence = evidence
        self.prescriber = prescriber
        self.decidedDay = decidedDay
        self.stopReason = stopReason
    }
}

/// Why something is in the plan, or is not.
package struct Reason: Hashable, Sendable {
    /// The line of care, like `physiotherapy` or `weight loss`.
    package var line: String
    /// What it is about, like "Phase 1: Settle and keep moving".
    package var subject: String
    /// Whether it is in the plan.
    package var isIncluded: Bool
    /// The rule and the facts used, in a sentence.
    package var because: String
    /// Marks and sources, like `P74 V`.
    package var evidence: String

    package init(
        line: String, subject: String, isIncluded: Bool, because: String, evidence: String
    ) {
        self.line = line
        self.subject = subject
        self.isIncluded = isIncluded
        self.because = because
        self.evidence = evidence
    }
}
