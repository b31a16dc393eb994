import CivilTime
import ICalendar

/// Rules of all kinds, with a start and an end of the search that fit them.
struct RandomRule {
    let rule: Recurrence
    let start: DateTime
    let through: DateTime

    init(using random: inout SplitMix64) {
        let frequency = Recurrence.Frequency.allCases.randomElement(using: &random) ?? .daily
        // Leap years, week 53 and the years around 1900 and 2100 are within reach.
        let first = Int.random(in: -30_000...50_000, using: &random)
        let second = Bool.random(using: &random) ? 0 : Int.random(in: 0...59, using: &random)
        var start = DateTime(
            Day(number: first),
            secondOfDay: Int.random(in: 0...1439, using: &random) * 60 + second)
        var rule = Recurrence(frequency)
        rule.interval = [1, 1, 1, 2, 3, 5, 13].randomElement(using: &random) ?? 1
        rule.weekStart =
            [.monday, .monday, .sunday, .wednesday].randomElement(using: &random) ?? .monday
        Self.addDays(&rule, &random)
        Self.addTimes(&rule, &random)
        if frequency == .secondly { Self.addStart(start, to: &rule) }
        if chance(4, &random), Self.mayHavePositions(rule) {
            let positions = frequency < .weekly ? [1, -1] : [1, 2, 3, -1, -2, 5]
            rule.bySetPosition = pick(1...2, &random) { positions.randomElement(using: &$0) ?? 1 }
            if frequency == .weekly {
                let ahead = (start.day.weekday.rawValue - rule.weekStart.rawValue + 7) % 7
                start = DateTime(start.day - ahead, secondOfDay: start.secondOfDay)
            }
        }
        let days = [0: 1, 1: 3, 2: 60, 3: 1100, 4: 2200, 5: 4400, 6: 14_000]
        let rank = Recurrence.Frequency.allCases.firstIndex(of: frequency) ?? 0
        through = DateTime(start.day + (days[rank] ?? 1), secondOfDay: start.secondOfDay)
        switch Int.random(in: 0...5, using: &random) {
        case 0: rule.count = Int.random(in: 1...50, using: &random)
        case 1:
            let span = through.second - start.second
            rule.until = .floating(
                DateTime(second: start.second + Int.random(in: 0...span, using: &random)))
        default: break
        }
        self.rule = rule
        self.start = start
    }

    /// Whether a period may hold several instances; dateutil searches for ever where none has enough.
    private static func mayHavePositions(_ rule: Recurrence) -> Bool {
        switch rule.frequency {
        case .secondly: false
        case .minutely: !rule.bySecond.isEmpty
        case .hourly: !rule.byMinute.isEmpty || !rule.bySecond.isEmpty
        case .daily: !rule.byHour.isEmpty || !rule.byMinute.isEmpty || !rule.bySecond.isEmpty
        default:
            !rule.byDay.isEmpty || !rule.byMonthDay.isEmpty || !rule.byYearDay.isEmpty
                || !rule.byWeek.isEmpty
        }
    }

    private static func addDays(_ rule: inout Recurrence, _ random: inout SplitMix64) {
        guard rule.frequency >= .hourly else {
            // One kind alone: dateutil counts every second up to a day that never comes.
            if chance(2, &random) {
                rule.byMonth = pick(1...4, &random) { .random(in: 1...12, using: &$0) }
            } else {
                rule.byDay = pick(1...3, &random) {
                    .init(nil, Weekday.allCases.randomElement(using: &$0) ?? .monday)
                }
            }
            return
        }
        if chance(4, &random) {
            rule.byMonth = pick(1...4, &random) { .random(in: 1...12, using: &$0) }
        }
        if chance(4, &random), rule.frequency != .weekly {
            rule.byMonthDay = pick(1...4, &random) {
                [1, 2, 13, 15, 28, 29, 30, 31, -1, -2, -29, -30, -31].randomElement(using: &$0) ?? 1
            }
        }
        if chance(8, &random), rule.frequency == .yearly || rule.frequency < .daily {
            rule.byYearDay = pick(1...4, &random) {
                [1, 59, 60, 61, 100, 200, 365, 366, -1, -2, -365, -366].randomElement(using: &$0)
                    ?? 1
            }
        }
        if chance(3, &random), rule.frequency == .yearly {
            let hasJanuary = rule.byMonth.isEmpty || rule.byMonth.contains(1)
            let weeks = [1, 2, 20, 51, -1, -2] + (hasJanuary ? [] : [52, 53])
            rule.byWeek = pick(1...3, &random) { weeks.randomElement(using: &$0) ?? 1 }
        }
        guard chance(3, &random) else { return }
        let isNumbered = rule.frequency >= .monthly && rule.byWeek.isEmpty && chance(2, &random)
        let isOfYear = rule.frequency == .yearly && rule.byMonth.isEmpty
        rule.byDay = pick(1...3, &random) {
            let weekday = Weekday.allCases.randomElement(using: &$0) ?? .monday
            let ordinals = isOfYear ? [1, 2, 20, 52, 53, -1, -2, -53] : [1, 2, 4, 5, -1, -2, -5]
            return .init(isNumbered ? ordinals.randomElement(using: &$0) : nil, weekday)
        }
    }

    /// The start matches, as dateutil counts each second up to an hour that does.
    private static func addStart(_ start: DateTime, to rule: inout Recurrence) {
        if !rule.byMonth.isEmpty { rule.byMonth.append(start.day.month) }
        if !rule.byDay.isEmpty { rule.byDay.append(.init(nil, start.day.weekday)) }
        if !rule.byHour.isEmpty { rule.byHour.append(start.secondOfDay / 3600) }
    }

    private static func addTimes(_ rule: inout Recurrence, _ random: inout SplitMix64) {
        if chance(5, &random) {
            rule.byHour = pick(1...3, &random) { .random(in: 0...23, using: &$0) }
        }
        if chance(5, &random) {
            rule.byMinute = pick(1...3, &random) { .random(in: 0...59, using: &$0) }
        }
        if chance(6, &random) {
            rule.bySecond = pick(1...3, &random) { .random(in: 0...59, using: &$0) }
        }
    }
}

private func chance(_ outOf: Int, _ random: inout SplitMix64) -> Bool {
    Int.random(in: 1...outOf, using: &random) == 1
}

private func pick<Element>(
    _ count: ClosedRange<Int>, _ random: inout SplitMix64, _ one: (inout SplitMix64) -> Element
) -> [Element] {
    (0..<Int.random(in: count, using: &random)).map { _ in one(&random) }
}
