package import Clinic
import Planner

extension FindingRefusal: Worded {
    package var said: Failure {
        switch self {
        case .noCaution(let rule, let plan, let waiting):
            Failure(
                kind, "\(plan) has no caution \(rule) that waits.",
                remedy: Self.names(waiting) ?? "Nothing waits to be acknowledged.")
        case .noDecision(let rule, let plan, let waiting):
            Failure(
                kind, "\(plan) has no rule \(rule) that waits for a decision.",
                remedy: Self.names(waiting)
                    ?? """
                    Nothing of the plan waits to be overridden; what speaks against a medicine is \
                    overridden where it is confirmed.
                    """)
        }
    }

    private static func names(_ waiting: [PlanFinding]) -> Advice? {
        let names = Set(waiting.map(\.rule)).sorted()
        return names.isEmpty ? nil : "Waiting: \(names.joined(separator: ", "))."
    }
}
