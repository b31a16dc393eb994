package import CivilTime

/// The most of a medicine within so many consecutive days.
package struct PeriodLimit: Hashable, Sendable {
    /// 2 or more; the medicine itself has the limit of one day.
    package let days: Int
    /// In the medicine's unit.
    package let amount: Double
    package let evidence: Evidence

    package init(days: Int, amount: Double, evidence: Evidence) {
        self.days = days
        self.amount = amount
        self.evidence = evidence
    }
}

extension Medicine {
    /// Why a medicine must not be taken like this, as a sentence: another unit or rhythm, too much at once,
    /// in a day, in a period or in a course, or too little time between doses. `nil` if nothing speaks
    /// against it.
    package func problem(with schedule: DoseSchedule) -> String? {
        for step in schedule.steps {
            if let problem = problem(with: step.dose) { return problem }
        }
        return courseProblem(schedule)
    }

    private func problem(with dose: MedicineDose) -> String? {
        guard dose.unit.singular == unit.singular else {
            return "\(name) is dosed in \(unit), not in \(dose.unit)"
        }
        guard rhythm.allows(dose.rhythm) else {
            return "\(name) is taken \(usualRhythm); \(dose.rhythm) contradicts that"
        }
        if let amount, dose.amount.lowerBound < amount.lowerBound {
            return "\(plain(dose.amount.lowerBound)) \(unit) are less than a dose of \(name) holds,"
                + " which is \(plain(amount.lowerBound)) \(unit) at least"
        }
        if let problem = dayProblem(dose) { return problem }
        if let most = mostPerDose, dose.amount.upperBound > most {
            return "\(plain(dose.amount.upperBound)) \(unit) are more than one dose of \(name)"
                + " may hold, which is \(plain(most)) \(unit)"
        }
        return nil
    }

    private func dayProblem(_ dose: MedicineDose) -> String? {
        let count = dose.rhythm.perDay
        let perDay = dose.amount.upperBound * Double(count)
        if let ceiling = dailyCeiling, perDay > ceiling {
            return "\(plain(perDay)) \(unit) a day are more than the ceiling of "
                + "\(plain(ceiling)) \(maxPerDayUnit)"
        }
        if let most = rhythm.mostPerDay, count > most {
            return "\(name) is taken \(often(most)) a day at most, not \(often(count))"
        }
        let gap = dose.rhythm.shortestGapHours
        if rhythm.minHours > 0, let gap, gap < rhythm.minHours {
            return
                "\(count) doses a day leave less than \(plain(rhythm.minHours)) hours between two"
        }
        return nil
    }

    /// What shows only in the doses of the whole course, one after the other.
    private func courseProblem(_ schedule: DoseSchedule) -> String? {
        problem(
            with: schedule.doses(
                from: schedule.dates.first ?? Self.anyMonday,
                through: schedule.dates.last ?? Self.anyMonday + 800))
    }

    /// It does not matter on which day a pattern begins.
    private static let anyMonday = Day(number: 20_787)

    /// How its first step is taken, without the amount.
    private var usualRhythm: String { "\(rhythm.usual.steps[0].dose.rhythm)" }
}

extension DoseSchedule {
    /// The dates that are named, in order; empty for every other rhythm.
    package var dates: [Day] {
        steps.flatMap { step in
            if case .dates(let days)? = step.dose.rhythm.days { days } else { [Day]() }
        }.sorted()
    }
}

extension Rhythm {
    /// The least hours that can lie between two doses on the same or the following day; `nil` if no two doses
    /// are so near to each other.
    package var shortestGapHours: Double? {
        switch self {
        case .asNeeded(let most, let hours):
            most > 1 ? min(hours ?? 24, 24 / Double(most)) : nil
        case .regular(let days, let times):
            times.shortestGapHours(isDaily: days == .everyDay)
        }
    }
}

extension DoseTimes {
    fileprivate func shortestGapHours(isDaily: Bool) -> Double? {
        let clock = clock
        guard let first = clock.first, let last = clock.last else {
            return isDaily || count > 1 ? 24 / Double(count) : nil
        }
        var gaps = zip(clock.dropFirst(), clock).map { $0.minutes - $1.minutes }
        if isDaily { gaps.append(first.minutes + 1440 - last.minutes) }
        return gaps.min().map { Double($0) / 60 }
    }
}

extension String {
    /// `tablet` for `tablets`; units of measure stay.
    fileprivate var singular: String {
        count > 3 && hasSuffix("s") ? String(dropLast()) : self
    }
}
