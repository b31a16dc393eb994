import ClinicStore
import Planner

/// Each line of a plan and why it is there, or is not.
package struct ExplainedPlan: Page, Documented {
    package let page: PlanPage

    package init(_ page: PlanPage) { self.page = page }

    package var json: JSON {
        let (plan, pin) = (page.plan, page.plan.details.pin)
        return [
            "stop": .null, "plan": .text(plan.id), "cause": .string(pin.cause),
            "templateVersion": .integer(pin.version), "templateHash": .string(pin.contentHash),
            "reasons": .array(plan.details.reasons.map(\.json)),
            "findings": .array(page.live.lines.map(\.json)),
            "assessment": .text(plan.details.assessment),
            "screening": .text(plan.details.screening),
            "phases": .array(page.shown.details.phases.map(\.json)),
            "exercises": page.exercises?.json ?? .null,
            "questions": page.questions.json(for: plan),
        ]
    }
}
