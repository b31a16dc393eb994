import CivilTime

/// What a dose text has said so far about when a medicine is taken.
struct DoseClauses {
    /// How many times on a day.
    var count: Int?
    /// On which days: every day, every second week and so on.
    var days: DoseDays?
    /// On how many weekdays (`twice a week`), which then have to be named.
    var weekdayCount: Int?
    var weekdays: [Weekday] = []
    var monthDay: Int?
    var hours: Int?
    var clock: [TimeOfDay] = []
    var needed = false
    var most: Int?
    var apart: Double?
    var isOnce = false
    /// What was said about meals.
    var meals: String?
    static let withMeals = "with meals"
    /// How long the step lasts, in days.
    private(set) var length: Int?

    static func beginsClause(_ word: String) -> Bool {
        [
            "once", "twice", "thrice", "daily", "weekly", "monthly", "fortnightly", "every", "each",
            "on", "at", "as", "when", "if", "prn", "for", "with", "after", "before", "up", "max",
            "maximum", "single", "alternate", "hourly", "times", "x", "a", "per",
        ].contains(word) || word.first?.isNumber == true || Weekday(parsing: word) != nil
    }

    mutating func read(_ words: inout PrescriptionWords) throws(DoseTextProblem) {
        if try readNeed(&words) { return }
        if try readMeals(&words) { return }
        if try readEvery(&words) { return }
        if try readOn(&words) { return }
        if try readLength(&words) { return }
        if try readCount(&words) { return }
        throw DoseTextProblem("'\(words.next ?? "")' is not understood there")
    }

    private mutating func readCount(_ words: inout PrescriptionWords) throws(DoseTextProblem)
        -> Bool
    {
        if words.take(anyOf: ["a single dose", "as a single dose", "single dose", "one dose"]) {
            isOnce = true
            return true
        }
        if words.take("daily") { return try say(.everyDay) }
        if words.take("weekly") { return try say(.weekly(every: 1, on: [])) }
        if words.take("fortnightly") { return try say(.weekly(every: 2, on: [])) }
        if words.take("monthly") { return try say(.monthly(every: 1, on: nil)) }
        if words.take("alternate days") { return try say(.daily(every: 2)) }
        let named = words.list { $0.weekday() }
        if !named.isEmpty {
            weekdays += named
            return true
        }
        guard let times = try times(&words) else { return false }
        try readUnit(of: times, &words)
        return true
    }

    /// `once`, `twice`, `3 times`, `3 x`, `6 hourly`.
    private mutating func times(_ words: inout PrescriptionWords) throws(DoseTextProblem) -> Int? {
        if words.take("once") { return 1 }
        if words.take("twice") { return 2 }
        if words.take("thrice") { return 3 }
        guard let number = words.number() else { return nil }
        if words.take("hourly") {
            try setHours(number)
            return 0
        }
        guard words.take("times|x") else {
            throw DoseTextProblem("'\(number)' is not understood there")
        }
        return number
    }

    private mutating func readUnit(
        of times: Int, _ words: inout PrescriptionWords
    ) throws(DoseTextProblem) {
        guard times > 0 else { return }
        if words.take(anyOf: ["a|per|each|every day", "daily", "in 24 hours"]) {
            try setCount(times)
            _ = try say(.everyDay)
        } else if words.take("on the day") {
            try setCount(times)
        } else if words.take(anyOf: ["a|per|each|every week", "weekly"]) {
            _ = try say(.weekly(every: 1, on: []))
            weekdayCount = try same(weekdayCount, times, "how many times a week is it")
        } else if words.take(anyOf: ["a|per|each|every month", "monthly"]) {
            guard times == 1 else {
                throw DoseTextProblem("Several times a month are told as dates or weeks")
            }
            _ = try say(.monthly(every: 1, on: nil))
        } else if words.take(anyOf: ["a|per|each|every fortnight", "fortnightly"]), times == 1 {
            _ = try say(.weekly(every: 2, on: []))
        } else if times == 1 {
            isOnce = true
        } else {
            throw DoseTextProblem("\(often(times)) in what: a day, a week?")
        }
    }

    private mutating func readNeed(_ words: inout PrescriptionWords) throws(DoseTextProblem) -> Bool
    {
        if words.take(anyOf: ["as|when|if needed|required", "prn", "only when needed"]) {
            needed = true
            return true
        }
        let limits = ["up to", "at most", "max", "maximum", "no more than"]
        if words.take(anyOf: limits) {
            let count = words.take("once") ? 1 : words.take("twice") ? 2 : words.number()
            _ = words.take("times|x|doses")
            guard let count,
                words.take(anyOf: ["a|per|in|each|every day", "daily", "in 24 hours"]),
                (1...24).contains(count)
            else { throw DoseTextProblem("A ceiling is told like 'up to 4 times a day'") }
            most = try same(most, count, "how many times a day at most")
            return true
        }
        if words.take(anyOf: ["at least", "minimum"]) {
            guard let hours = words.decimal(), hours <= 24, words.take("hours|hour"),
                words.take(anyOf: ["apart", "between doses", "between two", "between"])
            else { throw DoseTextProblem("A gap is told like 'at least 6 hours apart'") }
            apart = try same(apart, hours, "how many hours apart at least")
            return true
        }
        return false
    }

