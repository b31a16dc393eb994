/// How much of an exercise is done, in numbers.
package struct ExerciseAmount: Hashable, Sendable {
    /// 1 to 20.
    package var sets: Int
    /// Repetitions in a set; the least, if `repsMax` gives the most.
    package var reps: Int
    /// The most repetitions in a set; `nil` if `reps` is the only number.
    package var repsMax: Int?
    /// How many seconds each repetition is held; 0 for no hold.
    package var holdSeconds: Int
    /// How many minutes it takes in all, if it is measured by time.
    package var durationMinutes: Int?
    /// Bouts and pauses, if the effort changes.
    package var intervals: IntervalDose?
    /// Steady effort in percent of maximum heart rate, if it was limited.
    package var effortPercent: ClosedRange<Int>?
    /// Supervised and home days together, 1 to 7.
    package var daysPerWeek: Int
    /// How often on each of these days; 1 or more.
    package var timesPerDay: Int

    package init(
        sets: Int, reps: Int, repsMax: Int? = nil, holdSeconds: Int = 0,
        durationMinutes: Int? = nil, intervals: IntervalDose? = nil, daysPerWeek: Int = 7,
        timesPerDay: Int = 1
    ) {
        self.sets = sets
        self.reps = reps
        self.repsMax = repsMax
        self.holdSeconds = holdSeconds
        self.durationMinutes = durationMinutes
        self.intervals = intervals
        self.daysPerWeek = daysPerWeek
        self.timesPerDay = timesPerDay
    }

    /// In words: `3 × 8-12, hold 5 s, 3 days a week`.
    package var text: String {
        var parts: [String] = []
        if let intervals {
            parts.append(intervals.text)
        } else if let durationMinutes {
            parts.append(
                sets * reps == 1 ? "\(durationMinutes) min" : "\(sets) × \(durationMinutes) min")
        } else {
            parts.append("\(sets) × \(reps)" + (repsMax.map { "-\($0)" } ?? ""))
        }
        if let effortPercent { parts.append("at \(told(effortPercent)) % of maximum heart rate") }
        if holdSeconds > 0 { parts.append("hold \(holdSeconds) s") }
        parts.append(daysPerWeek == 7 ? "every day" : "\(counted(daysPerWeek, "day")) a week")
        if timesPerDay > 1 { parts.append("\(timesPerDay) times a day") }
        return parts.joined(separator: ", ")
    }
}

/// Bouts of hard effort with easy minutes between them.
package struct IntervalDose: Hashable, Sendable {
    package var warmUpMinutes: Int
    package var bouts: Int
    /// How long each bout lasts.
    package var boutMinutes: Int
    /// Effort in a bout, in percent of maximum heart rate.
    package var boutPercent: ClosedRange<Int>
    /// Easy minutes between two bouts.
    package var betweenMinutes: Int
    /// Effort between two bouts, in percent of maximum heart rate.
    package var betweenPercent: ClosedRange<Int>
    package var coolDownMinutes: Int
    /// If the limit is below this percentage of maximum heart rate, steady effort takes the place of the
    /// bouts.
    package var leastPercent: Int
    /// What is done then.
    package var instead: EvenEffort

    /// Steady effort.
    package struct EvenEffort: Hashable, Sendable {
        /// How long it lasts.
        package var minutes: ClosedRange<Int>
        /// In percent of maximum heart rate.
        package var percent: ClosedRange<Int>
        package var daysPerWeek: Int

        package init(minutes: ClosedRange<Int>, percent: ClosedRange<Int>, daysPerWeek: Int) {
            self.minutes = minutes
            self.percent = percent
            self.daysPerWeek = daysPerWeek
        }
    }

    package init(
        warmUpMinutes: Int, bouts: Int, boutMinutes: Int, boutPercent: ClosedRange<Int>,
        betweenMinutes: Int, betweenPercent: ClosedRange<Int>, coolDownMinutes: Int,
        leastPercent: Int, instead: EvenEffort
    ) {
        self.warmUpMinutes = warmUpMinutes
        self.bouts = bouts
        self.boutMinutes = boutMinutes
        self.boutPercent = boutPercent
        self.betweenMinutes = betweenMinutes
        self.betweenPercent = betweenPercent
        self.coolDownMinutes = coolDownMinutes
        self.leastPercent = leastPercent
        self.instead = instead
    }

    /// All minutes, with warming up and cooling down.
    package var minutes: Int {
        warmUpMinutes + bouts * boutMinutes + (bouts - 1) * betweenMinutes + coolDownMinutes
    }

    /// In words: `10 min easy, then 4 × 4 min at 90 to 95 % of maximum heart rate with 3 min at 60 to 70 %
    /// between, 3 min easy at the end (38 min)`.
    package var text: String {
        "\(warmUpMinutes) min easy, then \(bouts) × \(boutMinutes) min at \(told(boutPercent)) % of"
            + " maximum heart rate with \(betweenMinutes) min at \(told(betweenPercent)) % between,"
            + " \(coolDownMinutes) min easy at the end (\(minutes) min)"
    }
}

private func told(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound
        ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
}
