public import CivilTime

/// A date and a wall-clock time to the second, without a zone.
public struct DateTime: Hashable, Comparable, Sendable {
    public let day: Day
    /// Since midnight, 0 to 86399.
    public let secondOfDay: Int

    /// Seconds since 1970-01-01T00:00:00, every day having 86400; held inside the years 1 to 9999.
    public init(second: Int) {
        let number = second.floored(by: 86_400)
        day = Day(number: number)
        secondOfDay = day.number == number ? second - number * 86_400 : 0
    }

    /// `secondOfDay` may be that of an earlier or a later day.
    public init(_ day: Day, secondOfDay: Int) {
        self.init(second: day.number * 86_400 + secondOfDay)
    }

    public init(_ local: LocalTime) { self.init(second: local.minute * 60) }

    /// Seconds since 1970-01-01T00:00:00, every day having 86400.
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
