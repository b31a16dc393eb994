import PlanTree
import Planner

extension MedicineRhythm {
    /// Stands in for one that could not be read, which has been reported.
    static var unread: MedicineRhythm {
        MedicineRhythm(
            usual: DoseSchedule(
                MedicineDose(amount: 1...1, unit: "", rhythm: .regular(.once, .times(1)))),
            evidence: .custom)
    }
}

/// What `kind` may be.
private enum RhythmKind: String, CaseIterable {
    case timesADay = "times-a-day"
    case withMeals = "with-meals"
    case asNeeded = "as-needed"
    case weekly, monthly, once, stepped
}

extension Entry {
    /// The map below `rhythm`; doses have this amount and unit where a step has none of its own.
    func medicineRhythm(amount: ClosedRange<Double>, unit: String) -> MedicineRhythm {
        let kind = choice("kind", RhythmKind.self) ?? .timesADay
        let isDaily = [.timesADay, .withMeals, .asNeeded].contains(kind)
        let times = isDaily ? range("times", 1...24) : nil
        let minHours = optionalNumber("min-hours", 0...10_000) ?? 0
        let dose = MedicineDose(amount: amount, unit: unit, rhythm: .regular(.everyDay, .times(1)))
        let steps =
            kind == .stepped
            ? each("steps", required: true) { $0.doseStep(dose, minHours) }
            : [DoseStep(self.dose(dose, kind, usualCount(times, kind), minHours))]
        let advice = optionalText("food")
        if DoseSchedule(steps) == nil {
            place.report("The steps do not follow each other.", "Give each but the last its days.")
        }
        let clocks = clocks(minHours: minHours, isDaily: steps.contains { $0.dose.rhythm.isDaily })
        var rhythm = MedicineRhythm(
            usual: DoseSchedule(steps, advice: advice) ?? MedicineRhythm.unread.usual,
            timesPerDay: times ?? dailyCounts(steps),
            mostPerDay: optionalInteger("most-a-day", 1...24), clocks: clocks, minHours: minHours,
            mayBeAsNeeded: flag("or-as-needed"), evidence: evidence())
        checkClocks(rhythm, kind)
        rhythm.usual = rhythm.timed(rhythm.usual)
        return rhythm
    }

    /// The number of doses that is proposed; the highest of what is taken when needed.
    private func usualCount(_ times: ClosedRange<Int>?, _ kind: RhythmKind) -> Int {
        guard let times else { return 1 }
        if kind == .asNeeded || times.count == 1 { return times.upperBound }
        let usual = integer("usual", 1...24)
        if !times.contains(usual) {
            value("usual", required: false)?.report(
                "'usual' is \(usual), outside its times.", "Correct one of the two.")
        }
        return usual
    }

    private func dose(
        _ dose: MedicineDose, _ kind: RhythmKind, _ count: Int, _ minHours: Double
    ) -> MedicineDose {
        var dose = dose
        let every = optionalInteger("every", 1...52) ?? 1
        switch kind {
        case .timesADay, .stepped: dose.rhythm = .regular(.everyDay, .times(count))
        case .withMeals: dose.rhythm = .regular(.everyDay, .withMeals(count))
        case .asNeeded:
            dose.rhythm = .asNeeded(most: count, hoursApart: minHours > 0 ? minHours : nil)
        case .weekly: dose.rhythm = .regular(.weekly(every: every, on: []), .times(count))
        case .monthly: dose.rhythm = .regular(.monthly(every: every, on: nil), .times(count))
        case .once: dose.rhythm = .regular(.once, .times(count))
        }
        return dose
    }

    private func doseStep(_ dose: MedicineDose, _ minHours: Double) -> DoseStep {
        var own = dose
        if let place = value("amount", required: false) {
            let figures = 0.000_001...100_000
            own.amount =
                (place.node.sequence == nil
                    ? place.number("'amount'", figures).map { $0...$0 }
                    : place.pair("'amount'", figures)) ?? dose.amount
        }
        let kind =
            value("kind", required: false) == nil
            ? .timesADay : choice("kind", RhythmKind.self) ?? .timesADay
        if kind == .stepped {
            value("kind", required: false)?.report(
                "A step has no steps of its own.", "Write them one after the other.")
        }
        let count = optionalInteger("times", 1...24) ?? 1
        return DoseStep(
            self.dose(own, kind, count, minHours), days: optionalInteger("days", 1...3_650))
    }

    /// The counts of steps that are taken every day.
    private func dailyCounts(_ steps: [DoseStep]) -> ClosedRange<Int>? {
        let counts = steps.map(\.dose.rhythm).filter(\.isDaily).map(\.perDay)
        guard let low = counts.min(), let high = counts.max(), counts.count == steps.count else {
            return nil
        }
        return low...high
    }
}

// MARK: Times of the day

extension Entry {
    private func clocks(minHours: Double, isDaily: Bool) -> [DoseTimes] {
        list("clock").compactMap { place in
            let texts = (place.list("A list of times") ?? []).compactMap { $0.text("A time") }
            guard let times = DoseTimes(clock: texts) else {
                place.report(
                    "These are no times of a day that ascend.", "Write them like 08:00, in order.")
                return nil
            }
            let rhythm = Rhythm.regular(isDaily ? .everyDay : .weekly(every: 1, on: []), times)
            if let gap = rhythm.shortestGapHours, gap < minHours {
                place.report(
                    "The times lie \(figure(gap)) hours apart; 'min-hours' is \(figure(minHours)).",
                    "Correct one of the two, after its source.")
            }
            return times
        }
    }

    /// Each usual number of doses at fixed times has its list, and none has two.
    private func checkClocks(_ rhythm: MedicineRhythm, _ kind: RhythmKind) {
        let counts = rhythm.clocks.map(\.count)
        if Set(counts).count != counts.count {
            value("clock", required: false)?.report(
                "Two lists have the same number of times.", "Keep one of them.")
        }
        guard kind == .timesADay || (kind == .stepped && !counts.isEmpty),
            let times = rhythm.timesPerDay
        else { return }
        let missing = times.filter { !counts.contains($0) }
        if let first = missing.first {
            place.report(
                "'clock' has no list of \(first) times.",
                "Write the times of the day for each number of doses that is usual.")
        }
    }
}
