import CivilTime

/// Reads the rules of a VTIMEZONE (RFC 5545 section 3.6.5).
struct TimeZoneReader {
    private let limits: ReadLimits
    /// Periods of rules that may still be looked at.
    private var work: Int
    private var changes: [ZoneClock.Change] = []
    private(set) var problems: [ReadProblem] = []

    /// Onsets are expanded through 2099.
    private static let last = DateTime(Day(number: 47_481), secondOfDay: 0)

    /// The clock of a VTIMEZONE; `nil` when no observance can be used.
    static func clock(
        _ component: Component, limits: ReadLimits, work: inout Int
    ) -> (clock: ZoneClock?, problems: [ReadProblem]) {
        var reader = TimeZoneReader(limits: limits, work: work)
        for observance in component.components
        where observance.name == "STANDARD" || observance.name == "DAYLIGHT" {
            guard reader.changes.count < limits.zoneOnsets, reader.work > 0 else {
                let reason = "the time zone is too large; the rest of it is not used"
                reader.problems.append(ReadProblem(line: observance.line, .error, reason))
                break
            }
            reader.add(observance)
        }
        work = reader.work
        return (reader.clock(), reader.problems)
    }

    private init(limits: ReadLimits, work: Int) {
        self.limits = limits
        self.work = work
    }

    private mutating func add(_ observance: Component) {
        do throws(BadValue) {
            guard let start = observance.first("DTSTART"), let to = observance.first("TZOFFSETTO")
            else { throw BadValue("\(observance.name) lacks DTSTART or TZOFFSETTO") }
            let after = try Stamp.offset(parsing: to.word)
            var before: Int?
            if let from = observance.first("TZOFFSETFROM") {
                before = try Stamp.offset(parsing: from.word)
            }
            for onset in try onsets(observance, CalendarTime(start).wall, before ?? after) {
                changes.append(
                    ZoneClock.Change(
                        at: onset.second - (before ?? after), before: before ?? after, after: after)
                )
            }
        } catch {
            problems.append(ReadProblem(line: observance.line, .error, error.reason))
        }
    }

    /// Wall-clock times by the offset before the change.
    private mutating func onsets(
        _ observance: Component, _ start: DateTime, _ before: Int
    ) throws(BadValue) -> [DateTime] {
        var onsets = [start]
        for property in observance.all("RRULE") {
            let rule = try Recurrence(parsing: property.word)
            guard rule.frequency >= .daily else {
                throw BadValue("clocks do not change \(rule.frequency.rawValue.lowercased())")
            }
            var iterator = RecurrenceIterator(
                rule, start: start, through: Self.end(of: rule, before), work: min(work, 20_000))
            while onsets.count < limits.zoneOnsets, let onset = iterator.next() {
                onsets.append(onset)
            }
            work -= iterator.workDone
        }
        for property in observance.all("RDATE") {
            for text in property.list.prefix(limits.zoneOnsets - onsets.count) {
                let time = text.split(separator: "/").first.map(String.init) ?? ""
                onsets.append(try CalendarTime(parsing: time, tzid: nil).wall)
            }
        }
        return onsets
    }

    /// The last onset that a rule may give, by the offset before the change.
    private static func end(of rule: Recurrence, _ before: Int) -> DateTime {
        guard let until = rule.until else { return last }
        var wall = until.wall
        if case .utc = until { wall = DateTime(second: wall.second + before) }
        if until.isDate { wall = DateTime(wall.day, secondOfDay: 86_399) }
        return min(last, wall)
    }

    private func clock() -> ZoneClock? {
        let sorted = changes.sorted { ($0.at, $0.after) < ($1.at, $1.after) }
        guard let first = sorted.first else { return nil }
        // The offset before a change is what the change before it led to.
        var offset = first.before
        var chain: [ZoneClock.Change] = []
        for change in sorted.prefix(limits.zoneOnsets) {
            chain.append(ZoneClock.Change(at: change.at, before: offset, after: change.after))
            offset = change.after
        }
        return ZoneClock(initialOffset: first.before, changes: chain)
    }
}
