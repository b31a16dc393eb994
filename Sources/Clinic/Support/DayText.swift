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

extension LocalTime {
    /// Reads `2026-12-01T09:30`, or a day as `Day(telling:)` does, which gets the time `time`.
    ///
    /// - Throws: `InputRefusal` where the text is none of these, with the part that is wrong.
    package init(telling text: String, today: Day, at time: TimeOfDay) throws(InputRefusal) {
        if let local = try? LocalTime(parsing: text) {
            self = local
        } else if let day = try? Day(telling: text, today: today) {
            self.init(day, time)
        } else {
            throw .noTime(LocalTime.problem(of: text))
        }
    }

    /// Which part of it is wrong.
    private static func problem(of text: String) -> InputRefusal.TimeProblem {
        if (try? TimeOfDay(parsing: text)) != nil { return .lacksDate(text) }
        let parts = text.split(separator: "T", omittingEmptySubsequences: false).map(String.init)
        let isTimed = parts.count == 2 && text.first?.isNumber == true
        do throws(CivilTimeError) {
            _ = try Day(parsing: isTimed ? parts[0] : text)
        } catch {
            return .noDay(error)
        }
        return .noTime(isTimed ? parts[1] : text)
    }
}
