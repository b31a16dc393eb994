/// A length of time (RFC 5545 section 3.3.6): days follow the calendar, seconds the clock.
public struct CalendarDuration: Hashable, Sendable {
    /// Whole days, 7 for each week; of the same sign as `seconds`.
    public var days: Int
    /// Hours, minutes and seconds, in seconds; of the same sign as `days`.
    public var seconds: Int

    public init(days: Int = 0, seconds: Int = 0) {
        self.days = days
        self.seconds = seconds
    }

    /// A length in minutes: as days if they are whole days, else as seconds.
    public init(minutes: Int) {
        let isDays = minutes % 1440 == 0
        self.init(days: isDays ? minutes / 1440 : 0, seconds: isDays ? 0 : minutes * 60)
    }

    /// About a thousand years.
    private static let longest = 366_000

    /// Reads `P1D`, `-PT15M`, `P2W`, `P1DT2H`.
    init(parsing text: String) throws(BadValue) {
        var rest = Substring(text.uppercased())
        var sign = 1
        if rest.first == "-" || rest.first == "+" {
            sign = rest.removeFirst() == "-" ? -1 : 1
        }
        guard rest.popFirst() == "P", !rest.isEmpty, let length = try Self.length(of: rest) else {
            throw BadValue("'\(text.shortened)' is no duration")
        }
        self.init(days: sign * length.days, seconds: sign * length.seconds)
    }

    /// What follows the `P`; `nil` when that is no length.
    private static func length(of text: Substring) throws(BadValue) -> (days: Int, seconds: Int)? {
        var isTime = false
        var number: Int?
        var days = 0
        var seconds = 0
        for letter in text.utf8 {
            if (48...57).contains(letter) {
                number = (number ?? 0) * 10 + Int(letter - 48)
                guard number ?? 0 < 1 << 40 else { throw BadValue("the duration is too long") }
                continue
            }
            if letter == UInt8(ascii: "T"), !isTime, number == nil {
                isTime = true
                continue
            }
            guard let unit = Self.unit(letter, isTime), let count = number else { return nil }
            days += unit.days * count
            seconds += unit.seconds * count
            number = nil
            guard days + seconds / 86_400 < Self.longest else {
                throw BadValue("the duration is too long")
            }
        }
        return number == nil ? (days, seconds) : nil
    }

    private static func unit(_ letter: UInt8, _ isTime: Bool) -> (days: Int, seconds: Int)? {
        switch (letter, isTime) {
        case (UInt8(ascii: "W"), false): (7, 0)
        case (UInt8(ascii: "D"), false): (1, 0)
        case (UInt8(ascii: "H"), true): (0, 3600)
        case (UInt8(ascii: "M"), true): (0, 60)
        case (UInt8(ascii: "S"), true): (0, 1)
        default: nil
        }
    }
}

extension CalendarDuration: CustomStringConvertible {
    /// The shortest form: `P1D`, `PT2H`, `-PT90M`, `P1DT1H`.
    public var description: String {
        let time = clockPart
        let days = days == 0 ? "" : "\(abs(days))D"
        let clock = time.unit == 0 ? "" : "T\(time.count)\(Unicode.Scalar(time.unit))"
        return "\(isNegative ? "-" : "")P\(days)\(clock)"
    }

    var isNegative: Bool { days < 0 || seconds < 0 }

    /// Hours, minutes or seconds with their letter; the letter is 0 where days say it all.
    var clockPart: (count: Int, unit: UInt8) {
        let seconds = abs(seconds)
        if seconds == 0, days != 0 { return (0, 0) }
        if seconds % 3600 == 0, seconds > 0 { return (seconds / 3600, UInt8(ascii: "H")) }
        return seconds % 60 == 0
            ? (seconds / 60, UInt8(ascii: "M")) : (seconds, UInt8(ascii: "S"))
    }
}
