package import CivilTime
package import Planner

// Each session lies in its plan week: the weeks in which its phase's dose gives so many sessions, one week for twice
// a week, four for every fourth week. The last of them end with the phase.

extension Dose {
    /// 2 is twice a week, 1.5 three times in two weeks, 0.25 every fourth week.
    package init(_ sessionsPerWeek: Double) {
        let weeks = (1...20).first { weeks in
            let sessions = sessionsPerWeek * Double(weeks)
            return sessions >= 0.9 && abs(sessions - sessions.rounded()) < 0.02
        }
        let block = weeks ?? 1
        self.init(max(1, Int((sessionsPerWeek * Double(block)).rounded())), inWeeks: block)
    }

    /// The days of a session, counted from the first of its phase of so many weeks; sessions count from 0.
    func days(ofSession number: Int, inPhaseOf length: Int) -> Range<Int> {
        days(ofBlock: number / sessions, inPhaseOf: length)
    }

    /// The same for the sessions that share their weeks.
    func days(ofBlock number: Int, inPhaseOf length: Int) -> Range<Int> {
        let first = number * weeks * 7
        return first..<max(first + 1, min(first + weeks * 7, length * 7))
    }
}

extension PhaseRequest {
    /// The phase without some rules, to find out what binds.
    func lifting(_ rules: Set<Rule>) -> PhaseRequest {
        var phase = self
        if rules.contains(.planWeek) { phase.dose = Dose(sessions, inWeeks: weeks) }
        phase.minDaysBetween = rules.contains(.minDaysBetween) ? 1 : max(1, minDaysBetween)
        return phase
    }
}

extension PlannedPhase {
    /// The phase's days, as they are now.
    package var days: ClosedRange<Day> { firstDay...lastDay }

    /// The plan week in which a day lies, which can end behind the phase. Before a change of the dose it is one week.
    package func week(of day: Day) -> ClosedRange<Day> {
        guard let doseFrom, day < doseFrom else {
            return week(of: day, from: doseFrom ?? firstDay, Dose(sessionsPerWeek).weeks * 7)
        }
        let week = week(of: day, from: firstDay, 7)
        return week.lowerBound...max(week.lowerBound, min(week.upperBound, doseFrom - 1))
    }

    private func week(of day: Day, from first: Day, _ length: Int) -> ClosedRange<Day> {
        let first = first + max(0, day - first) / length * length
        return first...(first + length - 1)
    }
}

extension PlanCheck {
    /// The plan week of a session where it stands, to the end of its phase; `nil` for what has none.
    func planWeek(of session: SessionDetails) -> ClosedRange<Day>? {
        guard session.kind == .physiotherapy, let phase = phase(of: session) else { return nil }
        let day = session.start.day
        let week = phase.week(of: day)
        let last = max(week.lowerBound, min(week.upperBound, phase.lastDay))
        return min(week.lowerBound, day)...max(last, day)
    }

    func planWeek(_ place: SessionDetails, from before: SessionDetails) -> [RuleViolation] {
        guard let week = planWeek(of: before), !week.contains(place.start.day) else { return [] }
        return [
            RuleViolation(
                rule: .planWeek,
                detail: "It leaves its plan week, \(week.lowerBound) to \(week.upperBound).")
        ]
    }

    /// What makes up for a session is not held before its phase begins, nor before its plan.
    func beginning(_ place: SessionDetails) -> [RuleViolation] {
        let phase = phase(of: place)
        guard let first = phase?.firstDay ?? anchors[.weighIn], place.start.day < first else {
            return []
        }
        let what = phase == nil ? "plan" : "phase"
        return [
            RuleViolation(
                rule: .planWeek, detail: "It comes before its \(what), which begins on \(first).")
        ]
    }

    /// Sessions that move with their plan may leave their week, but not their phase.
    package func phase(_ place: SessionDetails) -> [RuleViolation] {
        guard place.kind == .physiotherapy, let days = phase(of: place)?.days,
            !days.contains(place.start.day)
        else { return [] }
        return [
            RuleViolation(
                rule: .planWeek,
                detail: "It leaves its phase, \(days.lowerBound) to \(days.upperBound).")
        ]
    }
}

extension RuleSentence {
    var planWeek: String { "The free days do not lie in the weeks that need a session." }
}
