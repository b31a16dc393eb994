import CivilTime

/// Dates, times and durations as they stand in a file (RFC 5545 section 3.3).
enum Stamp {
    static func date(_ day: Day) -> String {
        let (year, month, day) = day.components
        return digits(year, 4) + digits(month, 2) + digits(day, 2)
    }

    static func local(_ local: LocalTime) -> String { text(DateTime(local)) }

    static func utc(_ moment: Moment) -> String { local(moment.utc) + "Z" }

    static func text(_ time: DateTime) -> String {
        let second = time.secondOfDay
        return date(time.day) + "T" + digits(second / 3600, 2) + digits(second / 60 % 60, 2)
            + digits(second % 60, 2)
    }

    static func text(_ time: CalendarTime) -> String {
        switch time {
        case .date(let day): date(day)
        case .floating(let time), .zoned(let time, _): text(time)
        case .utc(let time): text(time) + "Z"
        }
    }

    /// `+0100`, `-0330`.
    static func offset(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        return (seconds < 0 ? "-" : "+") + digits(minutes / 60, 2) + digits(minutes % 60, 2)
    }

    /// Reads `+0100`, `-033015`, `+01:00` and `0100` (RFC 5545 section 3.3.14).
    static func offset(parsing text: String) throws(BadValue) -> Int {
        let sign = text.utf8.first == UInt8(ascii: "-") ? -1 : 1
        let digits = text.utf8.filter { (48...57).contains($0) }.map { Int($0 - 48) }
        let others = text.utf8.filter { !(48...57).contains($0) && !"+-:".utf8.contains($0) }
        guard digits.count == 4 || digits.count == 6, others.isEmpty else {
            throw BadValue("'\(text.shortened)' is no offset from UTC")
        }
        let numbers = stride(from: 0, to: digits.count, by: 2).map {
            digits[$0] * 10 + digits[$0 + 1]
        }
        let seconds = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
        guard seconds < 26 * 3600 else {
            throw BadValue("'\(text.shortened)' is no offset from UTC")
        }
        return sign * seconds
    }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}

extension Weekday {
    /// `MO` to `SU`.
    var code: String { String(shortName.uppercased().prefix(2)) }

    /// Reads `MO` to `SU`.
    init?(code: some StringProtocol) {
        guard let found = Weekday.allCases.first(where: { $0.code == code }) else { return nil }
        self = found
    }
}
