/// Why a text or a number is not a date, a time, hours or a time zone.
public enum CivilTimeError: Error, Hashable, CustomStringConvertible {
    /// A year, month and day that no calendar has, such as 30 February, or a year outside 1 to 9999.
    case noSuchDay(year: Int, month: Int, day: Int)
    /// A text that is not of the form `2026-12-01`.
    case notADay(String)
    /// Minutes after midnight outside 0 to 1440.
    case noSuchTime(minutes: Int)
    /// A text that is not of the form `09:30`, or an hour and a minute that no clock shows.
    case notATime(String)
    /// A text that is not of the form `2026-12-01T09:30`.
    case notALocalTime(String)
    /// Weekly hours that cannot be read; `part` is the part of the text that is wrong.
    case notHours(String, part: String)
    /// A damaged zone file; the text says what is wrong with it.
    case badZoneFile(String)

    /// What is wrong, as a sentence.
    public var problem: String {
        switch self {
        case .noSuchDay(let year, let month, let day):
            "There is no date \(year)-\(padded(month, to: 2))-\(padded(day, to: 2))."
        case .notADay(let text): "'\(text)' is not a date."
        case .noSuchTime(let minutes): "\(minutes) minutes after midnight is not a time of day."
        case .notATime(let text): "'\(text)' is not a time."
        case .notALocalTime(let text): "'\(text)' is not a date and time."
        case .notHours(_, let part): "'\(part)' is not understood as opening hours."
        case .badZoneFile(let why): "The time zone file cannot be read: \(why)."
        }
    }

    /// What to do next, as a sentence.
    public var remedy: String {
        switch self {
        case .noSuchDay, .notADay: "Write a date of the calendar, like 2026-12-01."
        case .noSuchTime, .notATime: "Write a time from 00:00 to 23:59, like 09:30."
        case .notALocalTime: "Write a date and a time, like 2026-12-01T09:30."
        case .notHours:
            "Write days and times, like \"Mon-Fri 09:00-12:30,13:30-17:00; Sat 09:00-12:00\"."
        case .badZoneFile: "Reinstall the system's time zone data (package tzdata)."
        }
    }

    /// The problem and the remedy, a line each.
    public var description: String { "\(problem)\n\(remedy)" }
}
