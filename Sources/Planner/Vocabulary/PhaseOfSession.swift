extension PlanDetails {
    /// The phase with that number; `nil` for none, or for one that the plan lacks.
    package func phase(_ id: ID<PlannedPhase>?) -> PlannedPhase? {
        phases.first { $0.id == id }
    }

    /// The phase that a session belongs to; `nil` where it belongs to none, or where that is not known.
    package func phase(of session: SessionDetails) -> PlannedPhase? { phase(session.phase) }
}
