package import Planner

extension AgeStop {
    /// Decides against the rule, where a clinician may.
    package var overriding: NextStep? {
        override.map { NextStep(.override(plan, rule: $0), [.reason: .blank(.why)]) }
    }

    /// The first step that helps.
    func step(of patient: ID<Patient>) -> NextStep { overriding ?? .birth(of: patient) }
}
