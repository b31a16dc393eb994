public import CivilTime

extension ZoneRules {
    /// The zone as a VTIMEZONE, with as few observances as events of these days need (RFC 5545 section
    /// 3.6.5).
    ///
    /// Two yearly rules if the pattern is regular; else one observance for each onset, beginning with the one
    /// that counts before the first event. Rules are such as Outlook reads: one `nXX` day a month.
    func component(from first: Day, through last: Day) -> Component {
        Component(
            "VTIMEZONE", [Property("TZID", text: identifier)],
            observances(from: first, through: last).map(\.component))
    }

    /// Whether these days need more than two yearly rules, as where clocks change by the moon or a rule was
    /// abolished.
    ///
    /// Outlook reads only one observance of several; every reader understands times in UTC alike.
    public func isIrregular(from first: Day, through last: Day) -> Bool {
        let observances = observances(from: first, through: last)
        return observances.count > 1 && observances.contains { $0.rule == nil }
    }

    private func observances(from first: Day, through last: Day) -> [Observance] {
        let years = (first.year - 1)...(last.year + 1)
        guard let begin = try? Day(year: max(1, years.lowerBound), month: 1, day: 1),
            let end = try? Day(year: min(9999, years.upperBound), month: 12, day: 31)
        else { return [] }
        let onsets = transitions(from: begin, through: end)
        let inside = onsets.filter {
            first - 1 <= $0.at.utc.day && $0.at.utc.day <= last + 1
        }
        guard !onsets.isEmpty, onsets.count >= 4 || !inside.isEmpty else {
            return [fixed(offset(at: Moment(minute: first.number * 1440)))]
        }
        if let yearly = yearly(onsets, years: years) { return yearly }
        let before = onsets.last { $0.at.utc.day < first - 1 }
        let used = (before.map { [$0] } ?? []) + inside
        let start = used.first.map { $0.offsetBefore } ?? offset(at: Moment(minute: 0))
        return (before == nil ? [fixed(start)] : []) + used.map { Observance($0, rule: nil) }
    }

    private func fixed(_ offset: Int) -> Observance {
        Observance(
            onset: LocalTime(minute: 0), from: offset, to: offset, isDaylight: false, rule: nil)
    }

    /// Two onsets a year, each in the same month, on the same weekday, at the same time.
    private func yearly(_ onsets: [Transition], years: ClosedRange<Int>) -> [Observance]? {
        var groups: [[Transition]] = []
        for onset in onsets {
            let index = groups.firstIndex {
                $0[0].offsetBefore == onset.offsetBefore && $0[0].offsetAfter == onset.offsetAfter
            }
            if let index { groups[index].append(onset) } else { groups.append([onset]) }
        }
        guard groups.count == 2 else { return nil }
        var observances: [Observance] = []
        for group in groups {
            guard group.map(\.localBefore.day.year) == Array(years),
                let rule = MonthlyDay(common: group.map(\.localBefore))
            else { return nil }
            observances.append(Observance(group[0], rule: rule))
        }
        return observances
    }
}

/// One rule of a time zone: from an onset on, the offset changes.
private struct Observance {
    /// By the offset before the change.
    let onset: LocalTime
    let from: Int
    let to: Int
    let isDaylight: Bool
    let rule: MonthlyDay?

    init(onset: LocalTime, from: Int, to: Int, isDaylight: Bool, rule: MonthlyDay?) {
        self.onset = onset
        self.from = from
        self.to = to
        self.isDaylight = isDaylight
        self.rule = rule
    }

    init(_ transition: ZoneRules.Transition, rule: MonthlyDay?) {
        self.init(
            onset: transition.localBefore, from: transition.offsetBefore,
            to: transition.offsetAfter,
            isDaylight: transition.offsetAfter > transition.offsetBefore, rule: rule)
    }

    var component: Component {
        var properties = [Property("DTSTART", raw: Stamp.local(onset))]
        if let rule {
            let text = "FREQ=YEARLY;BYMONTH=\(rule.month);BYDAY=\(rule.week)\(rule.weekday.code)"
            properties.append(Property("RRULE", raw: text))
        }
        properties.append(Property("TZOFFSETFROM", raw: Stamp.offset(from)))
        properties.append(Property("TZOFFSETTO", raw: Stamp.offset(to)))
        return Component(isDaylight ? "DAYLIGHT" : "STANDARD", properties)
    }
}
