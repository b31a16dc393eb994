/// How a medicine is usually taken, and in which other rhythms it may be.
package struct MedicineRhythm: Hashable, Sendable {
    /// What is proposed.
    package var usual: DoseSchedule
    /// Usual times a day; `nil` for what is not taken every day.
    package var timesPerDay: ClosedRange<Int>?
    /// Never more doses a day, whatever their amount.
    package var mostPerDay: Int?
    /// When on a day, for each number of doses.
    package var clocks: [DoseTimes]
    /// Hours from one dose to the next at least, 0 for none.
    package var minHours: Double
    /// Whether it may be taken when needed, though it is usually taken regularly.
    package var mayBeAsNeeded: Bool
    package var evidence: Evidence

    package init(
        usual: DoseSchedule, timesPerDay: ClosedRange<Int>? = nil, mostPerDay: Int? = nil,
        clocks: [DoseTimes] = [], minHours: Double = 0, mayBeAsNeeded: Bool = false,
        evidence: Evidence
    ) {
        self.usual = usual
        self.timesPerDay = timesPerDay
        self.mostPerDay = mostPerDay
        self.clocks = clocks
        self.minHours = minHours
        self.mayBeAsNeeded = mayBeAsNeeded
        self.evidence = evidence
    }

    /// Whether one of its steps is taken in such a rhythm.
    package func allows(_ rhythm: Rhythm) -> Bool {
        usual.steps.contains { $0.dose.rhythm.isLike(rhythm, mayBeAsNeeded: mayBeAsNeeded) }
    }

    /// The same with the catalogue's times of the day, and its shortest gap where none were named.
    package func timed(_ schedule: DoseSchedule) -> DoseSchedule {
        var timed = schedule
        for index in timed.steps.indices {
            switch timed.steps[index].dose.rhythm {
            case .regular(let days, .times(let count)):
                guard let clock = clocks.first(where: { $0.count == count }) else { continue }
                timed.steps[index].dose.rhythm = .regular(days, clock)
            case .asNeeded(let most, nil) where minHours > 0:
                timed.steps[index].dose.rhythm = .asNeeded(most: most, hoursApart: minHours)
            default: continue
            }
        }
        return timed
    }
}

extension Rhythm {
    /// Whether `other` takes a medicine whose rhythm this is in no other way.
    fileprivate func isLike(_ other: Rhythm, mayBeAsNeeded: Bool) -> Bool {
        switch (self, other) {
        case (.asNeeded, .asNeeded): true
        case (.asNeeded, .regular(let days, _)): days == .everyDay
        case (.regular(let days, _), .asNeeded): days == .everyDay && mayBeAsNeeded
        case (.regular(let own, _), .regular(let other, _)): own.isLike(other)
        }
    }
}

extension DoseDays {
    fileprivate func isLike(_ other: DoseDays) -> Bool {
        switch (self, other) {
        case (.daily(let own), .daily(let other)): own == other
        case (.weekly(let own, let weekdays), .weekly(let other, let others)):
            own == other && others.count <= max(1, weekdays.count)
        case (.weekly(let weeks, _), .daily(let days)): days == 7 * weeks
        case (.monthly(let own, _), .monthly(let other, _)): own == other
        case (.monthly(let months, _), .weekly(let weeks, let weekdays)):
            weeks == 4 * months && weekdays.count <= 1
        case (.once, .once), (.once, .dates): true
        default: false
        }
    }
}
