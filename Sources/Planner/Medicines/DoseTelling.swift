import CivilTime

// What is written here reads back as the same value; `DoseTextTests` sees to that.

extension DoseSchedule: CustomStringConvertible {
    /// As a prescriber writes it: `70 mg, once a week on Monday at 07:00; empty stomach`, with `, then`
    /// between steps.
    package var description: String {
        plan + (advice.map { "; \($0)" } ?? "")
    }

    /// The same without the advice.
    package var plan: String {
        steps.map { step in
            "\(step.dose)" + (step.days.map { " for \($0) \($0 == 1 ? "day" : "days")" } ?? "")
        }.joined(separator: ", then ")
    }
}

extension MedicineDose: CustomStringConvertible {
    /// The amount and the rhythm: `200-400 mg, 3 times a day`.
    package var description: String { "\(amountText), \(rhythm)" }

    /// The amount alone: `200-400 mg`.
    package var amountText: String {
        let (low, high) = (plain(amount.lowerBound), plain(amount.upperBound))
        return (low == high ? low : "\(low)-\(high)") + " \(unit)"
    }
}

extension Rhythm: CustomStringConvertible {
    /// In words: `3 times a day`, `once a week on Monday at 07:00`, `as needed, up to 4 times a day`.
    package var description: String {
        switch self {
        case .asNeeded(let most, let hours):
            "as needed, up to \(often(most)) a day"
                + (hours.map { ", at least \(plain($0)) hour\($0 == 1 ? "" : "s") apart" } ?? "")
        case .regular(let days, let times): Self.told(days, times)
        }
    }

    private static func told(_ days: DoseDays, _ times: DoseTimes) -> String {
        let clock: String
        switch times {
        case .everyHours(let hours) where days == .everyDay:
            return hours == 1 ? "every hour" : "every \(hours) hours"
        case .at(let times): clock = " at \(listed(times.map(\.description)))"
        case .withMeals: clock = " with meals"
        case .times, .everyHours: clock = ""
        }
        if days == .everyDay { return "\(often(times.count)) a day\(clock)" }
        let several = times.count > 1 ? "\(often(times.count)) on the day, " : ""
        return several + days.told + clock
    }
}

extension DoseDays {
    /// In words: `once a week on Monday`, `every 2 weeks`, `on 2026-12-01 and 2027-01-01`.
    package var told: String {
        switch self {
        case .daily(1): return "every day"
        case .daily(let every): return "every \(every) days"
        case .weekly(let every, let weekdays):
            let on = weekdays.isEmpty ? "" : " on \(listed(weekdays.map(\.fullName)))"
            let isOne = every == 1 && weekdays.count <= 1
            return (isOne ? "once a week" : every == 1 ? "every week" : "every \(every) weeks") + on
        case .monthly(let every, let day):
            return (every == 1 ? "once a month" : "every \(every) months")
                + (day.map { " on day \($0)" } ?? "")
        case .once: return "once"
        case .dates(let days): return "on \(listed(days.map(\.description)))"
        }
    }
}

/// `once`, `twice`, `3 times`.
func often(_ count: Int) -> String {
    switch count {
    case 1: "once"
    case 2: "twice"
    default: "\(count) times"
    }
}

/// `a`, `a and b`, `a, b and c`.
func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and \(last)"
}

extension Weekday {
    /// `Monday`.
    var fullName: String { "\(self)".capitalisedFirst }
}
