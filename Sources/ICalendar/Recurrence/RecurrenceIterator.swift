import CivilTime

/// The instances of a rule as wall-clock times, in order, one at a time.
///
/// Nothing is kept but the days of one period, so that a rule of millions of instances costs no memory.
/// A rule that never matches ends with `isCutShort` when its work is used up.
public struct RecurrenceIterator: IteratorProtocol, Sequence {
    private let plan: RecurrencePlan
    private let start: DateTime
    /// Instances before are not wanted.
    private let from: DateTime
    private let through: DateTime
    /// The number of the period, from 0; it covers `interval` days, weeks, and so on.
    private var period = 0
    private var remaining: Int
    private var work: Int
    /// The instances of the current period are `days` times `times`, of which `places` are meant.
    private var days: [Int] = []
    private var times: [Int]
    private var places: [Int]?
    private var place = 0
    private var placeCount = 0
    private var hasEnded = false
    /// Whether the rule was given up because its work was used up.
    public private(set) var isCutShort = false
    /// How many periods, days and instances were looked at; what `work` limits.
    public private(set) var workDone = 0

    /// Begins with `start`, which is the first instance if it matches the rule.
    ///
    /// Instances before `from` are passed over, but count towards COUNT. `through` is the last time wanted;
    /// UNTIL of the rule is not looked at, so give it here, in wall-clock time. `work` is how many periods,
    /// days and instances are looked at, wanted or not, before the rule is given up.
    public init(
        _ rule: Recurrence, start: DateTime, from: DateTime? = nil, through: DateTime? = nil,
        work: Int = ReadLimits.standard.recurrenceWork
    ) {
        plan = RecurrencePlan(rule, start: start)
        self.start = start
        self.from = Swift.max(from ?? start, start)
        self.through = through ?? DateTime(.last, secondOfDay: 86_399)
        self.work = work - plan.times.count / 16
        workDone = plan.times.count / 16
        remaining = rule.count ?? Int.max
        times = plan.times
        if rule.count == nil { period = firstPeriod }
    }

    /// The next instance; `nil` at the end, and when the work is used up.
    public mutating func next() -> DateTime? {
        while !hasEnded, remaining > 0 {
            if place == placeCount {
                guard loadPeriod() else { return nil }
                continue
            }
            let index = places.map { $0[place] } ?? place
            place += 1
            let second = days[index / times.count] * 86_400 + times[index % times.count]
            guard spend(1) else { return nil }
            guard second >= start.second else { continue }
            guard second <= through.second else {
                hasEnded = true
                return nil
            }
            remaining -= 1
            guard second >= from.second else { continue }
            return DateTime(second: second)
        }
        return nil
    }

    private mutating func spend(_ cost: Int) -> Bool {
        work -= cost
        workDone += cost
        guard work < 0 else { return true }
        isCutShort = true
        hasEnded = true
        return false
    }
}

// MARK: Periods

extension RecurrenceIterator {
    private var interval: Int { plan.rule.interval }

    /// The last period that begins at or before `from`, less one to be sure.
    private var firstPeriod: Int {
        let distance: Int
        switch plan.rule.frequency {
        case .yearly: distance = from.day.year - start.day.year
        case .monthly:
            distance = (from.day.year - start.day.year) * 12 + from.day.month - start.day.month
        case .weekly: distance = (from.day - start.day) / 7
        case .daily: distance = from.day - start.day
        case .hourly: distance = (from.second - start.second) / 3600
        case .minutely: distance = (from.second - start.second) / 60
        case .secondly: distance = from.second - start.second
        }
        return Swift.max(0, distance / interval - 1)
    }

    /// Fills in the next period; false at the end.
    private mutating func loadPeriod() -> Bool {
        days.removeAll(keepingCapacity: true)
        let isLoaded: Bool
        switch plan.rule.frequency {
        case .yearly: isLoaded = loadYear()
        case .monthly: isLoaded = loadMonth()
        case .weekly:
            let intoWeek = (start.day.weekday.rawValue - plan.rule.weekStart.rawValue + 7) % 7
            isLoaded = loadDays(start.day.number - intoWeek + period * interval * 7, 7)
        case .daily: isLoaded = loadDays(start.day.number + period * interval, 1)
        case .hourly, .minutely, .secondly: isLoaded = loadClock()
        }
        hasEnded = !isLoaded
        guard isLoaded else { return false }
        choosePlaces()
        return true
    }

