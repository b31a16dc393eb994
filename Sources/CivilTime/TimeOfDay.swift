/// A wall-clock time in whole minutes, 00:00 to 23:59, or 24:00 as the end of a day.
public struct TimeOfDay: Hashable, Comparable, Sendable {
    /// Minutes since midnight, 0 to 1440.
    public let minutes: Int

    /// 00:00, the start of a day.
    public static let midnight = TimeOfDay(unchecked: 0)
    /// 24:00, which is only ever the end of something.
    public static let endOfDay = TimeOfDay(unchecked: 1440)

    private init(unchecked minutes: Int) { self.minutes = minutes }

    /// The time that lies `minutes` after midnight.
    ///
    /// - Throws: `CivilTimeError.noSuchTime` outside 0 to 1440.
    public init(minutes: Int) throws(CivilTimeError) {
        guard (0...1440).contains(minutes) else { throw .noSuchTime(minutes: minutes) }
        self.minutes = minutes
    }

    /// The time with this hour (0 to 23) and minute (0 to 59). 24 and 0 give the end of a day.
    ///
    /// - Throws: `CivilTimeError.notATime` for any other numbers.
    public init(hour: Int, minute: Int) throws(CivilTimeError) {
        guard (0...59).contains(minute), (0...23).contains(hour) || (hour == 24 && minute == 0)
        else { throw .notATime("\(hour):\(minute)") }
        self.minutes = hour * 60 + minute
    }

    /// Reads `09:30`, `9:30` or `24:00`.
    ///
    /// - Throws: `CivilTimeError.notATime` for anything else.
    public init(parsing text: String) throws(CivilTimeError) {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count <= 2, parts[1].count == 2,
            let hour = decimal(parts[0]), let minute = decimal(parts[1]), minute < 60,
            hour < 24 || (hour == 24 && minute == 0)
        else { throw .notATime(text) }
        self.minutes = hour * 60 + minute
    }

    /// 0 to 24.
    public var hour: Int { minutes / 60 }
    /// 0 to 59.
    public var minute: Int { minutes % 60 }

    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
        left.minutes < right.minutes
    }
}

extension TimeOfDay: CustomStringConvertible {
    /// `09:30`.
    public var description: String { "\(padded(hour, to: 2)):\(padded(minute, to: 2))" }
}
