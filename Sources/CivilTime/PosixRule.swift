/// The footer of a zone file: the rule for all years to come (POSIX TZ, RFC 9636 section 3.3.1).
struct PosixRule: Hashable, Sendable {
    let standard: Int
    let summer: Summer?

    struct Summer: Hashable, Sendable {
        let offset: Int
        let start: YearDay
        let end: YearDay
    }

    /// A day of a year, and seconds after its midnight: from -167 to 167 hours.
    struct YearDay: Hashable, Sendable {
        enum Rule: Hashable, Sendable {
            /// 1 to 365; 29 February is never counted.
            case julian(Int)
            /// 0 to 365; 29 February is counted.
            case zeroBased(Int)
            /// The `week`th (5 is the last) `weekday` (0 is Sunday) of `month`.
            case monthly(month: Int, week: Int, weekday: Int)
        }
        let rule: Rule
        let seconds: Int

        func seconds(in year: Int) -> Int? { day(in: year).map { $0.number * 86_400 + seconds } }

        private func day(in year: Int) -> Day? {
            guard let first = try? Day(year: year, month: 1, day: 1) else { return nil }
            switch rule {
            case .julian(let day):
                return first + (day - 1 + (Day.isLeap(year) && day >= 60 ? 1 : 0))
            case .zeroBased(let day): return first + day
            case .monthly(let month, let week, let weekday):
                guard let begin = try? Day(year: year, month: month, day: 1) else { return nil }
                let ahead = (weekday - begin.weekday.rawValue % 7 + 7) % 7
                var day = begin + (ahead + (week - 1) * 7)
                if day.month != month { day = day - 7 }
                return day
            }
        }
    }

    /// The changes of the clocks in a year, in order of time.
    func transitions(in year: Int) -> [ZoneRules.Transition] {
        guard let summer, let start = summer.start.seconds(in: year),
            let end = summer.end.seconds(in: year), summer.offset != standard
        else { return [] }
        let toSummer = ZoneRules.Transition(
            at: Moment(minute: (start - standard).flooredDivision(by: 60)),
            offsetBefore: standard, offsetAfter: summer.offset)
        let toStandard = ZoneRules.Transition(
            at: Moment(minute: (end - summer.offset).flooredDivision(by: 60)),
            offsetBefore: summer.offset, offsetAfter: standard)
        return [toSummer, toStandard].sorted { $0.at < $1.at }
    }

    func offset(at moment: Moment) -> Int {
        let year = moment.utc.day.year
        let near = (max(1, year - 1)...min(9999, year + 1)).flatMap(transitions)
        return near.last { $0.at <= moment }?.offsetAfter ?? near.first?.offsetBefore ?? standard
    }
}

/// Reads `CET-1CEST,M3.5.0,M10.5.0/3`, `<+0330>-3:30`, `IST-1GMT0,M10.5.0,M3.5.0/1`.
struct PosixRuleReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// The rule; `nil` when the text is not one.
    mutating func rule() -> PosixRule? {
        guard name(), let west = time(signed: true, limit: 24) else { return nil }
        let standard = -west
        guard !rest.isEmpty else { return PosixRule(standard: standard, summer: nil) }
        guard name() else { return nil }
        var offset = standard + 3600
        if rest.first != UInt8(ascii: ",") {
            guard let west = time(signed: true, limit: 24) else { return nil }
            offset = -west
        }
        guard take(","), let start = yearDay(), take(","), let end = yearDay(), rest.isEmpty else {
            return nil
        }
        return PosixRule(
            standard: standard, summer: .init(offset: offset, start: start, end: end))
    }

    private mutating func take(_ letter: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: letter) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func name() -> Bool {
        if take("<") {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
            rest = rest[(end + 1)...]
            return true
        }
        let letters = rest.prefix {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
        }.count
        rest = rest.dropFirst(letters)
        return letters >= 3
    }

    private mutating func number(_ limit: Int) -> Int? {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let value = decimal(digits), value <= limit else { return nil }
        rest = rest.dropFirst(digits.count)
        return value
    }

    /// Reads `h[:mm[:ss]]`, in seconds.
    private mutating func time(signed: Bool, limit: Int) -> Int? {
        var sign = 1
        if signed {
            if take("-") { sign = -1 } else { _ = take("+") }
        }
        guard let hours = number(limit) else { return nil }
        var seconds = hours * 3600
        if take(":") {
            guard let minutes = number(59) else { return nil }
            seconds += minutes * 60
            if take(":") {
                guard let more = number(59) else { return nil }
                seconds += more
            }
        }
        return sign * seconds
    }

    private mutating func yearDay() -> PosixRule.YearDay? {
        let rule: PosixRule.YearDay.Rule
        if take("M") {
            guard let month = number(12), month >= 1, take("."), let week = number(5), week >= 1,
                take("."), let weekday = number(6)
            else { return nil }
            rule = .monthly(month: month, week: week, weekday: weekday)
        } else if take("J") {
            guard let day = number(365), day >= 1 else { return nil }
            rule = .julian(day)
        } else {
            guard let day = number(365) else { return nil }
            rule = .zeroBased(day)
        }
        guard take("/") else { return PosixRule.YearDay(rule: rule, seconds: 7200) }
        guard let seconds = time(signed: true, limit: 167) else { return nil }
        return PosixRule.YearDay(rule: rule, seconds: seconds)
    }
}
