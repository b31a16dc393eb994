/// How a medicine is usually taken, and in which other rhythms it may be taken.
package struct MedicineRhythm: Hashable, Sendable {
    /// What is proposed.
    package var usual: DoseSchedule
    /// How often it is usually taken on a day; `nil` if it is not taken every day.
    package var timesPerDay: ClosedRange<Int>?
    /// The most doses on one day, whatever their amount; `nil` for no limit.
    package var mostPerDay: Int?
    /// At what times of day, for each number of doses a day.
    package var clocks: [DoseTimes]
    /// The least hours from one dose to the next; 0 for no limit.
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

    /// Whether it may be taken in this rhythm instead of that of one of its usual steps.
    package func allows(_ rhythm: Rhythm) -> Bool {
        usual.steps.contains { $0.dose.rhythm.isLike(rhythm, mayBeAsNeeded: mayBeAsNeeded) }
    }

    /// The schedule with the catalogue's times of day, and with its shortest gap if none was named.
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
    /// Whether a medicine with this rhythm may be taken in the rhythm `other`.
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
