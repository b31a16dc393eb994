/// A dose as a prescriber writes it: `400 mg, 3 times a day`.
package struct PrescribedDose: Hashable, Sendable {
    /// One dose, in `unit`.
    package let amount: Double
    package let unit: String
    package let timesPerDay: Int

    /// Reads `400 mg, 3 times a day`, `500 mg twice daily`, `1 g once a day` or `250 mg 2x per day`;
    /// `nil` for anything else, so that no dose is checked that was not understood.
    package init?(parsing text: String) {
        var words = text.lowercased().split { $0 == " " || $0 == "," }.map(String.init)
        words = words.flatMap { word -> [String] in
            if word == "daily" { return ["a", "day"] }
            if word == "per" { return ["a"] }
            if word.last == "x", Int(word.dropLast()) != nil {
                return [String(word.dropLast()), "times"]
            }
            return [word]
        }
        guard words.count >= 4, Array(words.suffix(2)) == ["a", "day"],
            let amount = Double(words[0]), amount > 0, amount.isFinite
        else { return nil }
        words.removeLast(2)
        let rhythm = Array(words.dropFirst(2))
        switch rhythm {
        case ["once"]: timesPerDay = 1
        case ["twice"]: timesPerDay = 2
        default:
            guard rhythm.count == 2, rhythm[1] == "times", let times = Int(rhythm[0]),
                (1...24).contains(times)
            else { return nil }
            timesPerDay = times
        }
        self.amount = amount
        unit = words[1]
    }

    package var perDay: Double { amount * Double(timesPerDay) }
}

extension Medicine {
    /// The highest figure of its daily limits; `nil` where there is none.
    package var dailyCeiling: Double? { maxPerDay.compactMap(\.amount?.upperBound).max() }

    /// Why a dose may not be: another unit, over the day's ceiling, or too little time between two.
    package func problem(with dose: PrescribedDose) -> String? {
        guard dose.unit == unit else { return "\(name) is dosed in \(unit), not in \(dose.unit)" }
        if let ceiling = dailyCeiling, maxPerDayUnit == unit, dose.perDay > ceiling {
            return "\(plain(dose.perDay)) \(unit) a day are more than the ceiling of "
                + "\(plain(ceiling)) \(maxPerDayUnit)"
        }
        if let hours = minIntervalHours, dose.timesPerDay > 1,
            24 / Double(dose.timesPerDay) < hours
        {
            return
                "\(dose.timesPerDay) doses a day leave less than \(plain(hours)) hours between two"
        }
        return nil
    }

    /// When it is taken on a day of `times` doses; none for what is taken when needed.
    package func clock(times: Int) -> [String] {
        asNeeded || clockTimes.count < times ? [] : Array(clockTimes.prefix(times))
    }
}
