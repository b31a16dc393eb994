package import Clinic
import Planner

extension MadePlan {
    /// In words, with the steps as a face says them.
    package func summary(isRehearsal: Bool, _ phrasing: Phrasing) -> String {
        let booked =
            "\(isRehearsal ? "Would book" : "Booked") \(counted(sessions.count, "session"))."
        let held: Advice =
            "Held: no sessions are booked yet. Book all held plans: \(do: .bookHeldPlans)"
        let waiting = plan.details.findings.filter { $0.state == .open }.map {
            "Acknowledge: \($0.rule), \($0.title). \($0.action)"
        }
        let told = asked.told(for: plan.details.patient, phrasing)
        let ask = told.map { ["\($0.heading)"] + $0.lines.map { "  \($0)" } } ?? []
        let notMet: Advice = "Not as wished: \(unmet.map(\.said).joined(separator: "; "))."
        return
            ([plan.status == .held ? held.text(phrasing) : booked]
            + (unmet.isEmpty ? [] : [notMet.text(phrasing)]) + waiting + ask)
            .joined(separator: "\n")
    }
}
