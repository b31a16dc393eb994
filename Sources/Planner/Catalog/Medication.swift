/// The medicines for one cause: which are proposed, in which order, and which must not be used.
package struct Medication: Hashable, Sendable {
    /// What is tried first, in order.
    package var firstLine: [MedicineOption]
    /// What is tried if that does not help, in order.
    package var secondLine: [MedicineOption]
    package var doNot: [DoNot]
    /// What is looked at, and when.
    package var schedule: [CheckDay]
    package var notes: [Statement]
    /// What is not known for certain.
    package var uncertainty: [Statement]

    package init(
        firstLine: [MedicineOption] = [], secondLine: [MedicineOption] = [], doNot: [DoNot] = [],
        schedule: [CheckDay] = [], notes: [Statement] = [], uncertainty: [Statement] = []
    ) {
        self.firstLine = firstLine
        self.secondLine = secondLine
        self.doNot = doNot
        self.schedule = schedule
        self.notes = notes
        self.uncertainty = uncertainty
    }
}

/// A medicine that a template proposes for a cause.
package struct MedicineOption: Hashable, Sendable {
    /// Id of a medicine.
    package var medicine: String
    /// How long it is taken for this cause.
    package var course: CourseLength
    /// The day of the first review, counted from the first dose.
    package var reviewDay: Int
    /// More about it in this place; empty for nothing.
    package var note: String
    /// If guidance differs, the only country whose guidance offers it; `nil` for everywhere.
    package var onlyIn: ClinicSettings.Jurisdiction?
    /// One dose in the medicine's unit, if it differs from the usual one.
    package var amount: ClosedRange<Double>?
    /// The day of the review that decides whether it helps at all.
    package var judgedOn: Int?
    /// Days of further reviews, before those of an open course begin.
    package var laterReviewDays: [Int] = []
    /// What is taken with it.
    package var companions: [MedicineOption] = []
    package var evidence: Evidence

    package init(
        medicine: String, course: CourseLength, reviewDay: Int, note: String = "",
        onlyIn: ClinicSettings.Jurisdiction? = nil, evidence: Evidence
    ) {
        self.medicine = medicine
        self.course = course
        self.reviewDay = reviewDay
        self.note = note
        self.onlyIn = onlyIn
        self.evidence = evidence
    }
}

/// Something to look at on a day.
package struct CheckDay: Hashable, Sendable {
    /// Counted from the anchor.
    package var day: Int
    /// What the day counts from; `nil` for the start.
    package var anchor: String?
    package var what: String
    /// What the patient reads, if it concerns the patient.
    package var words: PatientText?
    package var evidence: Evidence?

    package init(
        day: Int, anchor: String? = nil, what: String, words: PatientText? = nil,
        evidence: Evidence? = nil
    ) {
        self.words = words
        self.day = day
        self.anchor = anchor
        self.what = what
        self.evidence = evidence
    }
}
