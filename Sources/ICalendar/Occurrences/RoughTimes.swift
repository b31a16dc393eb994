import CivilTime

/// When an event may take place, as far as its lines can be read at all: what is broken in it harms nothing else.
struct RoughTimes {
    /// The first day, `nil` where it may be any.
    private(set) var first: Day?
    /// The last day, `nil` where it may be any.
    private(set) var last: Day?

    /// An end that cannot be read lies no further away.
    private static let longest = 366

    /// Of a VEVENT.
    init(_ component: Component) {
        let starts = ["DTSTART", "RECURRENCE-ID", "RDATE"].flatMap { component.all($0) }
        let days = starts.map { Self.days(in: $0) }
        let ends = component.all("DTEND").flatMap { Self.days(in: $0) }.compactMap { $0 }
        let known = days.joined().compactMap { $0 }
        let isWhole =
            component.first("DTSTART") != nil && !days.joined().contains { $0 == nil }
            && component.lost.isDisjoint(with: ["DTSTART", "RECURRENCE-ID", "RDATE"])
        first = isWhole ? known.min() : nil
        guard !Self.repeats(component) else { return }
        let until = component.all("RRULE").map { Self.until($0.word) }
        guard !until.contains(nil) else { return }
        // Without a start that can be read, only the end says when it is over.
        guard let end = (isWhole ? known + ends : ends).max() else { return }
        let length = component.first("DTEND") != nil && !ends.isEmpty ? 1 : Self.length(component)
        last = ([end] + until.compactMap { $0 }).max().map { $0 + length }
    }

    /// Of one value.
    init(_ text: String) {
        let day = Self.day(text)
        (first, last) = (day, day.map { $0 + Self.longest })
    }

    /// Whether it may have a part between two instants, in whatever zone.
    func touches(from: Int, to: Int) -> Bool {
        let day = 86_400
        return (first.map { ($0.number - 2) * day < to } ?? true)
            && (last.map { ($0.number + 3) * day > from } ?? true)
    }

    /// Whether it may go on for ever because a line of it is lost.
    private static func repeats(_ component: Component) -> Bool {
        !component.lost.isDisjoint(with: ["RRULE", "RDATE"])
            || component.first("RECURRENCE-ID")?.parameter("RANGE") != nil
    }

    /// In days; the longest where it cannot be read.
    private static func length(_ component: Component) -> Int {
        guard component.lost.isDisjoint(with: ["DTEND", "DURATION"]),
            component.first("DTEND") == nil
        else { return longest }
        guard let duration = component.first("DURATION") else { return 1 }
        guard let read = try? CalendarDuration(parsing: duration.word) else { return longest }
        return abs(read.days) + abs(read.seconds) / 86_400 + 1
    }

    /// The last day of a rule; `nil` where it names none.
    private static func until(_ rule: String) -> Day? {
        let upper = rule.uppercased()
        return upper.split(separator: ";").first { $0.hasPrefix("UNTIL=") }
            .flatMap { day(String($0.dropFirst(6))) }
    }

    private static func days(in property: Property) -> [Day?] {
        let values = property.list
        return values.isEmpty ? [nil] : values.map(day)
    }

    /// The day that the first digits give, where they come near one: 30 February is the last of that month.
    static func day(_ text: String) -> Day? {
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }.prefix(8)
        guard digits.count == 8, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let numbers = digits.map { Int($0 - 48) }
        let year = numbers[0..<4].reduce(0) { $0 * 10 + $1 }
        let month = min(max(numbers[4] * 10 + numbers[5], 1), 12)
        let last = min(max(numbers[6] * 10 + numbers[7], 1), 31)
        return (max(last - 3, 1)...last).reversed().lazy
            .compactMap { try? Day(year: year, month: month, day: $0) }.first
    }
}
