extension PatientTeller {
    /// The dose of an exercise: `3 rounds of 8 to 12, hold for 5 seconds, 3 days a week, twice on the day`.
    package func tell(_ amount: ExerciseAmount) -> String {
        var parts = [repetitions(amount)]
        if let effort = amount.effortPercent {
            parts.append(
                tell(
                    .amountEffort,
                    ["low": "\(effort.lowerBound)", "high": "\(effort.upperBound)"]))
        }
        if amount.holdSeconds > 0 { parts.append(count(.amountHold, amount.holdSeconds)) }
        parts.append(
            amount.daysPerWeek >= 7
                ? tell(.everyDay) : count(.daysAWeek, max(1, amount.daysPerWeek)))
        if amount.timesPerDay > 1 {
            parts.append(tell(.onTheDay, ["often": often(amount.timesPerDay)]))
        }
        return parts.joined(separator: ", ")
    }

    private func repetitions(_ amount: ExerciseAmount) -> String {
        if let intervals = amount.intervals { return tell(intervals) }
        if let minutes = amount.durationMinutes {
            let bouts = amount.sets * amount.reps
            let time = count(.minutes, minutes)
            return bouts == 1 ? time : tell(.amountBouts, ["often": often(bouts), "time": time])
        }
        guard let most = amount.repsMax else {
            if amount.reps == 1 { return often(amount.sets) }
            return amount.sets > 1 ? rounds(amount.sets, "\(amount.reps)") : often(amount.reps)
        }
        let range = tell(.range, ["low": "\(amount.reps)", "high": "\(most)"])
        return amount.sets > 1 ? rounds(amount.sets, range) : tell(.times, ["n": range])
    }

    private func rounds(_ sets: Int, _ each: String) -> String {
        tell(.amountRounds, ["n": "\(sets)", "each": each])
    }

    private func tell(_ intervals: IntervalDose) -> String {
        tell(
            .amountIntervals,
            [
                "warm": "\(intervals.warmUpMinutes)", "bouts": often(intervals.bouts),
                "hard": "\(intervals.boutMinutes)", "easy": "\(intervals.betweenMinutes)",
                "cool": "\(intervals.coolDownMinutes)",
            ])
    }
}
