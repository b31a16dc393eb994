import CivilTime
package import Planner

extension Rhythm {
    /// `kind` says what the other keys mean; `text` reads back as the same rhythm.
    package var json: JSON {
        let common: [JSON.Member] = [
            .init(key: "kind", value: .string(kind)), .init(key: "text", value: .string("\(self)")),
            .init(key: "timesPerDay", value: .integer(perDay)),
            .init(key: "times", value: .texts(clock)),
        ]
        return .object(common + own.map { JSON.Member(key: $0.0, value: $0.1) })
    }

    private var own: [(String, JSON)] {
        guard case .regular(let days, _) = self else {
            guard case .asNeeded(_, let hours) = self else { return [] }
            return [("hoursApart", .optional(hours))]
        }
        switch days {
        case .daily(let every): return [("everyDays", .integer(every))]
        case .weekly(let every, let weekdays):
            return [
                ("everyWeeks", .integer(every)),
                ("weekdays", .texts(weekdays.map { $0.shortName.lowercased() })),
            ]
        case .monthly(let every, let day):
            return [("everyMonths", .integer(every)), ("dayOfMonth", .optional(day))]
        case .once: return []
        case .dates(let days): return [("dates", .texts(days))]
        }
    }

    private var kind: String {
        switch self {
        case .asNeeded: "as-needed"
        case .regular(.daily(1), .withMeals): "with-meals"
        case .regular(.daily, _): "daily"
        case .regular(.weekly, _): "weekly"
        case .regular(.monthly, _): "monthly"
        case .regular(.once, _): "once"
        case .regular(.dates, _): "dates"
        }
    }
}

extension DatedStep {
    var json: JSON {
        [
            "amount": [.number(dose.amount.lowerBound), .number(dose.amount.upperBound)],
            "unit": .string(dose.unit), "rhythm": dose.rhythm.json, "from": .text(firstDay),
            "to": .text(lastDay),
        ]
    }
}

extension DoseSchedule {
    /// Its steps, each with how many days it lasts, the first one counted.
    package var json: JSON {
        .array(
            steps.map { step in
                [
                    "amount": [
                        .number(step.dose.amount.lowerBound), .number(step.dose.amount.upperBound),
                    ], "unit": .string(step.dose.unit), "rhythm": step.dose.rhythm.json,
                    "days": .optional(step.days),
                ]
            })
    }
}
