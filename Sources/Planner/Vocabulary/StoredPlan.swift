package import CivilTime

/// One patient's treatment plan as it is kept: pinned to its template, with the choices made and why.
package struct StoredPlan: Identified, Hashable, Sendable {
    package static let letter: Character = "L"

    package enum Status: String, Hashable, Sendable, CaseIterable {
        /// Composed, no sessions booked yet.
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
    /// In order of their first day; also those that were taken back.
    package var pauses: [PlanPause] = []
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
    package enum Side: String, Hashable, Sendable, CaseIterable { case left, right, both }

    package var patient: ID<Patient>
    package var pin: TemplatePin
    package var side: Side?
    /// Plan day 0.
    package var start: Day
    /// The last day of the last phase or follow-up.
    package var end: Day
    package var phases: [PlannedPhase]
    package var routines: [Routine]
    package var milestones: [Milestone]
    package var medicines: [PlannedMedicine]
    /// Why each line is there, and why some are not.
    package var reasons: [Reason]
    /// What the safety rules said.
    package var findings: [PlanFinding]
    /// The assessment it follows from, if there was one.
    package var assessment: ID<StoredAssessment>?
    /// The screening it was made after.
    package var screening: ID<Screening>?
    /// Of a held plan: what was asked for, as the clinic wrote it down, so that it can be booked later.
    package var wishes: String?

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

/// The template a plan was made from; a later change of the template changes no plan.
package struct TemplatePin: Hashable, Sendable {
    package let cause: String
    package let causeName: String
    package let version: Int
    /// Hexadecimal hash of the template file's bytes.
    package let contentHash: String

    package init(cause: String, causeName: String, version: Int, contentHash: String) {
        self.cause = cause
        self.causeName = causeName
        self.version = version
        self.contentHash = contentHash
    }
}

/// A phase with its dates and the dose prescribed.
package struct PlannedPhase: Hashable, Sendable {
    package var name: String
    package var goal: String
    package var firstDay: Day
    /// 1 or more.
    package var weeks: Int
    package var sessions: Int
    /// Sessions a week; 0.25 is every fourth week.
    package var sessionsPerWeek: Double
    package var minutes: Int
    package var minDaysBetween: Int
    /// What is done.
    package var exercises: [PlannedExercise]
    /// What the template prescribes and rules left out when the plan was made.
    package var leftOut: [PlannedExercise] = []
    /// Days by which pauses and shifts made it longer, or shorter.
    package var extraDays = 0

    package init(
        name: String, goal: String, firstDay: Day, weeks: Int, sessions: Int,
        sessionsPerWeek: Double, minutes: Int, minDaysBetween: Int, exercises: [PlannedExercise]
    ) {
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

    package var lastDay: Day { firstDay + (weeks * 7 - 1 + extraDays) }
}

/// One exercise of a phase, its dose and limits in words: "3 × 8-12, 3 days a week; hold on to something firm".
package struct PlannedExercise: Hashable, Sendable {
    package var name: String
    package var dose: String
    package var progression: String?
    /// Evidence mark and source, like `P74 V`.
    package var evidence: String
    /// Id in the library of what is done; `nil`, like all below, in plans of older versions.
    package var exercise: String?
    /// The dose as figures, within the limits.
    package var amount: ExerciseAmount?
    /// Each limit as it is told.
    package var limits: [String]
    /// What the template prescribes, before any rule.
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

/// What the patient does alone, repeating.
package struct Routine: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case homeExercise = "home-exercise"
        case medicine, walking
        case weighing
    }
    package let uid: String
    package var kind: Kind
    package var title: String
    package var detail: String
    package var firstDay: Day
    /// The last day on which it is done; `Day.last` where there is no end.
    package var lastDay: Day
    /// Days a week, 1 to 7; 7 is daily. Of a medicine with a dose, that is what counts.
    package var daysPerWeek: Int
    package var timesPerDay: Int
    /// Of a medicine: how it is taken. Rows of older versions have none.
    package var dose: MedicineDose?
    /// A medicine reaches calendars only when a prescriber has confirmed it.
    package var isProposed: Bool
    /// When on a day, ascending; empty where the patient chooses.
    package var times: [TimeOfDay]
    /// The medicine it is the taking of.
    package var medicine: String?
    /// How long it takes on a day, where that is prescribed: walking.
    package var minutes: Int?
    /// Rises with each change of its days, with the time of that change.
    package var sequence = 0
    package var revised: Moment?
    /// Whether another took its place, or nothing: it ended with the day before, or never began.
    package var isReplaced = false
    /// The last day it was to have when a stop of the treatment ended it; a new series goes on until then.
    package var suspendedLastDay: Day?
    /// Of a medicine that today's facts forbid: whether the patient is told to ask before the next dose.
    package var asksFirst = false

    /// Whether it ended before its first day; calendars that have it must hear of it.
    package var isWithdrawn: Bool { lastDay < firstDay }

    package init(
        uid: String, kind: Kind, title: String, detail: String, firstDay: Day, lastDay: Day,
        daysPerWeek: Int, timesPerDay: Int, isProposed: Bool = false, times: [TimeOfDay] = [],
        medicine: String? = nil, dose: MedicineDose? = nil, minutes: Int? = nil
    ) {
        self.uid = uid
        self.kind = kind
        self.title = title
        self.detail = detail
        self.minutes = minutes
        self.dose = dose
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.daysPerWeek = daysPerWeek
        self.timesPerDay = timesPerDay
        self.isProposed = isProposed
        self.times = times
        self.medicine = medicine
    }

    /// Ended with the day before, in favour of another or of nothing; withdrawn when it had not begun then.
    package func ended(before day: Day) -> Routine {
        var ended = self
        ended.lastDay = max(firstDay - 1, min(lastDay, day - 1))
        ended.isReplaced = true
        return ended
    }

    /// Ended with the day before because the treatment is stopped; it remembers until when it was to go.
    package func suspended(before day: Day) -> Routine {
        var ended = ended(before: day)
        ended.suspendedLastDay = lastDay
        return ended
    }

    /// What goes on from a day on where a stop had ended it, as a series of its own; `nil` where its time is
    /// over. It begins on a day of its rhythm, so that what is taken on Mondays stays on Mondays.
    package func resumed(on day: Day, uid: String) -> Routine? {
        guard let last = suspendedLastDay, max(firstDay, day) <= last else { return nil }
        var whole = self
        whole.lastDay = last
        guard let first = whole.nextDay(from: day) else { return nil }
        var next = whole.anew(uid: uid)
        next.firstDay = first
        return next
    }

    /// The same as a series of its own, which no calendar has seen yet.
    package func anew(uid: String) -> Routine {
        var anew = Routine(
            uid: uid, kind: kind, title: title, detail: detail, firstDay: firstDay,
            lastDay: lastDay, daysPerWeek: daysPerWeek, timesPerDay: timesPerDay,
            isProposed: isProposed, times: times, medicine: medicine, dose: dose, minutes: minutes)
        anew.asksFirst = asksFirst
        return anew
    }
}

/// A date without a time.
package struct Milestone: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case planStart = "plan-start"
        case phaseEnd = "phase-end"
        case planEnd = "plan-end"
        case quitDate = "quit-date"
        case medicineReview = "medicine-review"
        case medicineStop = "medicine-stop"
        case weightTarget = "weight-target"
        case weightCheck = "weight-check"
        case outcomeDue = "outcome-due"
        case followUp = "follow-up"
        /// A check that a safety rule asks for.
        case safetyCheck = "safety-check"
        case referral
        /// What has to be possible before a return to work or sport.
        case returnGate = "return-gate"
        /// The treatment was stopped: the patient is to ring the clinic.
        case ring
        /// A medicine that is taken is forbidden by today's facts: the patient is to ring before the next dose.
        case askBeforeDose = "ask-before-dose"
    }
    package let uid: String
    package var kind: Kind
    package var day: Day
    package var title: String
    /// The course of a medicine that it belongs to.
    package var course: MedicineCourse?
    /// Id of the safety rule that asks for it.
    package var rule: String?
    /// Ids of the outcome measures that are due.
    package var measures: [String]
    /// What the patient reads, where the kind alone does not say it.
    package var words: PatientText?
    /// Rises with each change of its day, with the time of that change.
    package var sequence = 0
    package var revised: Moment?

    package init(
        uid: String, kind: Kind, day: Day, title: String, course: MedicineCourse? = nil,
        rule: String? = nil, measures: [String] = []
    ) {
        self.uid = uid
        self.kind = kind
        self.day = day
        self.title = title
        self.course = course
        self.rule = rule
        self.measures = measures
    }
}

/// A medicine that the plan proposes; a prescriber decides.
package struct PlannedMedicine: Hashable, Sendable {
    package enum Status: String, Hashable, Sendable, CaseIterable { case proposed, active, stopped }
    package var medicine: String
    /// Which course of it in this plan, from 1.
    package var number = 1
    package var name: String
    /// 1 or 2.
    package var line: Int
    /// How it is taken, as it is told; `schedule` reads it.
    package var dose: String
    package var firstDay: Day
    /// The last day on which it is taken; `nil` where there is none yet, or no end.
    package var lastDay: Day?
    package var reviewDay: Day?
    package var status: Status
    package var evidence: String
    /// Who confirmed or stopped it, and when.
    package var prescriber: String?
    package var decidedDay: Day?
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

/// Why a line of the plan is there, or is not.
package struct Reason: Hashable, Sendable {
    /// Line of care, e.g. `physiotherapy`, `weight loss`.
    package var line: String
    /// What it is about, e.g. "Phase 1: Settle and keep moving".
    package var subject: String
    package var isIncluded: Bool
    /// In a sentence: the rule and the facts used.
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
