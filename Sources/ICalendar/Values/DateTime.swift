public import CivilTime

/// A date and a wall-clock time to the second, without a zone.
public struct DateTime: Hashable, Comparable, Sendable {
    public let day: Day
    /// Seconds since midnight, 0 to 86399.
    public let secondOfDay: Int

    /// The time that lies `second` seconds after 1970-01-01T00:00:00, with 86400 in every day. Outside the
    /// years 1 to 9999, the midnight that begins the first or the last day.
    public init(second: Int) {
        let number = second.floored(by: 86_400)
        day = Day(number: number)
        secondOfDay = day.number == number ? second - number * 86_400 : 0
    }

    /// The time that lies `secondOfDay` after the midnight that begins `day`; may be one of an earlier or a
    /// later day.
    public init(_ day: Day, secondOfDay: Int) {
        self.init(second: day.number * 86_400 + secondOfDay)
    }

    /// The same time with no seconds.
    public init(_ local: LocalTime) { self.init(second: local.minute * 60) }

    /// Seconds since 1970-01-01T00:00:00, with 86400 in every day.
    public var second: Int { day.number * 86_400 + secondOfDay }

    public static func < (left: DateTime, right: DateTime) -> Bool { left.second < right.second }
}

extension DateTime: CustomStringConvertible {
    /// `20261201T093000`.
    public var description: String { Stamp.text(self) }
}

extension Int {
    /// Division that rounds toward minus infinity; `divisor` is positive.
    func floored(by divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
