/// A date in the proleptic Gregorian calendar, without a time and without a zone.
///
/// Years run from 1 to 9999, so that a date always has its four-digit ISO 8601 form.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before.
    public let number: Int

    /// The first date there is: 0001-01-01.
    public static let first = Day(unchecked: -719_162)
    /// The last date there is: 9999-12-31.
    public static let last = Day(unchecked: 2_932_896)

    private init(unchecked number: Int) { self.number = number }

    /// The day that lies `number` days after 1970-01-01 (before, if negative). One outside `first ... last`
    /// becomes the nearer of these two.
    public init(number: Int) {
        self.number = min(max(number, Day.first.number), Day.last.number)
    }

    /// The day with this calendar date.
    ///
    /// - Throws: `CivilTimeError.noSuchDay` for a date that does not exist; 30 February never becomes 2
    ///   March.
    public init(year: Int, month: Int, day: Int) throws(CivilTimeError) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.daysInMonth(month, year: year)
        else { throw .noSuchDay(year: year, month: month, day: day) }
        self.number = Day.number(year: year, month: month, day: day)
    }

    /// Reads `2026-12-01` (ISO 8601).
    ///
    /// - Throws: `CivilTimeError.notADay` for a text of another form, `noSuchDay` for a date that does not
    ///   exist.
    public init(parsing text: String) throws(CivilTimeError) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]),
            let day = decimal(bytes[8..<10])
        else { throw .notADay(text) }
        try self.init(year: year, month: month, day: day)
    }

    /// The number of days in a month, 28 to 31. `month` is 1 to 12.
    public static func daysInMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether the year has a 29 February.
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The year, the month (1 to 12) and the day of the month (1 to 31).
    ///
    /// The era arithmetic counts years from 1 March, so that the leap day comes last.
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted.flooredDivision(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// 1 to 9999.
    public var year: Int { components.year }
    /// 1 to 12.
    public var month: Int { components.month }
    /// Day of the month, 1 to 31.
    public var day: Int { components.day }

    public var weekday: Weekday {
        let fromMonday = (number + 3) - (number + 3).flooredDivision(by: 7) * 7
        return Weekday.allCases[fromMonday]
    }

    /// The Monday of this day's week.
    public var monday: Day { self - (weekday.rawValue - 1) }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    /// The day that lies this many days later, but never outside `first ... last`.
    public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
    /// The day that lies this many days earlier, but never outside `first ... last`.
    public static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }
    /// The number of days from `right` to `left`; negative if `left` is earlier.
    public static func - (left: Day, right: Day) -> Int { left.number - right.number }

    private static func number(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear.flooredDivision(by: 400)
        let yearOfEra = marchYear - era * 400
        let marchMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

extension Day: CustomStringConvertible {
    /// `2026-12-01`.
    public var description: String {
        let (year, month, day) = components
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }
}

extension Int {
    /// Division that rounds toward minus infinity, so that days before 1970 fall into their own week.
    func flooredDivision(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
    }
}

/// A decimal number with leading zeros.
func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// The value of ASCII digits; `nil` for anything else or more than nine of them.
func decimal(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var value = 0
    for digit in digits {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
}