    private mutating func loadYear() -> Bool {
        let (year, overflow) = start.day.year.addingReportingOverflow(period * interval)
        guard !overflow, year <= through.day.year else { return false }
        period += 1
        if plan.months.isEmpty { return scan(year, month: 1, count: Day.isLeap(year) ? 366 : 365) }
        for month in plan.months.sorted {
            guard scan(year, month: month, count: Day.daysInMonth(month, year: year)) else {
                return false
            }
        }
        return true
    }

    private mutating func loadMonth() -> Bool {
        let index = start.day.year * 12 + start.day.month - 1 + period * interval
        let (year, month) = (index / 12, index % 12 + 1)
        guard year <= through.day.year else { return false }
        period += 1
        guard plan.months.allows(month) else { return spend(1) }
        return scan(year, month: month, count: Day.daysInMonth(month, year: year))
    }

    private mutating func scan(_ year: Int, month: Int, count: Int) -> Bool {
        guard let first = try? Day(year: year, month: month, day: 1) else { return false }
        return scan(first, count)
    }

    private mutating func loadDays(_ number: Int, _ count: Int) -> Bool {
        guard number <= through.day.number else { return false }
        period += 1
        return scan(Day(number: number), Swift.min(count, Day.last - Day(number: number) + 1))
    }

    private mutating func scan(_ first: Day, _ count: Int) -> Bool {
        guard spend(1 + count * plan.dayCost / 16) else { return false }
        var date = CivilDate(first)
        for _ in 0..<count {
            if plan.matches(date) { days.append(date.day.number) }
            date.advance()
        }
        return true
    }

    /// Which of the period's instances are meant, those before `from` left out where it is safe.
    private mutating func choosePlaces() {
        let total = days.count * times.count
        place = 0
        placeCount = total
        places = nil
        if !plan.positions.isEmpty {
            let chosen = Set(
                plan.positions.map { $0 > 0 ? $0 - 1 : total + $0 }
                    .filter { (0..<total).contains($0) }
            ).sorted()
            places = chosen
            placeCount = chosen.count
        } else if plan.rule.count == nil {
            place = (days.firstIndex { $0 >= from.day.number } ?? days.count) * times.count
        }
    }
}

// MARK: Hours, minutes and seconds

extension RecurrenceIterator {
    /// The next hour, minute or second at which instances may start.
    private mutating func loadClock() -> Bool {
        let plan = plan
        let unit = plan.rule.frequency == .hourly ? 3600 : plan.rule.frequency == .minutely ? 60 : 1
        let base = start.second.floored(by: unit) * unit
        let step = unit * interval
        while true {
            let second = base + period * step
            guard second <= through.second, spend(plan.dayCost) else { return false }
            guard let jump = plan.nextChance(second) else {
                days.append(second.floored(by: 86_400))
                times = timesOfPeriod(second - days[0] * 86_400)
                period += 1
                return spend(times.count / 16)
            }
            period = Swift.max(period + 1, (jump - base + step - 1).floored(by: step))
        }
    }

    private func timesOfPeriod(_ inDay: Int) -> [Int] {
        guard plan.rule.frequency != .secondly else { return [inDay] }
        let seconds =
            plan.seconds.isEmpty
            ? [start.secondOfDay % 60] : plan.seconds.sorted.filter { $0 < 60 }
        guard plan.rule.frequency == .hourly else { return seconds.map { inDay + $0 } }
        let minutes =
            plan.minutes.isEmpty ? [start.secondOfDay / 60 % 60] : plan.minutes.sorted
        return minutes.flatMap { minute in seconds.map { inDay + minute * 60 + $0 } }
    }
}
