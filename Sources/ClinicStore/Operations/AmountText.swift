import Planner

/// Figures of an exercise as one line of numbers, `-` for none: sets, reps, most reps, hold, minutes, days a
/// week, times a day, lowest and highest effort; behind them, where there are bouts, their thirteen.
enum AmountText {
    static func text(_ amount: ExerciseAmount) -> String {
        var figures: [Int?] = [
            amount.sets, amount.reps, amount.repsMax, amount.holdSeconds, amount.durationMinutes,
            amount.daysPerWeek, amount.timesPerDay, amount.effortPercent?.lowerBound,
            amount.effortPercent?.upperBound,
        ]
        if let bouts = amount.intervals {
            figures += [
                bouts.warmUpMinutes, bouts.bouts, bouts.boutMinutes, bouts.boutPercent.lowerBound,
                bouts.boutPercent.upperBound, bouts.betweenMinutes,
                bouts.betweenPercent.lowerBound, bouts.betweenPercent.upperBound,
                bouts.coolDownMinutes, bouts.leastPercent, bouts.instead.minutes.lowerBound,
                bouts.instead.minutes.upperBound, bouts.instead.percent.lowerBound,
                bouts.instead.percent.upperBound, bouts.instead.daysPerWeek,
            ]
        }
        return figures.map { $0.map(String.init) ?? "-" }.joined(separator: " ")
    }

    /// `nil` for anything that `text` does not write.
    static func amount(_ text: String) -> ExerciseAmount? {
        let words = text.split(separator: " ")
        let figures = words.map { Int($0) }
        guard figures.count == 9 || figures.count == 24, let sets = figures[0],
            let reps = figures[1], let hold = figures[3], let days = figures[5],
            let times = figures[6]
        else { return nil }
        var amount = ExerciseAmount(
            sets: sets, reps: reps, repsMax: figures[2], holdSeconds: hold,
            durationMinutes: figures[4], daysPerWeek: days, timesPerDay: times)
        if figures[7] != nil {
            guard let effort = range(figures[7], figures[8]) else { return nil }
            amount.effortPercent = effort
        }
        guard figures.count == 24 else { return amount }
        guard let bouts = bouts(figures.dropFirst(9).compactMap { $0 }) else { return nil }
        amount.intervals = bouts
        return amount
    }

    private static func bouts(_ all: [Int]) -> IntervalDose? {
        guard all.count == 15, let hard = range(all[3], all[4]), let easy = range(all[6], all[7]),
            let minutes = range(all[10], all[11]), let percent = range(all[12], all[13])
        else { return nil }
        return IntervalDose(
            warmUpMinutes: all[0], bouts: all[1], boutMinutes: all[2], boutPercent: hard,
            betweenMinutes: all[5], betweenPercent: easy, coolDownMinutes: all[8],
            leastPercent: all[9],
            instead: .init(minutes: minutes, percent: percent, daysPerWeek: all[14]))
    }

    private static func range(_ low: Int?, _ high: Int?) -> ClosedRange<Int>? {
        guard let low, let high, low <= high else { return nil }
        return low...high
    }
}
