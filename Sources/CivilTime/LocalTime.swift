/// A date and a wall-clock time, without a zone: what a clinic's diary says.
public struct LocalTime: Hashable, Comparable, Sendable {
    public let day: Day
    /// Before 24:00; a time of 24:00 becomes 00:00 of the next day.
    public let time: TimeOfDay

    /// This time on this day. 24:00 becomes 00:00 of the next day.
    public init(_ day: Day, _ time: TimeOfDay) {
        self.init(minute: day.number * 1440 + time.minutes)
    }

    /// The date and time that lies `minute` wall-clock minutes after 1970-01-01T00:00, with 1440 minutes in
    /// every day.
    public init(minute: Int) {
        let number = minute.flooredDivision(by: 1440)
        day = Day(number: number)
        // The remainder of a floored division by 1440 is always 0 to 1439.
        time = (try? TimeOfDay(minutes: minute - number * 1440)) ?? .midnight
    }

    /// Reads `2026-12-01T09:30` (ISO 8601).
    ///
    /// - Throws: `CivilTimeError.notALocalTime` for a text that is not two parts around one `T`; else what
    ///   reading the date or the time throws.
    public init(parsing text: String) throws(CivilTimeError) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .notALocalTime(text) }
        self.init(try Day(parsing: String(parts[0])), try TimeOfDay(parsing: String(parts[1])))
    }

    /// Wall-clock minutes since 1970-01-01T00:00, with 1440 minutes in every day.
    public var minute: Int { day.number * 1440 + time.minutes }

    public static func < (left: LocalTime, right: LocalTime) -> Bool { left.minute < right.minute }
    /// The date and time that a clock which is never put forward or back shows this many minutes later.
    public static func + (local: LocalTime, minutes: Int) -> LocalTime {
        LocalTime(minute: local.minute + minutes)
    }
}

extension LocalTime: CustomStringConvertible {
    /// `2026-12-01T09:30`.
    public var description: String { "\(day)T\(time)" }
}
