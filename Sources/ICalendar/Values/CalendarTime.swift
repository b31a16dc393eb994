public import CivilTime

/// A date or a time as DTSTART and its like give it in a file (RFC 5545 sections 3.3.4 and 3.3.5).
public enum CalendarTime: Hashable, Sendable {
    /// A whole day, in no zone.
    case date(Day)
    /// The same wall clock everywhere.
    case floating(DateTime)
    /// A time in UTC.
    case utc(DateTime)
    /// Wall clock in a zone that the file names, not always by an IANA name.
    case zoned(DateTime, tzid: String)

    /// The date and time as written, whatever the zone; midnight for a date.
    public var wall: DateTime {
        switch self {
        case .date(let day): DateTime(day, secondOfDay: 0)
        case .floating(let time), .utc(let time), .zoned(let time, _): time
        }
    }

    /// Whether it is a whole day.
    public var isDate: Bool {
        if case .date = self { return true }
        return false
    }
}

extension CalendarTime {
    /// Reads the value of DTSTART and its like, with its TZID; `nil` when it is not a date or a time.
    public static func read(_ property: Property) -> CalendarTime? { try? CalendarTime(property) }

    /// The value of a property that holds one time.
    init(_ property: Property) throws(BadValue) {
        self = try Self.value(property.word, of: property).value
    }

    /// One of the values of a property, and what is contradictory in it: where VALUE says another type than is written,
    /// midnight means the day, and whatever else is written counts.
    static func value(
        _ text: String, of property: Property
    ) throws(BadValue) -> (value: CalendarTime, contradiction: String?) {
        let time = try CalendarTime(parsing: text, tzid: property.tzid)
        switch (property.parameter("VALUE")?.uppercased(), time.isDate) {
        case ("DATE", false) where time.wall.secondOfDay == 0:
            let reason = "it is called a day and has a time, midnight; the day is taken"
            return (.date(time.wall.day), reason)
        case ("DATE", false):
            return (time, "it is called a day and has a time; the time is taken")
        case ("DATE-TIME", true):
            return (time, "it is called a time and has none; the day is taken")
        default: return (time, nil)
        }
    }

    /// Reads `20261201`, `20261201T093000`, `20261201T093000Z`; also with `-` and `:` and without
    /// seconds, which real files hold. Z wins over a TZID.
    init(parsing text: String, tzid: String?) throws(BadValue) {
        let (digits, tail) = try Self.digits(of: text)
        guard digits.count == (tail == nil ? 8 : 14) || tail != nil && digits.count == 12 else {
            throw BadValue("'\(text.shortened)' is no date or time")
        }
        let day = try Self.day(digits, text)
        guard let tail else {
            self = .date(day)
            return
        }
        let time = DateTime(day, secondOfDay: try Self.seconds(digits[8...], text))
        if tail == "Z" {
            self = .utc(time)
        } else if let tzid {
            self = .zoned(time, tzid: tzid)
        } else {
            self = .floating(time)
        }
    }

    /// The digits, and the `T` or the `Z` after it; neither for a date.
    private static func digits(
        of text: String
    ) throws(BadValue) -> (digits: [UInt8], tail: Unicode.Scalar?) {
        var digits: [UInt8] = []
        var tail: Unicode.Scalar?
        for letter in text.utf8 {
            switch letter {
            case 48...57 where digits.count < 14 && (tail == nil || tail == "T"):
                digits.append(letter - 48)
            case UInt8(ascii: "T") where digits.count == 8 && tail == nil,
                UInt8(ascii: "t") where digits.count == 8 && tail == nil:
                tail = "T"
            case UInt8(ascii: "Z") where tail == "T", UInt8(ascii: "z") where tail == "T":
                tail = "Z"
            case UInt8(ascii: "-") where tail == nil && (digits.count == 4 || digits.count == 6),
                UInt8(ascii: ":") where tail == "T" && (digits.count == 10 || digits.count == 12):
                continue
            default: throw BadValue("'\(text.shortened)' is no date or time")
            }
        }
        return (digits, tail)
    }

    private static func day(_ digits: [UInt8], _ text: String) throws(BadValue) -> Day {
        let number = { (range: Range<Int>) in digits[range].reduce(0) { $0 * 10 + Int($1) } }
        do {
            return try Day(year: number(0..<4), month: number(4..<6), day: number(6..<8))
        } catch {
            throw BadValue("the date in '\(text.shortened)' does not exist")
        }
    }

    /// 24:00:00 is the end of the day; a leap second counts as the second before it.
    private static func seconds(
        _ digits: ArraySlice<UInt8>, _ text: String
    ) throws(BadValue) -> Int {
        let numbers = stride(from: digits.startIndex, to: digits.endIndex, by: 2)
            .map { Int(digits[$0]) * 10 + Int(digits[$0 + 1]) }
        let hour = numbers[0]
        let minute = numbers[1]
        let second = numbers.count > 2 ? min(numbers[2], 60) : 0
        guard hour < 24 || (hour == 24 && minute == 0 && second == 0), minute < 60,
            numbers.last ?? 0 <= 60
        else { throw BadValue("the time in '\(text.shortened)' does not exist") }
        return hour * 3600 + minute * 60 + min(second, 59)
    }
}
