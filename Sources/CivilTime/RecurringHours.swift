/// Hours that repeat every week, or every few weeks: `Mon 08:00-12:00 every 2 weeks; Tue-Fri 09:00-17:00`.
public struct RecurringHours: Hashable, Sendable {
    /// Hours of the weeks in which they hold.
    public struct Part: Hashable, Sendable {
        public let hours: WeeklyHours
        /// 1 for every week, 2 for every second one; at most 8.
        public let weeks: Int
    }

    public let parts: [Part]
    /// The Monday of a week in which all parts hold.
    public let anchor: Day

    public static let mostWeeks = 8

    /// Every week the same.
    public init(_ hours: WeeklyHours, anchor: Day) {
        parts = [Part(hours: hours, weeks: 1)]
        self.anchor = anchor.monday
    }

    /// Reads hours as `WeeklyHours` does, whose parts may end in `every 2 weeks`; they hold in the week of `anchor`.
    ///
    /// - Throws: `CivilTimeError.notHours` with the first part that cannot be read.
    public init(parsing text: String, anchor: Day) throws(CivilTimeError) {
        var parts: [Part] = []
        for piece in text.split(separator: ";") {
            let (hours, weeks) = try Self.period(of: piece, in: text)
            guard !hours.allSatisfy({ $0 == " " }) else { continue }
            let read = try WeeklyHours(parsing: hours)
            if let index = parts.firstIndex(where: { $0.weeks == weeks }) {
                let both = parts[index].hours.ranges.merging(read.ranges) { $0 + $1 }
                parts[index] = Part(hours: WeeklyHours(ranges: both), weeks: weeks)
            } else {
                parts.append(Part(hours: read, weeks: weeks))
            }
        }
        self.parts = parts.filter { !$0.hours.isEmpty }.sorted { $0.weeks < $1.weeks }
        self.anchor = anchor.monday
    }

    /// The same hours, so many days later in the calendar; whole weeks.
    public func moved(by days: Int) -> RecurringHours {
        RecurringHours(parts: parts, anchor: anchor + days)
    }

    private init(parts: [Part], anchor: Day) { (self.parts, self.anchor) = (parts, anchor) }

    private static func period(
        of piece: Substring, in text: String
    ) throws(CivilTimeError) -> (hours: String, weeks: Int) {
        let words = piece.split(separator: " ").map(String.init)
        guard let every = words.lastIndex(of: "every") else { return (String(piece), 1) }
        let hours = words[..<every].joined(separator: " ")
        let rest = Array(words[(every + 1)...])
        let weeks: Int? =
            switch rest.count {
            case 1: rest[0] == "week" ? 1 : nil
            case 2 where rest[1] == "weeks": Int(rest[0])
            case 2 where rest == ["other", "week"] || rest == ["second", "week"]: 2
            default: nil
            }
        guard let weeks, (1...mostWeeks).contains(weeks) else {
            throw .notHours(text, part: String(piece))
        }
        return (hours, weeks)
    }

    /// The hours of one day in order of time; empty where there are none.
    public subscript(day: Day) -> [Interval<TimeOfDay>] {
        let week = (day.monday - anchor) / 7
        return Interval.joined(
            parts.filter { week.isMultiple(of: $0.weeks) }.flatMap { $0.hours[day.weekday] })
    }

    /// Whether there are none at all.
    public var isEmpty: Bool { parts.isEmpty }

    /// The hours, where every week has the same; else `nil`.
    public var weekly: WeeklyHours? {
        guard parts.allSatisfy({ $0.weeks == 1 }) else { return nil }
        return parts.first?.hours ?? WeeklyHours.none
    }
}

extension RecurringHours: CustomStringConvertible {
    /// The form that `init(parsing:anchor:)` reads.
    public var description: String {
        parts.flatMap { part in
            part.hours.description.split(separator: ";").map { piece in
                let hours = piece.drop { $0 == " " }
                return part.weeks == 1 ? String(hours) : "\(hours) every \(part.weeks) weeks"
            }
        }.joined(separator: "; ")
    }
}

/// Hours from a day on.
public struct DatedHours: Hashable, Sendable {
    public let from: Day
    public let hours: RecurringHours

    public init(from: Day, _ hours: RecurringHours) { (self.from, self.hours) = (from, hours) }
}

/// When somebody works: the same every week, until other hours hold from a day on, and now and then more.
public struct Timetable: Hashable, Sendable {
    /// Before all others.
    public var first: WeeklyHours
    /// In order of their days; each holds until the next.
    public var later: [DatedHours]
    /// Beside the others, in order.
    public var extra: [Interval<LocalTime>]
    /// After it there are none; `nil` for no end.
    public var last: Day?

    public init(
        _ first: WeeklyHours, later: [DatedHours] = [], extra: [Interval<LocalTime>] = [],
        last: Day? = nil
    ) {
        (self.first, self.later, self.extra, self.last) = (first, later, extra, last)
    }

    /// The hours of one day in order of time; empty where there are none.
    public subscript(day: Day) -> [Interval<TimeOfDay>] {
        if let last, day > last { return [] }
        let own = later.last { $0.from <= day }.map { $0.hours[day] } ?? first[day.weekday]
        return extra.isEmpty ? own : Interval.joined(own + extra.compactMap { $0.hours(on: day) })
    }

    /// Whether every week is the same.
    public var isWeekly: Bool { later.isEmpty && extra.isEmpty && last == nil }
}

extension Interval<LocalTime> {
    /// The part of a day that lies in it; `nil` where none does.
    fileprivate func hours(on day: Day) -> Interval<TimeOfDay>? {
        func time(_ local: LocalTime) -> TimeOfDay {
            local.day < day ? .midnight : local.day > day ? .endOfDay : local.time
        }
        return Interval<TimeOfDay>(time(start), time(end))
    }
}
