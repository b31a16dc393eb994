/// Opening or working hours that repeat every week.
public struct WeeklyHours: Hashable, Sendable {
    /// The hours of each weekday, in order of time, never overlapping or touching. A day without an entry is
    /// closed.
    public let ranges: [Weekday: [Interval<TimeOfDay>]]

    /// No hours at all.
    public static let none = WeeklyHours(ranges: [:])
    /// All day, every day.
    public static let always = WeeklyHours(
        ranges: Dictionary(
            uniqueKeysWithValues: Weekday.allCases.map {
                ($0, [Interval(TimeOfDay.midnight, .endOfDay)].compactMap { $0 })
            }))

    /// Takes the ranges of a day in any order. Those that overlap or touch are joined.
    public init(ranges: [Weekday: [Interval<TimeOfDay>]]) {
        self.ranges = ranges.mapValues(Self.joined).filter { !$0.value.isEmpty }
    }

    /// The longest hours that are read as running past midnight; what is longer is a slip, like `12:00-09:00`.
    private static let longestNight = 12 * 60

    /// Reads `Mon-Fri 09:00-12:30,13:30-17:00; Sat 09:00-12:00`, and `Wed 22:00-02:00` as those of two days. An empty
    /// text is `none`.
    ///
    /// - Throws: `CivilTimeError.notHours` with the first part that cannot be read.
    public init(parsing text: String) throws(CivilTimeError) {
        var ranges: [Weekday: [Interval<TimeOfDay>]] = [:]
        for part in text.split(separator: ";") {
            let words = part.split(separator: " ", maxSplits: 1)
            guard !words.isEmpty else { continue }
            guard words.count == 2 else { throw .notHours(text, part: String(part)) }
            let days = try Self.days(String(words[0]), in: text)
            for times in words[1].split(separator: ",", omittingEmptySubsequences: false) {
                let (evening, morning) = try Self.range(times, in: text)
                for day in days {
                    ranges[day, default: []].append(evening)
                    if let morning { ranges[day.next, default: []].append(morning) }
                }
            }
        }
        self.init(ranges: ranges)
    }

    /// The hours of one day in order of time; empty if it is closed.
    public subscript(weekday: Weekday) -> [Interval<TimeOfDay>] { ranges[weekday] ?? [] }

    /// Whether every day is closed.
    public var isEmpty: Bool { ranges.isEmpty }

    private static func days(
        _ text: String, in whole: String
    ) throws(CivilTimeError) -> [Weekday] {
        var days: [Weekday] = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = item.split(separator: "-", omittingEmptySubsequences: false)
                .map { Weekday(parsing: String($0)) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1]
            else { throw .notHours(whole, part: String(item)) }
            var day = first.rawValue
            days.append(first)
            while day != last.rawValue {
                day = day % 7 + 1
                days += Weekday.allCases.filter { $0.rawValue == day }
            }
        }
        return days
    }

    /// What lies on the day, and what on the next.
    private static func range(
        _ text: Substring, in whole: String
    ) throws(CivilTimeError) -> (Interval<TimeOfDay>, next: Interval<TimeOfDay>?) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
            .map { $0.filter { $0 != " " } }
        let bad = CivilTimeError.notHours(whole, part: text.filter { $0 != " " })
        guard ends.count == 2, let start = try? TimeOfDay(parsing: ends[0]),
            let end = try? TimeOfDay(parsing: ends[1])
        else { throw bad }
        if let range = Interval(start, end) { return (range, nil) }
        let minutes = end.minutes + 1440 - start.minutes
        guard minutes <= longestNight, let evening = Interval(start, .endOfDay) else { throw bad }
        return (evening, Interval(.midnight, end))
    }

    private static func joined(_ ranges: [Interval<TimeOfDay>]) -> [Interval<TimeOfDay>] {
        var result: [Interval<TimeOfDay>] = []
        for range in ranges.sorted(by: { $0.start < $1.start }) {
            if let last = result.last, range.start <= last.end {
                result.removeLast()
                result += [Interval(last.start, max(last.end, range.end))].compactMap { $0 }
            } else {
                result.append(range)
            }
        }
        return result
    }
}

extension WeeklyHours: CustomStringConvertible {
    /// The form that `init(parsing:)` reads. Neighbouring days with the same hours are written as one range
    /// of days.
    public var description: String {
        var groups: [(days: [Weekday], ranges: [Interval<TimeOfDay>])] = []
        for day in Weekday.allCases where !self[day].isEmpty {
            if let last = groups.last, last.ranges == self[day],
                last.days.last?.rawValue == day.rawValue - 1
            {
                groups[groups.count - 1].days.append(day)
            } else {
                groups.append(([day], self[day]))
            }
        }
        return groups.map { group in
            let first = group.days.first?.shortName ?? ""
            let last = group.days.last?.shortName ?? ""
            let times = group.ranges.map { "\($0.start)-\($0.end)" }.joined(separator: ",")
            return (group.days.count > 1 ? "\(first)-\(last)" : first) + " " + times
        }.joined(separator: "; ")
    }
}

extension Weekday {
    fileprivate var next: Weekday { Weekday(rawValue: rawValue % 7 + 1) ?? .monday }
}
