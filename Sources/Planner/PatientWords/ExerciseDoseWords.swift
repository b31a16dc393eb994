extension ExerciseAmount {
    /// The dose in the patient's words: `3 rounds of 8 to 12, hold for 5 seconds, 3 days a week, twice on the
    /// day`.
    package var patientText: String {
        var parts: [String] = []
        if let intervals {
            parts.append(intervals.plainText)
        } else if let durationMinutes {
            let bouts = sets * reps
            parts.append(
                bouts == 1
                    ? counted(durationMinutes, "minute")
                    : "\(bouts) times \(counted(durationMinutes, "minute"))")
        } else {
            let count = repsMax.map { "\(reps) to \($0)" } ?? "\(reps)"
            parts.append(
                sets > 1 && count != "1"
                    ? "\(sets) rounds of \(count)"
                    : count == "1" ? (sets == 1 ? "once" : "\(sets) times") : "\(count) times")
        }
        if let effort = effortPercent {
            parts.append(
                "at \(effort.lowerBound) to \(effort.upperBound) per cent of your fastest heartbeat"
            )
        }
        if holdSeconds > 0 { parts.append("hold for \(counted(holdSeconds, "second"))") }
        parts.append(days)
        switch timesPerDay {
        case ...1: break
        case 2: parts.append("twice on the day")
        default: parts.append("\(timesPerDay) times on the day")
        }
        return parts.joined(separator: ", ")
    }

    private var days: String {
        switch daysPerWeek {
        case ...1: "once a week"
        case 7...: "every day"
        default: "\(daysPerWeek) days a week"
        }
    }
}
