package import CivilTime

/// When a medicine is taken: the one value that the calendar, the lists, the checks and the prescriber's
/// text all speak.
package enum Rhythm: Hashable, Sendable {
    /// At fixed times of certain days.
    case regular(DoseDays, DoseTimes)
    /// When needed: at most so many times a day, with so many hours between two at least.
    case asNeeded(most: Int, hoursApart: Double?)
}

/// The days of a course on which doses fall. They count from the first day of the course or step.
package enum DoseDays: Hashable, Sendable {
    /// Every day, or each `every`-th day from the first; 1 or more.
    case daily(every: Int)
    /// On these weekdays, ascending, of each `every`-th week from that of the first dose (weeks start on
    /// Monday); without weekdays on that of the first day.
    case weekly(every: Int, on: [Weekday])
    /// On a day of the month, 1 to 31, of each `every`-th month; that of the first day where none is named.
    /// A month that is too short has it on its last day.
    case monthly(every: Int, on: Int?)
    /// On the first day alone.
    case once
    /// On these days, ascending, and no other.
    case dates([Day])

    /// Every day without a gap.
    package static let everyDay = DoseDays.daily(every: 1)
}

/// When on a day doses fall.
package enum DoseTimes: Hashable, Sendable {
    /// So many times, 1 to 24; the patient chooses when.
    case times(Int)
    /// At these times, ascending; never empty.
    case at([TimeOfDay])
    /// Each so many hours around the clock, one of them at 08:00; divides 24.
    case everyHours(Int)
    /// With so many meals.
    case withMeals(Int)

    /// Times of the day as they are written, `08:00`; `nil` unless each is one and they ascend.
    package init?(clock texts: [String]) {
        let times = texts.compactMap { try? TimeOfDay(parsing: $0) }
        guard !times.isEmpty, times.count == texts.count,
            zip(times, times.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        self = .at(times)
    }

    /// How many doses a day has, 1 or more.
    package var count: Int {
        switch self {
        case .times(let count), .withMeals(let count): count
        case .at(let clock): clock.count
        case .everyHours(let hours): 24 / max(1, hours)
        }
    }

    /// When they fall, ascending; empty where the patient chooses.
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
    /// Doses on a day that has any, at most.
    package var perDay: Int {
        switch self {
        case .regular(_, let times): times.count
        case .asNeeded(let most, _): most
        }
    }

    /// When on a day, ascending; empty where the patient chooses.
    package var clock: [TimeOfDay] {
        if case .regular(_, let times) = self { times.clock } else { [] }
    }

    /// `nil` for what is taken when needed.
    package var days: DoseDays? {
        if case .regular(let days, _) = self { days } else { nil }
    }

    /// Whether doses fall on every day, so that a day's count of doses is all there is to it.
    package var isDaily: Bool {
        switch self {
        case .regular(let days, _): days == .everyDay
        case .asNeeded: true
        }
    }
}
