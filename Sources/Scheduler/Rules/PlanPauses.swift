import CivilTime
package import Planner

// While a plan rests nothing is held that goes with it. What has days of its own goes on, like quit support.

extension PlanCheck {
    /// The pause of the plan in which a session would lie.
    package func pause(_ place: SessionDetails) -> [RuleViolation] {
        guard place.kind.goesWithPlan,
            let pause = pauses.first(where: { $0.contains(place.start.day) })
        else { return [] }
        return [RuleViolation(rule: .blockedDay, detail: "The plan rests \([pause].told).")]
    }
}
