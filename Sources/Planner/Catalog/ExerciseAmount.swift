/// How much of an exercise, as figures.
package struct ExerciseAmount: Hashable, Sendable {
    /// 1 to 20.
    package var sets: Int
    package var reps: Int
    /// Upper end of a range of repetitions.
    package var repsMax: Int?
    /// Seconds a repetition is held; 0 is no hold.
    package var holdSeconds: Int
    /// For timed activities, the whole of it.
    package var durationMinutes: Int?
    /// Bouts and pauses, where the effort changes.
    package var intervals: IntervalDose?
    /// Even effort in per cent of maximum heart rate, where it was limited.
    package var effortPercent: ClosedRange<Int>?
    /// Supervised and home days together, 1 to 7.
    package var daysPerWeek: Int
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

    /// `3 × 8-12, hold 5 s, 3 days a week`.
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

/// Bouts of hard effort with easy ones between.
package struct IntervalDose: Hashable, Sendable {
    package var warmUpMinutes: Int
    package var bouts: Int
    package var boutMinutes: Int
    /// Of maximum heart rate.
    package var boutPercent: ClosedRange<Int>
    package var betweenMinutes: Int
    package var betweenPercent: ClosedRange<Int>
    package var coolDownMinutes: Int
    /// Per cent below which bouts give way to even effort.
    package var leastPercent: Int
    /// What is done instead of bouts.
    package var instead: EvenEffort

    /// Even effort for as long as it takes.
    package struct EvenEffort: Hashable, Sendable {
        package var minutes: ClosedRange<Int>
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

    /// All minutes together.
    package var minutes: Int {
        warmUpMinutes + bouts * boutMinutes + (bouts - 1) * betweenMinutes + coolDownMinutes
    }

    /// `10 min easy, then 4 × 4 min at 90 to 95 % of maximum heart rate with 3 min at 60 to 70 % between,
    /// 3 min easy at the end (38 min)`.
    package var text: String {
        "\(warmUpMinutes) min easy, then \(bouts) × \(boutMinutes) min at \(told(boutPercent)) % of"
            + " maximum heart rate with \(betweenMinutes) min at \(told(betweenPercent)) % between,"
            + " \(coolDownMinutes) min easy at the end (\(minutes) min)"
    }

    /// For the patient.
    package var plainText: String {
        "\(warmUpMinutes) minutes easy, then \(bouts) times \(boutMinutes) minutes hard with"
            + " \(betweenMinutes) minutes easy between, \(coolDownMinutes) minutes easy at the end"
    }
}

private func told(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound
        ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
}
