import CivilTime

extension Recurrence: CustomStringConvertible {
    /// The value of RRULE, `FREQ` first.
    public var description: String {
        var parts = ["FREQ=\(frequency.rawValue)"]
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        let numbers = [
            ("BYMONTH", byMonth), ("BYWEEKNO", byWeek), ("BYYEARDAY", byYearDay),
            ("BYMONTHDAY", byMonthDay), ("BYHOUR", byHour), ("BYMINUTE", byMinute),
            ("BYSECOND", bySecond), ("BYSETPOS", bySetPosition),
        ]
        for (name, list) in numbers where !list.isEmpty {
            parts.append("\(name)=\(list.map(String.init).joined(separator: ","))")
        }
        if !byDay.isEmpty {
            let days = byDay.map { ($0.ordinal.map(String.init) ?? "") + $0.weekday.code }
            parts.append("BYDAY=\(days.joined(separator: ","))")
        }
        if weekStart != .monday { parts.append("WKST=\(weekStart.code)") }
        if let count { parts.append("COUNT=\(count)") }
        if let until { parts.append("UNTIL=\(Stamp.text(until))") }
        return parts.joined(separator: ";")
    }
}

extension Recurrence {
    /// Reads the value of RRULE; what RFC 5545 does not allow is an error, not a guess.
    init(parsing text: String) throws(BadValue) {
        var values: [String: String] = [:]
        for part in text.uppercased().split(separator: ";") {
            let words = part.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " } }
            guard words.count == 2 else {
                throw BadValue("'\(String(part).shortened)' is no part of a recurrence rule")
            }
            guard values.updateValue(words[1], forKey: words[0]) == nil else {
                throw BadValue("the recurrence rule has two parts \(words[0].shortened)")
            }
        }
        guard let frequency = values["FREQ"].flatMap(Frequency.init(rawValue:)) else {
            throw BadValue("the recurrence rule '\(text.shortened)' has no known FREQ")
        }
        self.init(frequency)
        for (name, value) in values.sorted(by: { $0.key < $1.key }) { try set(name, value) }
    }

    private mutating func set(_ name: String, _ value: String) throws(BadValue) {
        switch name {
        case "FREQ": return
        case "INTERVAL": interval = try Self.number(name, value, 1...999_999_999)
        case "COUNT": count = try Self.number(name, value, 1...Int(Int32.max))
        case "UNTIL": until = try CalendarTime(parsing: value, tzid: nil)
        case "BYSECOND": bySecond = try Self.numbers(name, value, 0...60)
        case "BYMINUTE": byMinute = try Self.numbers(name, value, 0...59)
        case "BYHOUR": byHour = try Self.numbers(name, value, 0...23)
        case "BYMONTHDAY": byMonthDay = try Self.numbers(name, value, -31...31)
        case "BYYEARDAY": byYearDay = try Self.numbers(name, value, -366...366)
        case "BYWEEKNO": byWeek = try Self.numbers(name, value, -53...53)
        case "BYMONTH": byMonth = try Self.numbers(name, value, 1...12)
        case "BYSETPOS": bySetPosition = try Self.numbers(name, value, -366...366)
        case "BYDAY": byDay = try Self.weekdays(value)
        case "WKST":
            guard let day = Weekday(code: value) else {
                throw BadValue("WKST=\(value.shortened) is no weekday")
            }
            weekStart = day
        case "RSCALE" where value == "GREGORIAN", "SKIP" where value == "OMIT": return
        default:
            guard name.hasPrefix("X-") else {
                throw BadValue("the recurrence rule has the unknown part \(name.shortened)")
            }
        }
    }

    private static func number(
        _ name: String, _ text: some StringProtocol, _ range: ClosedRange<Int>
    ) throws(BadValue) -> Int {
        guard let number = Int(text), range.contains(number), number != 0 || range.lowerBound == 0
        else { throw BadValue("\(name)=\(String(text).shortened) is not allowed") }
        return number
    }

    private static func numbers(
        _ name: String, _ text: String, _ range: ClosedRange<Int>
    ) throws(BadValue) -> [Int] {
        var numbers: [Int] = []
        for part in text.split(separator: ",") { numbers.append(try number(name, part, range)) }
        guard !numbers.isEmpty, numbers.count <= 1000 else {
            throw BadValue("\(name) holds \(numbers.count) numbers")
        }
        return numbers
    }

    private static func weekdays(_ text: String) throws(BadValue) -> [NthWeekday] {
        var days: [NthWeekday] = []
        for part in text.split(separator: ",") {
            guard let weekday = Weekday(code: part.suffix(2)) else {
                throw BadValue("BYDAY=\(String(part).shortened) is no weekday")
            }
            let count = part.dropLast(2)
            let ordinal = count.isEmpty ? nil : try number("BYDAY", count, -53...53)
            days.append(NthWeekday(ordinal, weekday))
        }
        guard !days.isEmpty, days.count <= 1000 else {
            throw BadValue("BYDAY holds \(days.count) weekdays")
        }
        return days
    }
}
