package import CivilTime

/// When a medicine is taken. Calendars, lists, checks and the prescriber's text all use this one value.
package enum Rhythm: Hashable, Sendable {
    /// At fixed times of certain days.
    case regular(DoseDays, DoseTimes)
    /// When needed: at most so many times a day, with at least so many hours between two doses; `nil` for no
    /// such limit.
    case asNeeded(most: Int, hoursApart: Double?)
}

/// The days of a course on which doses fall. They count from the first day of the course or step.
package enum DoseDays: Hashable, Sendable {
    /// Every day, or every so many days from the first one; 1 or more.
    case daily(every: Int)
    /// On these weekdays, in order, of every so many weeks from that of the first dose (weeks start on
    /// Monday). Without weekdays, on that of the first day.
    case weekly(every: Int, on: [Weekday])
    /// On a day of the month, 1 to 31, of every so many months; if none is named, on that of the first day. A
    /// month that is too short has the dose on its last day.
    case monthly(every: Int, on: Int?)
    /// Only on the first day.
    case once
    /// On these days only, in order.
    case dates([Day])

    /// Every day without a gap.
    package static let everyDay = DoseDays.daily(every: 1)
}

/// When on a day doses fall.
package enum DoseTimes: Hashable, Sendable {
    /// So many times, 1 to 24, which the patient chooses.
    case times(Int)
    /// At these times, in order; never empty.
    case at([TimeOfDay])
    /// Every so many hours around the clock, with a dose at 08:00; divides 24.
    case everyHours(Int)
    /// With so many meals.
    case withMeals(Int)

    /// Reads times of day, like `08:00`; `nil` unless all can be read and they are in order.
    package init?(clock texts: [String]) {
        let times = texts.compactMap { try? TimeOfDay(parsing: $0) }
        guard !times.isEmpty, times.count == texts.count,
            zip(times, times.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        self = .at(times)
    }

    /// How many doses there are on a day; 1 or more.
    package var count: Int {
        switch self {
        case .times(let count), .withMeals(let count): count
        case .at(let clock): clock.count
        case .everyHours(let hours): 24 / max(1, hours)
        }
    }

    /// When they fall, in order; empty if the patient chooses.
    package var clock: [TimeOfDay] {
        switch self {
        case .times, .withMeals: []
        case .at(let clock): clock
        case .everyHours(let hours):
            (0..<24).filter { ($0 - 8) % max(1, hours) == 0 }
                .compactMap { try? TimeOfDay(hour: $0, minute: 0) }
        }
    }
}

extension Rhythm {
    /// How many doses there are on a day that has any, at most.
    package var perDay: Int {
        switch self {
        case .regular(_, let times): times.count
        case .asNeeded(let most, _): most
        }
    }

    /// When on a day, in order; empty if the patient chooses.
    package var clock: [TimeOfDay] {
        if case .regular(_, let times) = self { times.clock } else { [] }
    }

    /// The days on which doses fall; `nil` if it is taken when needed.
    package var days: DoseDays? {
        if case .regular(let days, _) = self { days } else { nil }
    }

    /// Whether there are doses on every day, or may be.
    package var isDaily: Bool {
        switch self {
        case .regular(let days, _): days == .everyDay
        case .asNeeded: true
        }
    }
}
