import CivilTime
import Planner

// A review may miss its day by some days, either way (G14).

extension ReviewRequest {
    /// Its days, counted from plan day 0: not before it, and with more to spare when the rule is lifted to find out
    /// what binds.
    func days(lifting lifted: Set<Rule>) -> (from: Int, target: Int, to: Int) {
        let slack = toleranceDays + (lifted.contains(.reviewTolerance) ? 14 : 0)
        return (max(0, week * 7 - slack), week * 7, week * 7 + slack)
    }
}

extension PlanCheck {
    /// The days of the review that a session holds; `nil` where it holds none.
    func reviewDays(of session: SessionDetails) -> ClosedRange<Day>? {
        guard session.tasks.contains(where: { $0.kind == .review }) else { return nil }
        let due = reviews.min { abs($0 - session.start.day) < abs($1 - session.start.day) }
        return due.map { ($0 - ReviewRequest.usualTolerance)...($0 + ReviewRequest.usualTolerance) }
    }

    func reviewTolerance(
        _ place: SessionDetails, from before: SessionDetails
    ) -> [RuleViolation] {
        guard let days = reviewDays(of: before), !days.contains(place.start.day) else { return [] }
        return [
            RuleViolation(
                rule: .reviewTolerance,
                detail: "The review that it holds is due on"
                    + " \(days.lowerBound + ReviewRequest.usualTolerance), a week more or less.")
        ]
    }
}

extension RuleSentence {
    var reviewTolerance: String { "A review has no free time near its day." }
}
