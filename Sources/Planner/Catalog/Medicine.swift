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
    /// Usual length of the course in days.
    package var courseDays: ClosedRange<Int>
    /// Day of the review, counted from the first day.
    package var reviewDay: Int
    package var note: String
    /// Where guidance differs: the only jurisdiction whose guidance offers it.
    package var onlyIn: ClinicSettings.Jurisdiction?
    package var evidence: Evidence

    package init(
        medicine: String, courseDays: ClosedRange<Int>, reviewDay: Int, note: String = "",
        onlyIn: ClinicSettings.Jurisdiction? = nil, evidence: Evidence
    ) {
        self.medicine = medicine
        self.courseDays = courseDays
        self.reviewDay = reviewDay
        self.note = note
        self.onlyIn = onlyIn
        self.evidence = evidence
    }
}

/// What is not to be used for a cause.
package struct DoNot: Hashable, Sendable {
    package var what: String
    /// How strongly, e.g. "do not offer".
    package var strength: String
    package var evidence: Evidence

    package init(what: String, strength: String, evidence: Evidence) {
        self.what = what
        self.strength = strength
        self.evidence = evidence
    }
}

/// Something to look at on a day after an anchor, which is the start unless named.
package struct CheckDay: Hashable, Sendable {
    package var day: Int
    package var anchor: String?
    package var what: String
    package var evidence: Evidence?

    package init(day: Int, anchor: String? = nil, what: String, evidence: Evidence? = nil) {
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
    package var timesPerDay: ClosedRange<Int>?
    package var minIntervalHours: Double?
    package var maxPerDay: [Limit]
    package var maxPerDayUnit: String
    /// `HH:MM`.
    package var clockTimes: [String]
    package var courseDays: [Limit]
    package var reviewDay: Int?
    package var stopRule: String
    package var notes: String
    /// Never proposed by anybody but a specialist.
    package var specialistOnly: Bool
    package var withFood: String?
    /// Taken when needed.
    package var asNeeded: Bool
    /// Each figure with where it comes from.
    package var evidence: [Statement]

    package init(
        id: String, name: String, classes: [String], route: String, legal: String,
        amount: ClosedRange<Double>?, unit: String, timesPerDay: ClosedRange<Int>?,
        minIntervalHours: Double?, maxPerDay: [Limit], maxPerDayUnit: String,
        clockTimes: [String], courseDays: [Limit], reviewDay: Int?, stopRule: String,
        notes: String, specialistOnly: Bool, withFood: String?, asNeeded: Bool,
        evidence: [Statement]
    ) {
        self.id = id
        self.name = name
        self.classes = classes
        self.route = route
        self.legal = legal
        self.amount = amount
        self.unit = unit
        self.timesPerDay = timesPerDay
        self.minIntervalHours = minIntervalHours
        self.maxPerDay = maxPerDay
        self.maxPerDayUnit = maxPerDayUnit
        self.clockTimes = clockTimes
        self.courseDays = courseDays
        self.reviewDay = reviewDay
        self.stopRule = stopRule
        self.notes = notes
        self.specialistOnly = specialistOnly
        self.withFood = withFood
        self.asNeeded = asNeeded
        self.evidence = evidence
    }

    /// `200-400 mg, 3 times a day, with or after food`.
    package var doseText: String {
        var parts: [String] = []
        if let amount {
            let low = number(amount.lowerBound)
            let high = number(amount.upperBound)
            parts.append((low == high ? low : "\(low)-\(high)") + " \(unit)")
        }
        if let times = timesPerDay {
            let low = times.lowerBound
            let high = times.upperBound
            parts.append(
                high == 1
                    ? "once a day" : (low == high ? "\(low)" : "\(low)-\(high)") + " times a day")
        }
        if asNeeded { parts.append("when needed") }
        if let withFood { parts.append(withFood) }
        return parts.joined(separator: ", ")
    }

    private func number(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : "\(value)"
    }
}
