package import CivilTime

extension Day {
    /// Reads `2026-12-01`, `today`, `tomorrow`, `+3d`, `+2w`, or `mon` to `sun` (the next such day
    /// after `today`).
    ///
    /// - Throws: `InputRefusal` where the text is none of these.
    package init(telling text: String, today: Day) throws(InputRefusal) {
        let word = text.lowercased()
        if let weekday = Weekday(parsing: word) {
            let ahead = (weekday.rawValue - today.weekday.rawValue + 6) % 7 + 1
            self = today + ahead
        } else if word == "today" {
            self = today
        } else if word == "tomorrow" {
            self = today + 1
        } else if let days = Day.daysAhead(word) {
            self = today + days
        } else {
            do { try self.init(parsing: text) } catch { throw .noDay(error) }
        }
    }

    private static func daysAhead(_ word: String) -> Int? {
        guard word.hasPrefix("+"), let unit = word.last, unit == "d" || unit == "w",
            let count = Int(word.dropFirst().dropLast()), (0...5000).contains(count)
        else { return nil }
        return unit == "d" ? count : count * 7
    }
}