    private mutating func readMeals(_ words: inout PrescriptionWords) throws(DoseTextProblem)
        -> Bool
    {
        let told = [
            ("with or after food|meals", "with or after food"), ("with food", "with food"),
            ("with each|every|main meal", Self.withMeals), ("with meals", Self.withMeals),
            ("with each main meal", Self.withMeals), ("after food|meals", "after food"),
            ("before food|meals", "before food"), ("before breakfast", "before breakfast"),
            ("on an empty stomach", "on an empty stomach"),
        ]
        for (pattern, text) in told where words.take(pattern) {
            meals = try same(meals, text, "is it with or before food")
            return true
        }
        return false
    }

    private mutating func readEvery(_ words: inout PrescriptionWords) throws(DoseTextProblem)
        -> Bool
    {
        guard words.take("every|each") else { return false }
        let units: KeyValuePairs<String, DoseDays> = [
            "day": .everyDay, "other day": .daily(every: 2), "week": .weekly(every: 1, on: []),
            "other week": .weekly(every: 2, on: []), "fortnight": .weekly(every: 2, on: []),
            "month": .monthly(every: 1, on: nil), "other month": .monthly(every: 2, on: nil),
        ]
        for (unit, days) in units where words.take(unit) { return try say(days) }
        if words.take("hour") {
            try setHours(1)
            return true
        }
        let named = words.list { $0.weekday() }
        if !named.isEmpty {
            weekdays += named
            return try say(.weekly(every: 1, on: []))
        }
        return try readEveryNumber(&words)
    }

    /// `2 weeks`, after `every`.
    private mutating func readEveryNumber(
        _ words: inout PrescriptionWords
    ) throws(DoseTextProblem) -> Bool {
        guard let number = words.number(), number <= 366 else {
            throw DoseTextProblem("'every \(words.next ?? "")' is not understood: 'every 2 weeks'")
        }
        if words.take("hours|hour") {
            try setHours(number)
            return true
        }
        if words.take("days|day") { return try say(.daily(every: number)) }
        if words.take("weeks|week"), number <= 52 {
            return try say(.weekly(every: number, on: []))
        }
        if words.take("months|month"), number <= 24 {
            return try say(.monthly(every: number, on: nil))
        }
        throw DoseTextProblem("'every \(number)' of what: hours, days, weeks or months?")
    }

    private mutating func readOn(_ words: inout PrescriptionWords) throws(DoseTextProblem) -> Bool {
        if words.take("at") {
            let times = words.list { $0.time() }
            guard !times.isEmpty else {
                throw DoseTextProblem(
                    "A time of the day is written with minutes, like 'at 20:00'")
            }
            clock += times
            return true
        }
        return words.take("on") ? try readOnDay(&words) : false
    }

    /// `day 15`, dates or weekdays, after `on`.
    private mutating func readOnDay(
        _ words: inout PrescriptionWords
    ) throws(DoseTextProblem) -> Bool {
        if words.take("day") {
            guard let day = words.number(), (1...31).contains(day) else {
                throw DoseTextProblem("A day of the month is 1 to 31: 'on day 15'")
            }
            monthDay = try same(monthDay, day, "on which day of the month")
            return true
        }
        let dates = words.list { $0.date() }
        if !dates.isEmpty {
            guard Set(dates).count == dates.count else {
                throw DoseTextProblem("A date is named twice")
            }
            return try say(.dates(dates.sorted()))
        }
        let named = words.list { $0.weekday() }
        guard !named.isEmpty else {
            throw DoseTextProblem(
                "'on \(words.next ?? "")' is not understood: 'on Monday', 'on 2026-12-01'")
        }
        weekdays += named
        return true
    }

    private mutating func readLength(_ words: inout PrescriptionWords) throws(DoseTextProblem)
        -> Bool
    {
        guard words.take("for") else { return false }
        guard let number = words.number(), number <= 3_650 else {
            throw DoseTextProblem("A length is told like 'for 3 days' or 'for 4 weeks'")
        }
        if words.take("days|day") {
            length = try same(length, number, "for how long")
        } else if words.take("weeks|week") {
            length = try same(length, number * 7, "for how long")
        } else {
            throw DoseTextProblem("A length is told in days or weeks: months differ in length")
        }
        return true
    }

    private mutating func say(_ new: DoseDays) throws(DoseTextProblem) -> Bool {
        if let days, days != new {
            throw DoseTextProblem("It says two things: \(days.told), and \(new.told)")
        }
        days = new
        return true
    }

    /// The new value; something may be said twice, but not in two ways.
    private func same<Value: Equatable>(
        _ old: Value?, _ new: Value, _ what: String
    ) throws(DoseTextProblem) -> Value {
        guard old == nil || old == new else {
            throw DoseTextProblem("It says two things: \(what)?")
        }
        return new
    }

    private mutating func setCount(_ new: Int) throws(DoseTextProblem) {
        guard new <= 24 else { throw DoseTextProblem("\(new) times a day are too many") }
        count = try same(count, new, "how many times a day is it")
    }

    private mutating func setHours(_ new: Int) throws(DoseTextProblem) {
        hours = try same(hours, new, "every how many hours is it")
    }
}
