package import Planner

/// Why a finding of a plan is not decided upon: no rule of that id waits for it. With those that wait.
package enum FindingRefusal: ClinicRefusal, Hashable {
    /// No such caution waits to be acknowledged.
    case noCaution(String, in: ID<StoredPlan>, waiting: [PlanFinding])
    /// No such rule waits to be overridden.
    case noDecision(String, in: ID<StoredPlan>, waiting: [PlanFinding])

    package var kind: RefusalKind { .notFound }
}
