package import CivilTime

/// A date without a time.
package struct Milestone: Hashable, Sendable {
    /// What the date is about.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case planStart = "plan-start"
        /// The last day of a phase.
        case phaseEnd = "phase-end"
        case planEnd = "plan-end"
        case quitDate = "quit-date"
        /// A day on which a prescriber looks at a medicine again.
        case medicineReview = "medicine-review"
        case medicineStop = "medicine-stop"
        case weightTarget = "weight-target"
        /// A day on which the weight is looked at.
        case weightCheck = "weight-check"
        /// A day by which the patient fills in questionnaires.
        case outcomeDue = "outcome-due"
        case followUp = "follow-up"
        /// A check that a safety rule asks for.
        case safetyCheck = "safety-check"
        /// A day by which the patient is referred to somebody else.
        case referral
        /// What has to be possible before a return to work or sport.
        case returnGate = "return-gate"
        /// The treatment was stopped: the patient is to ring the clinic.
        case ring
        /// A medicine that is taken is forbidden by today's facts: the patient is to ring before the next dose.
        case askBeforeDose = "ask-before-dose"
    }
    /// Its UID in calendars.
    package let uid: String
    package var kind: Kind
    package var day: Day
    package var title: String
    /// The course of a medicine that it belongs to, if it is about one.
    package var course: MedicineCourse?
    /// Id of the safety rule that asks for it, if one does.
    package var rule: String?
    /// The phase that ends, if it tells the end of one.
    package var phase: ID<PlannedPhase>?
    /// Ids of the outcome measures that are due.
    package var measures: [String]
    /// What the patient reads, where the kind alone does not say it.
    package var words: PatientText?
    /// SEQUENCE: rises with each change of its day.
    package var sequence = 0
    /// When its day last changed; `nil` if it never did.
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
