import CivilTime

/// What is proposed for one cause, line by line, and what is not to be used.
package struct Medication: Hashable, Sendable {
    package var firstLine: [MedicineOption]
    package var secondLine: [MedicineOption]
    package var doNot: [DoNot]
    package var schedule: [CheckDay]
    package var notes: [Statement]
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

/// A medicine in its line for a cause.
package struct MedicineOption: Hashable, Sendable {
    /// Id of a medicine.
    package var medicine: String
    package var course: CourseLength
    /// Day of the review, counted from the first day.
    package var reviewDay: Int
    package var note: String
    /// Where guidance differs: the only jurisdiction whose guidance offers it.
    package var onlyIn: ClinicSettings.Jurisdiction?
    /// One dose, where it is another than the medicine's usual one; in the medicine's unit.
    package var amount: ClosedRange<Double>?
    /// The review at which it is judged whether it helps at all.
    package var judgedOn: Int?
    /// Days of the reviews after the first, before those of an open course.
    package var laterReviewDays: [Int] = []
    /// What is taken beside it.
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

/// Something to look at on a day after an anchor, which is the start unless named.
package struct CheckDay: Hashable, Sendable {
    package var day: Int
    package var anchor: String?
    package var what: String
    /// What the patient reads, where it concerns the patient.
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

/// A medicine with its usual dose and limits.
package struct Medicine: Hashable, Sendable {
    /// A limit by its name: `otc` 1200, `prescribed-usual` 1200 to 1800.
    package struct Limit: Hashable, Sendable {
        package var name: String
        /// A single figure is a range of one; `nil` when the limit is told in words only.
        package var amount: ClosedRange<Double>?
        package var words: String?

        package init(name: String, amount: ClosedRange<Double>?, words: String? = nil) {
            self.name = name
            self.amount = amount
            self.words = words
        }
    }

    /// Kebab-case.
    package var id: String
    package var name: String
    /// As in the safety rules, with underscores.
    package var classes: [String]
    package var route: String
    package var legal: String
    /// One dose, in `unit`.
    package var amount: ClosedRange<Double>?
    package var unit: String
    package var rhythm: MedicineRhythm
    /// In `unit`; `nil` is the top of `amount`.
    package var maxPerDose: Double?
    package var maxPerDay: [Limit]
    package var maxPerDayUnit: String
    package var maxPerPeriod: [PeriodLimit]
    /// How many days a course has, its first day counted.
    package var courseDays: [Limit]
    package var reviewDay: Int?
    package var stopRule: String
    /// Where a longer course is stepped down and never stopped at once.
    package var taper: Taper?
    package var notes: String
    /// Never proposed by anybody but a specialist.
    package var specialistOnly: Bool
    /// Each figure with where it comes from.
    package var evidence: [Statement]
    /// Lower doses, each below some weight.
    package var byWeight: [DoseByWeight] = []
    /// When the program itself may choose it; `nil` is only when somebody names it.
    package var proposal: Proposal?

    /// A course of more days is stepped down.
    package struct Taper: Hashable, Sendable {
        package let afterDays: Int
        package let evidence: Evidence

        package init(afterDays: Int, evidence: Evidence) {
            self.afterDays = afterDays
            self.evidence = evidence
        }
    }

    /// Whether a course from its first to its last day may not end at once.
    package func isTapered(_ course: PlannedMedicine) -> Bool {
        guard let taper, let last = course.lastDay else { return false }
        return last - course.firstDay + 1 > taper.afterDays
    }

    package init(
        id: String, name: String, classes: [String], route: String, legal: String,
        amount: ClosedRange<Double>?, unit: String, rhythm: MedicineRhythm,
        maxPerDose: Double? = nil, maxPerDay: [Limit] = [], maxPerDayUnit: String = "",
        maxPerPeriod: [PeriodLimit] = [], courseDays: [Limit] = [], reviewDay: Int? = nil,
        stopRule: String = "", notes: String = "", specialistOnly: Bool = false,
        evidence: [Statement] = []
    ) {
        self.id = id
        self.name = name
        self.classes = classes
        self.route = route
        self.legal = legal
        self.amount = amount
        self.unit = unit
        self.rhythm = rhythm
        self.maxPerDose = maxPerDose
        self.maxPerDay = maxPerDay
        self.maxPerDayUnit = maxPerDayUnit
        self.maxPerPeriod = maxPerPeriod
        self.courseDays = courseDays
        self.reviewDay = reviewDay
        self.stopRule = stopRule
        self.notes = notes
        self.specialistOnly = specialistOnly
        self.evidence = evidence
    }

    /// How it is usually taken, as it would be prescribed: `200-400 mg, 3 times a day at 08:00, …`.
    package var doseText: String { "\(rhythm.usual)" }

    /// Usual times a day; `nil` for what is not taken every day.
    package var timesPerDay: ClosedRange<Int>? { rhythm.timesPerDay }

    /// The most that one dose may hold.
    package var mostPerDose: Double? { maxPerDose ?? amount?.upperBound }

    /// The highest figure of its daily limits, in its own unit; `nil` where there is none.
    package var dailyCeiling: Double? {
        maxPerDayUnit == unit ? maxPerDay.compactMap(\.amount?.upperBound).max() : nil
    }

    /// Its usual longest course in days, the first day counted; `nil` where it is told in words.
    package var usualCourseDays: Int? { days(of: "usual") }

    /// How long it may be taken until a prescriber decides again.
    package var daysBeforeReview: Int? { days(of: "max-before-medical-review") }

    private func days(of limit: String) -> Int? {
        courseDays.first { $0.name == limit }?.amount.map { Int($0.upperBound) }
    }
}
