import CivilTime
import ClinicStore
package import Planner

/// A plan as it was booked, and what the clinician should still look at.
package struct MadePlan: Sendable {
    package let plan: StoredPlan
    package let sessions: [Session]
    /// Wishes that could not be met, as the front desk says them.
    package let unmet: [String]
    package let asked: PlanQuestions
    package var questions: [PlanQuestion] { asked.now }

    /// `plan` is the plan's own document, with its sessions.
    package func json(_ plan: JSON) -> JSON {
        [
            "plan": plan, "findings": .array(self.plan.details.findings.map(\.json)),
            "questions": .array(questions.map { $0.json(for: patient) }),
            "questionsLater": .array(asked.later.map { $0.json(for: patient) }),
            "unmet": .texts(unmet),
        ]
    }

    /// In words, with the steps as a face says them.
    package func summary(isRehearsal: Bool, _ phrasing: Phrasing) -> String {
        let booked = "\(isRehearsal ? "Would book" : "Booked") \(sessions.count) sessions."
        let held: Advice =
            "Held: no sessions are booked yet. Book all held plans: \(do: .bookHeldPlans)"
        let waiting = plan.details.findings.filter { $0.state == .open }.map {
            "Acknowledge: \($0.rule), \($0.title). \($0.action)"
        }
        let told = asked.told(for: patient, phrasing)
        let ask = told.map { ["\($0.heading)"] + $0.lines.map { "  \($0)" } } ?? []
        let notMet = unmet.isEmpty ? [] : ["Not as wished: \(unmet.joined(separator: "; "))."]
        return ([plan.status == .held ? held.text(phrasing) : booked] + notMet + waiting + ask)
            .joined(separator: "\n")
    }

    private var patient: ID<Patient> { plan.details.patient }
}
