/// An instant in whole minutes of UTC.
public struct Moment: Hashable, Comparable, Sendable {
    /// Minutes since 1970-01-01T00:00Z.
    public let minute: Int

    public init(minute: Int) { self.minute = minute }

    /// The date and time of this instant in UTC.
    public var utc: LocalTime { LocalTime(minute: minute) }

    public static func < (left: Moment, right: Moment) -> Bool { left.minute < right.minute }
    /// The instant this many minutes later.
    public static func + (moment: Moment, minutes: Int) -> Moment {
        Moment(minute: moment.minute + minutes)
    }
}

extension Moment: CustomStringConvertible {
    /// `2026-12-01T09:30:00Z`.
    public var description: String { "\(utc):00Z" }
}
