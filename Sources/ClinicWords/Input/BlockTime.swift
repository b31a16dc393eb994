package import CivilTime
import Clinic

/// When something is held, as people write it: `Mon 12:00`, `Mon 12:00 every 2 weeks`, `2026-12-03T12:00`.
package struct BlockTime: Hashable, Sendable {
    /// Of the first.
    package let start: LocalTime
    /// From one to the next; `nil` where it is held once.
    package let everyDays: Int?

    /// Reads when it is held; a weekday counts from the day `from` on.
    ///
    /// - Throws: `Failure` where the text is none of these.
    package init(telling text: String, from: Day) throws(Failure) {
        if let once = try? LocalTime(parsing: text) {
            (start, everyDays) = (once, nil)
            return
        }
        let words = text.split(separator: " ").map(String.init)
        guard words.count >= 2, let weekday = Weekday(parsing: words[0]),
            let time = try? TimeOfDay(parsing: words[1]), time < .endOfDay,
            let days = Self.days(words.dropFirst(2))
        else {
            throw Failure(
                .usage, "'\(text)' does not say when it is held.",
                remedy: """
                    Write a weekday and a time, like "Mon 12:00" or "Mon 12:00 every 2 weeks", or once, like \
                    2026-12-03T12:00.
                    """)
        }
        let ahead = (weekday.rawValue - from.weekday.rawValue + 7) % 7
        (start, everyDays) = (LocalTime(from + ahead, time), days)
    }

    /// Whole weeks, as it returns on its weekday.
    private static func days(_ words: ArraySlice<String>) -> Int? {
        guard !words.isEmpty else { return 7 }
        guard words.first == "every",
            let days = try? Written.days(every: words.joined(separator: " "))
        else { return nil }
        return days.isMultiple(of: 7) ? days : nil
    }
}
