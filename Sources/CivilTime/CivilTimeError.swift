/// Why a text or a number is no date, time or zone.
public enum CivilTimeError: Error, Hashable, CustomStringConvertible {
    case noSuchDay(year: Int, month: Int, day: Int)
    case notADay(String)
    case noSuchTime(minutes: Int)
    case notATime(String)
    case notALocalTime(String)
    case notHours(String, part: String)
    case badZoneFile(String)

    /// What is wrong.
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

    /// What to do next.
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

    public var description: String { "\(problem)\n\(remedy)" }
}
