import CivilTime

/// A medicine, with its usual dose and its limits.
package struct Medicine: Hashable, Sendable {
    /// A limit with a name, like `otc` 1200 or `prescribed-usual` 1200 to 1800.
    package struct Limit: Hashable, Sendable {
        package var name: String
        /// `nil` if the limit is given only in words.
        package var amount: ClosedRange<Double>?
        /// In words, perhaps besides the number.
        package var words: String?

        package init(name: String, amount: ClosedRange<Double>?, words: String? = nil) {
            self.name = name
            self.amount = amount
            self.words = words
        }
    }

    /// In kebab-case.
    package var id: String
    package var name: String
    /// As rules write them, with underscores.
    package var classes: [String]
    /// How it is taken, like `oral`.
    package var route: String
    /// How it may be sold: `OTC`, `POM` and the like.
    package var legal: String
    /// One usual dose, in `unit`; `nil` if it is not a number.
    package var amount: ClosedRange<Double>?
    /// Like `mg`.
    package var unit: String
    /// How it is usually taken, and how else it may be.
    package var rhythm: MedicineRhythm
    /// The most in one dose, in `unit`; `nil` for the top of `amount`.
    package var maxPerDose: Double?
    /// Limits of one day, in `maxPerDayUnit`.
    package var maxPerDay: [Limit]
    /// The unit of `maxPerDay`; may differ from `unit`.
    package var maxPerDayUnit: String
    /// Limits of several days in a row.
    package var maxPerPeriod: [PeriodLimit]
    /// How many days a course has, the first one counted, by name: `usual`, `max-before-medical-review`.
    package var courseDays: [Limit]
    /// The day of the usual review, counted from the first dose.
    package var reviewDay: Int?
    /// When to stop it, in words.
    package var stopRule: String
    /// When it must be reduced step by step, and not stopped at once.
    package var taper: Taper?
    package var notes: String
    /// Whether only a specialist may propose it.
    package var specialistOnly: Bool
    /// Where each of its numbers comes from.
    package var evidence: [Statement]
    /// Lower doses for people below some weight.
    package var byWeight: [DoseByWeight] = []
    /// When the program may choose it by itself; `nil` if it is planned only when somebody names it.
    package var proposal: Proposal?

    /// When a course has to be reduced step by step.
    package struct Taper: Hashable, Sendable {
        /// If the course has more days than this.
        package let afterDays: Int
        package let evidence: Evidence

        package init(afterDays: Int, evidence: Evidence) {
            self.afterDays = afterDays
            self.evidence = evidence
        }
    }

    /// Whether this course of it must be reduced step by step at its end.
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

    /// How it is usually taken, as a prescriber would write it: `200-400 mg, 3 times a day at 08:00, …`.
    package var doseText: String { "\(rhythm.usual)" }

    /// How often it is usually taken on a day; `nil` if it is not taken every day.
    package var timesPerDay: ClosedRange<Int>? { rhythm.timesPerDay }

    /// The most in one dose, in `unit`; `nil` for no limit.
    package var mostPerDose: Double? { maxPerDose ?? amount?.upperBound }

    /// The highest of its limits of one day, in `unit`; `nil` if there is none, or it is in another unit.
    package var dailyCeiling: Double? {
        maxPerDayUnit == unit ? maxPerDay.compactMap(\.amount?.upperBound).max() : nil
    }

    /// The longest usual course in days, the first one counted; `nil` if it is given only in words.
    package var usualCourseDays: Int? { days(of: "usual") }

    /// For how many days it may be taken until a prescriber decides again; `nil` for no limit.
    package var daysBeforeReview: Int? { days(of: "max-before-medical-review") }

    private func days(of limit: String) -> Int? {
        courseDays.first { $0.name == limit }?.amount.map { Int($0.upperBound) }
    }
}
